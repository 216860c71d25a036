import Glibc
import Sockets

/// A cardd on an installation of its own, which nobody has used yet. It ends with its owner.
struct Installation: ~Copyable {
  private static let stopSeconds = 15

  let socket: SocketPath
  /// The first admin's, as `cardd init` told it.
  let password: String
  private let server: ChildProcess

  static func start(cardd: String, in folder: WorkFolder) throws(BenchError) -> Installation {
    let data = folder.file("data")
    let initial = try Program(executable: cardd, outputPath: folder.file("init.json"))
      .run(["init", "--data", data, "-o", "json"])
    let password = try Answer.string("password", in: initial)
    let path = try bench { () throws(SocketError) in try SocketPath(folder.file("cardd.sock")) }
    let server = try bench { () throws(SocketError) in
      try ChildProcess(
        executable: cardd,
        arguments: ["serve", "--data", data, "--socket", path.path] + limits,
        output: folder.file("cardd.log"))
    }
    try ClientSocket(whenListening: path).close()
    return Installation(socket: path, password: password, server: server)
  }

  private init(socket: SocketPath, password: String, server: consuming ChildProcess) {
    self.socket = socket
    self.password = password
    self.server = server
  }

  /// All clients are one user's, most of them one account's, and rpc.ping is measured without a login.
  private static let limits = [
    "connections=4096", "connectionsBeforeLogin=4096", "connectionsPerUser=4096",
    "accountCallsInFlight=10000",
    "tenantCallsInFlight=10000", "accountReadsPerSecond=10000000", "tenantReadsPerSecond=10000000",
    "accountWritesPerSecond=1000000", "tenantWritesPerSecond=1000000",
  ].flatMap { ["--limit", $0] }

  /// Ends the server in good order.
  consuming func stop() {
    server.signal(SIGTERM)
    _ = server.wait(by: .after(.seconds(Self.stopSeconds)))
  }
}
