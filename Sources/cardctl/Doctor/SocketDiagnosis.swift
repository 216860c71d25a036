import Sockets

/// Why no connection came about, and what to do.
struct SocketDiagnosis {
  private let error: SocketError
  private let path: String
  private let context: Context

  init(_ error: SocketError, _ context: Context) {
    self.error = error
    self.context = context
    path = context.settings.socket.path
  }

  var finding: Finding {
    switch error {
    case .noServer: absent
    case .staleSocket:
      wrong(Text("a socket is there, and nobody listens on it", "套接字存在，但无人监听"), do: Self.start)
    case .notASocket:
      wrong(
        Text("what is there is no socket", "该路径上不是套接字"),
        do: Text(
          "Name the server's path with --socket or CARDD_SOCKET.",
          "请用 --socket 或 CARDD_SOCKET 指定服务器路径。"))
    case .denied(_, let part): denied(part)
    default: wrong(error.text, do: Self.start)
    }
  }

  private func wrong(_ detail: Text, do advice: Text) -> Finding {
    .wrong(.socket, .cannotConnect, detail, do: advice)
  }

  private static let start = Text(
    "Start the server: cardd serve, or systemctl start cardd.",
    "请启动服务器：cardd serve 或 systemctl start cardd。")

  // MARK: Nothing there

  private var absent: Finding {
    let missing = PathPart.missing(of: path) ?? path
    let detail = Text("\(missing) does not exist", "\(missing) 不存在")
    guard let other = elsewhere else { return wrong(detail, do: Self.start) }
    return wrong(
      detail,
      do: Text(
        "There is a socket at \(other): use --socket or CARDD_SOCKET, or start the server.",
        "\(other) 处有套接字：请用 --socket 或 CARDD_SOCKET 指定，或启动服务器。"))
  }

  /// Another path at which a server usually listens, and at which there is a socket.
  private var elsewhere: String? {
    let environment = context.system.environment
    let user = environment("XDG_RUNTIME_DIR").map { "\($0)/cardd/cardd.sock" }
    let candidates = [environment("CARDD_SOCKET"), user, SocketPath.standardPath]
    return candidates.compactMap(\.self).first { $0 != path && PathPart($0)?.kind == .socket }
  }

  // MARK: No access

  private func denied(_ part: String) -> Finding {
    let identity = ProcessIdentity.current
    let groups = identity.groups.joined(separator: " ")
    guard let seen = PathPart(part) else {
      return wrong(
        Text("access to \(part) is denied", "无权访问 \(part)"), do: Self.askOwner("root"))
    }
    let isFolder = seen.kind == .folder
    return wrong(
      Text(
        "\(part) may not be \(isFolder ? "entered" : "used"): \(seen); you are \(identity.user), "
          + "in: \(groups)",
        "无权\(isFolder ? "进入" : "使用") \(part)：\(seen)；您是 \(identity.user)，所属组：\(groups)"),
      do: seen.opensToGroup && !identity.groups.contains(seen.group)
        ? Self.join(seen.group) : Self.askOwner(seen.owner))
  }

  private static func join(_ group: String) -> Text {
    Text(
      "Ask to be put into the group \(group), then log in to the system again.",
      "请申请加入用户组 \(group)，然后重新登录系统。")
  }

  private static func askOwner(_ owner: String) -> Text {
    Text("Ask \(owner) for access.", "请向 \(owner) 申请访问权限。")
  }
}

extension PathPart {
  /// A folder is entered with `x`; a socket is used with `w` (unix(7)).
  fileprivate var opensToGroup: Bool { mode & (kind == .folder ? 0o010 : 0o020) != 0 }
}
