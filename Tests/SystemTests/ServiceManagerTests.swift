import Foundation
import Sockets
import Testing

@Suite("Under a service manager", .timeLimit(.minutes(30)))
struct ServiceManagerTests {
  let installation: Installation

  init() throws { installation = try Installation() }

  /// Listens at the path, passes the socket on as descriptor 3, and becomes the program.
  private static let activator = """
    import os, socket, sys
    kind, path, program = sys.argv[1], sys.argv[2], sys.argv[3:]
    passed = socket.socket(socket.AF_UNIX, getattr(socket, "SOCK_" + kind))
    passed.bind(path)
    if kind == "STREAM" and not os.environ.get("UNHEARD"): passed.listen(64)
    os.dup2(passed.fileno(), 3)
    os.set_inheritable(3, True)
    os.environ["LISTEN_PID"] = os.environ.get("LISTEN_PID", str(os.getpid()))
    os.environ["LISTEN_FDS"] = os.environ.get("LISTEN_FDS", "1")
    os.execv(program[0], program)
    """

  /// Prints the datagrams that come to a name, a line each.
  private static let listener = """
    import socket, sys
    name = sys.argv[1]
    mouth = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    mouth.bind("\\0" + name[1:] if name[0] == "@" else name)
    print("listening", flush=True)
    while True: print(mouth.recv(4096).decode().replace("\\n", "|"), flush=True)
    """

  /// The flags of an open file: proc_pid_fdinfo(5).
  private func flags(of descriptor: Int, in program: Program) throws -> Int32 {
    let lines = text("/proc/\(program.pid)/fdinfo/\(descriptor)").split(separator: "\n")
    let line = try #require(lines.first { $0.hasPrefix("flags:") })
    return try #require(Int32(line.split(separator: "\t").last ?? "", radix: 8))
  }

  private func starter(_ path: String, kind: String = "STREAM") -> [String] {
    ["/usr/bin/env", "python3", "-c", Self.activator, kind, path]
  }

  @Test("a socket that was passed on is served, and its file is left where it was")
  func activation() throws {
    let path = try SocketPath(installation.folder.path + "/passed.sock")
    let server = try installation.serve(at: path, starter: starter(path.path))
    #expect(try server.connect().ask("rpc.ping").outcome == "OK")
    #expect(
      try flags(of: 3, in: server.program) & (O_CLOEXEC | O_NONBLOCK) == O_CLOEXEC | O_NONBLOCK)
    try wait(for: "the log") { installation.log.contains("serving \(path)") }
    #expect(!exists(installation.socket.directory), "nothing was made at the path of its own")
    let other = try Installation()
    let twin = try other.start(at: path.path)
    #expect(try twin.end() == 1)
    #expect(twin.errors.contains("already serves"))
    #expect(exists(path.path))
    #expect(try server.stop() == 0)
    #expect(exists(path.path))
  }

  @Test("a socket in a folder where no lock can be made is served without one")
  func foreignFolder() throws {
    // A folder that has moved away by then will do, whoever runs this test.
    let path = try SocketPath(installation.folder.path + "/gone/passed.sock")
    let folder = installation.folder.path + "/gone"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    let moved = installation.folder.path + "/moved"
    let script = Self.activator.replacing(
      "os.execv", with: "os.rename(os.path.dirname(path), \"\(moved)\"); os.execv")
    let server = try installation.serve(
      at: try SocketPath(moved + "/passed.sock"),
      starter: ["/usr/bin/env", "python3", "-c", script, "STREAM", path.path])
    #expect(try server.connect().ask("rpc.ping").outcome == "OK")
    #expect(try server.stop() == 0)
  }

  @Test("what is no listening Unix stream socket is refused, with what is wrong")
  func unfit() throws {
    let path = installation.folder.path + "/unfit.sock"
    let cases: [(kind: String, variables: [String], says: String)] = [
      ("DGRAM", [], "no Unix stream socket"), ("STREAM", ["UNHEARD=1"], "does not listen"),
      ("STREAM", ["LISTEN_FDS=2"], "LISTEN_FDS is 2"),
    ]
    for (kind, variables, says) in cases {
      try? FileManager.default.removeItem(atPath: path)
      let program = try installation.start(
        at: path, starter: starter(path, kind: kind), environment: variables)
      #expect(try program.end() == 1)
      #expect(program.errors.contains(says), "\(program.errors)")
    }
  }

  @Test("what was meant for another process is not touched")
  func otherProcess() throws {
    let path = installation.folder.path + "/other.sock"
    let server = try installation.serve(starter: starter(path), environment: ["LISTEN_PID=1"])
    try wait(for: "the log") { installation.log.contains("serving \(installation.socket)") }
    #expect(try server.stop() == 0)
  }

  @Test(
    "it hears when calls are taken, that all is well, and when the server stops",
    arguments: [false, true])
  func notification(isAbstract: Bool) throws {
    let name = (isAbstract ? "@" : "") + installation.folder.path + "/notify"
    let output = installation.folder.path + "/notify.out"
    let listener = try ChildProcess(
      executable: "/usr/bin/env", arguments: ["python3", "-c", Self.listener, name],
      environment: ["PATH=/usr/bin:/bin"], output: output)
    try wait(for: "the listener") { text(output).contains("listening") }
    let server = try installation.serve(
      environment: ["NOTIFY_SOCKET=\(name)", "WATCHDOG_USEC=100000"])
    try wait(for: "a sign of life") { text(output).contains("WATCHDOG=1\n") }
    #expect(text(output).contains("READY=1|STATUS=serving \(installation.socket)\n"))
    #expect(!text(output).contains("STOPPING"))
    server.program.signal(SIGHUP)
    try wait(for: "the reload") { text(output).contains("READY=1\n") }
    #expect(text(output).contains("RELOADING=1|MONOTONIC_USEC="))
    #expect(try server.stop() == 0)
    try wait(for: "the farewell") { text(output).contains("STOPPING=1|STATUS=") }
    listener.signal(SIGTERM)
    _ = listener.wait()
  }
}
