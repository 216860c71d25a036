import Glibc
import Testing

@testable import Sockets

@Suite struct ChildProcessTests {
  private let folder = TemporaryFolder()

  private func path(_ name: String) -> String { "\(folder.path)/\(name)" }

  private func shell(_ script: String, output: String? = nil) throws -> ChildProcess {
    try ChildProcess(
      executable: "/bin/sh", arguments: ["-c", script], environment: ["NAME=value"], output: output)
  }

  private func text(of path: String) throws -> String {
    let file = try Descriptor.open(reading: path)
    var text = ByteBuffer()
    while case .bytes = try file.read(into: &text) {}
    return String(decoding: text.bytes, as: UTF8.self)
  }

  @Test("a child's output and errors go to the file that is named, and replace what it held")
  func output() throws {
    let path = path("output")
    let first = try shell("echo long text", output: path).wait()
    let second = try shell("echo $NAME; echo bad >&2", output: path).wait()
    #expect([first, second] == [0, 0])
    #expect(try text(of: path) == "value\nbad\n")
  }

  @Test("an output that cannot be opened is an error of the start")
  func badOutput() {
    let error = failure { () throws(SocketError) in
      _ = try ChildProcess(
        executable: "/bin/true", arguments: [], output: path("none/output"))
    }
    #expect(
      error == .system(operation: "posix_spawn", path: "/bin/true", code: ENOENT))
  }

  @Test("a child that ends in time tells its status; one that does not is killed")
  func deadline() throws {
    let done = try shell("exit 3").wait(by: .never)
    let late = try shell("exec /bin/sleep 60").wait(by: .after(.zero))
    #expect([done, late] == [3, 128 + SIGKILL])
  }

  @Test("temporary folders differ, and only their owner can enter them")
  func temporaryFolders() throws {
    let folders = try [
      Folder.makeTemporary(path("t-")), Folder.makeTemporary(path("t-")),
    ]
    #expect(folders[0] != folders[1])
    #expect(folders.allSatisfy { $0.hasPrefix(path("t-")) && Folder.holds($0) })
    var status = stat()
    #expect(unsafe stat(folders[0], &status) == 0)
    #expect(status.st_mode & 0o777 == 0o700)
    let error = failure { () throws(SocketError) in
      _ = try Folder.makeTemporary(path("none/t-"))
    }
    #expect(
      error == .system(operation: "mkdtemp", path: path("none/t-XXXXXX"), code: ENOENT))
  }
}
