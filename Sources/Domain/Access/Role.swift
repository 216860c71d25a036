/// The built-in roles. A custom role has one of them as its base.
package enum Role: String, CaseIterable, Sendable {
  case store, chain, support, admin, service

  /// True for the roles of the platform's own staff, who belong to no tenant.
  package var isPlatform: Bool { self == .support || self == .admin }

  /// True if custom roles may be made from it.
  package var canBeBase: Bool { self != .admin }

  /// The role in the same place whose accounts can do more, if there is one.
  package var senior: Role? {
    switch self {
    case .store: .chain
    case .support: .admin
    case .chain, .admin, .service: nil
    }
  }

  /// Roles for which a second factor is mandatory.
  package var needsTOTP: Bool { isPlatform }

  /// Whether a name has the form of a custom role's: `[a-z][a-z0-9_-]{1,31}`.
  package static func isCustomName(_ name: String) -> Bool {
    let bytes = name.utf8
    guard (2...32).contains(bytes.count), let first = bytes.first, isSmallLetter(first) else {
      return false
    }
    return bytes.allSatisfy { byte in
      isSmallLetter(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
    }
  }

  private static func isSmallLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
  }

  package var label: Wording {
    switch self {
    case .store: Wording("Store", zh: "门店")
    case .chain: Wording("Chain headquarters", zh: "连锁总部")
    case .support: Wording("Support", zh: "平台客服")
    case .admin: Wording("Administrator", zh: "平台管理员")
    case .service: Wording("Service", zh: "系统服务")
    }
  }
}
