extension Access {
  /// What a denial rests on, as people are told it.
  package struct Ground: Sendable {
    /// Who took a permission away, as far as the asker may know, and when, as people read it.
    package struct Change: Sendable {
      let author: Wording
      let time: String?

      /// - Parameter name: the login name of the account that did it.
      package init(by name: String, at time: String? = nil) {
        self.init(by: Wording(name, zh: "\(name) "), at: time)
      }

      package init(by author: Wording, at time: String? = nil) {
        (self.author, self.time) = (author, time)
      }
    }

    private let reason: Reason
    private let role: String
    private let permission: String
    private let change: Change?

    /// - Parameters:
    ///   - role: its name.
    ///   - change: who took the permission away, where that is the reason.
    package init(_ reason: Reason, role: String?, permission: String?, change: Change?) {
      self.reason = reason
      (self.role, self.permission) = (role ?? "", permission ?? "")
      self.change = change
    }

    /// As a part of a sentence.
    package var clause: Wording {
      switch reason {
      case .roleLacksPermission: lacking
      case .permissionRevoked: revoked
      default: reason.clause
      }
    }

    private var roleName: Wording {
      Wording(role, zh: "“\(Role(rawValue: role)?.label.zhCN ?? role)”")
    }

    private var lacking: Wording {
      Wording(
        "the role \(roleName.en) does not have the permission \(permission)",
        zh: "角色\(roleName.zhCN)没有权限 \(permission)")
    }

    private var revoked: Wording {
      guard let change else {
        return Wording("\(lacking.en): it was taken away", zh: "\(lacking.zhCN)：该权限已被收回")
      }
      let (author, time) = (change.author, change.time)
      return Wording(
        "\(lacking.en): \(author.en) took it away\(time.map { " on \($0)" } ?? "")",
        zh: "\(lacking.zhCN)：\(author.zhCN)\(time.map { "于 \($0) " } ?? "")收回了该权限")
    }
  }
}
