import Console
import JSON
import RPC

/// Keeps the token of the last login, one for each server, in a file that only the user can read.
struct SessionStore {
  private let file: PrivateFile
  /// The server: the absolute path of its socket.
  private let server: String

  /// `$XDG_STATE_HOME/cardctl/session`, by default below `~/.local/state` (XDG Base Directory
  /// Specification; a relative path counts as absent). nil if there is no home either.
  init?(environment: (String) -> String?, server: String) {
    var folder = environment("XDG_STATE_HOME") ?? ""
    if !folder.hasPrefix("/") {
      guard let home = environment("HOME"), home.hasPrefix("/") else { return nil }
      folder = "\(home)/.local/state"
    }
    file = PrivateFile("\(folder)/cardctl/session")
    self.server = server
  }

  func load() throws(ConsoleError) -> Secret? {
    try all()[server]
  }

  func save(_ token: Secret) throws(ConsoleError) {
    var tokens = try all()
    tokens[server] = token
    try replace(with: tokens)
  }

  func remove() throws(ConsoleError) {
    var tokens = try all()
    guard tokens.removeValue(forKey: server) != nil else { return }
    if tokens.isEmpty { try file.remove() } else { try replace(with: tokens) }
  }

  /// Tokens by server. A file that makes no sense counts as empty: all that it costs is a login.
  private func all() throws(ConsoleError) -> [String: Secret] {
    guard let bytes = try file.read() else { return [:] }
    var scanner = Scanner()
    guard (try? scanner.check(bytes.span)) != nil else { return [:] }
    var tokens: [String: Secret] = [:]
    for member in Value(bytes).members {
      tokens[member.name] = member.value.string.map(Secret.init)
    }
    return tokens
  }

  private func replace(with tokens: [String: Secret]) throws(ConsoleError) {
    var writer = Writer()
    writer.beginObject()
    for (server, token) in tokens.sorted(by: { $0.key < $1.key }) {
      writer.name(unquoted: server)
      writer.string(token.text)
    }
    writer.endObject()
    try file.replace(with: [UInt8](copying: writer.bytes))
  }
}
