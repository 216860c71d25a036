import API
import Foundation
import RPC
import Sockets

/// A data folder with its first admin, and a socket's path in it.
final class Installation: Sendable {
  let folder: TemporaryFolder
  let socket: SocketPath
  /// The first admin's, to be changed at the first login.
  let oneTimePassword: String

  var data: String { folder.path + "/data" }
  var database: String { data + "/cardd.db" }
  var keys: String { data + "/cardd.keys" }
  /// Everything that its servers wrote to standard error.
  var log: String { text(folder.path + "/server.err") }

  init() throws {
    folder = try TemporaryFolder()
    socket = try SocketPath(folder.path + "/run/s.sock")
    let data = folder.path + "/data"
    let program = try Program(
      ["init", "--data", data, "-o", "json"], printingTo: folder.path + "/init")
    guard try program.end() == 0 else { throw DidNotStart(errors: program.errors) }
    let printed = try JSONSerialization.jsonObject(with: Data(program.output.utf8))
    oneTimePassword = (printed as? [String: String])?["password"] ?? ""
  }

  /// A copy of another, which must not be in use.
  init(copyOf other: Installation) throws {
    folder = try TemporaryFolder()
    socket = try SocketPath(folder.path + "/run/s.sock")
    oneTimePassword = other.oneTimePassword
    try FileManager.default.copyItem(atPath: other.data, toPath: data)
  }

  /// One that `cardd init` has not made: with these keys, and an empty file for the database.
  init(keys: String) throws {
    folder = try TemporaryFolder()
    socket = try SocketPath(folder.path + "/run/s.sock")
    oneTimePassword = ""
    try FileManager.default.createDirectory(
      atPath: data, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    for (path, text) in [(self.keys, keys), (database, "")] {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path))
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    }
  }

  /// All clients of a test are one user's, and many of them log in late.
  static let limits = ["connectionsBeforeLogin=256", "connectionsPerUser=1024"]

  /// Starts a server and waits until it answers.
  func serve(
    at path: SocketPath? = nil, limits: [String] = Installation.limits, _ options: [String] = [],
    starter: [String] = [], environment: [String] = []
  ) throws -> Server {
    let path = path ?? socket
    let program = try start(
      at: path.path, limits: limits, options, starter: starter, environment: environment)
    try wait(for: "the server's first answer") {
      guard program.isRunning else { throw DidNotStart(errors: program.errors) }
      return (try? Client(path).ask("rpc.ping").outcome) == "OK"
    }
    return Server(program: program, socket: path)
  }

  /// Starts a server, which may refuse to.
  func start(
    at path: String, limits: [String] = Installation.limits, _ options: [String] = [],
    starter: [String] = [], environment: [String] = []
  ) throws -> Program {
    try Program(
      ["serve", "--data", data, "--socket", path] + limits.flatMap { ["--limit", $0] } + options,
      printingTo: folder.path + "/server", starter: starter, environment: environment)
  }
}

/// A server that answers.
final class Server {
  let program: Program
  let socket: SocketPath

  init(program: Program, socket: SocketPath) {
    self.program = program
    self.socket = socket
  }

  func connect() throws -> Client { try Client(socket) }

  /// Asks it to stop.
  func stop() throws -> Int32 {
    program.signal(SIGTERM)
    return try program.end()
  }

  /// Ends it between two of its instructions.
  func kill() throws {
    program.signal(SIGKILL)
    _ = try program.end()
  }
}

/// The program ended instead of serving.
struct DidNotStart: Error, CustomStringConvertible {
  let errors: String
  var description: String { "cardd did not start: \(errors)" }
}
