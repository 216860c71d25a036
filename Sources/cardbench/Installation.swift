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
        arguments: [
          "serve", "--data", data, "--socket", path.path,
          // All clients are one user's, and rpc.ping is measured without a login.
          "--limit", "connectionsBeforeLogin=256", "--limit", "connectionsPerUser=1024",
        ],
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

  /// Ends the server in good order.
  consuming func stop() {
    server.signal(SIGTERM)
    _ = server.wait(by: .after(.seconds(Self.stopSeconds)))
  }
}
