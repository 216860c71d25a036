import ClientTesting
import Console
import Glibc
import Sockets
import Testing

@testable import cardctl

/// What the doctor says to a user whom files keep out: another user, which only root can become.
@Suite(
  .timeLimit(.minutes(30)),
  .enabled(if: Stranger.canRun, "needs root, setpriv and a build that everybody may run"))
struct DoctorAccessTests {
  private func examine(_ mode: mode_t, group: gid_t, socket: mode_t = 0o660) throws -> String {
    let stage = try Stage([:])
    #expect(unsafe chmod(stage.server.path.path, socket) == 0)
    #expect(unsafe chown(stage.folder.path, 0, group) == 0)
    #expect(unsafe chmod(stage.folder.path, mode) == 0)
    let (status, output) = try Stranger.run("doctor", "--socket", stage.server.path.path)
    #expect(status == ExitCode.cannotConnect.rawValue)
    return output.replacing(stage.folder.path, with: "FOLDER")
  }

  @Test("a folder that its group may enter: ask for the group")
  func group() throws {
    let output = try examine(0o750, group: 1)
    let name = "daemon"
    #expect(
      output.contains("FOLDER may not be entered: drwxr-x--- root \(name); you are nobody, in: "))
    #expect(output.contains("Ask to be put into the group \(name)"))
  }

  @Test("a folder that nobody else may enter: ask its owner")
  func owner() throws {
    #expect(try examine(0o700, group: 0).contains("drwx------ root root; you are nobody"))
    #expect(try examine(0o700, group: 0).contains("Ask root for access."))
  }

  @Test("a socket in an open folder: it is the socket that keeps out")
  func socket() throws {
    let output = try examine(0o755, group: 0)
    #expect(output.contains("FOLDER/s.sock may not be used: srw-rw---- root root; you are nobody"))
    #expect(output.contains("Ask to be put into the group root"))
  }
}

/// The built program as the user nobody.
private enum Stranger {
  static var canRun: Bool { geteuid() == 0 && (try? run("version").status) == 0 }

  static func run(_ arguments: String...) throws -> (status: Int32, output: String) {
    let folder = TemporaryFolder()
    let output = "\(folder.path)/output"
    let child = try ChildProcess(
      executable: "/usr/bin/setpriv",
      arguments: ["--reuid=65534", "--regid=65534", "--clear-groups", ProgramProcess.path]
        + arguments,
      environment: ["HOME=/nonexistent"], output: output)
    let status = child.wait(by: .after(.seconds(20)))
    return (
      status,
      String(decoding: try Console.Process.readFile(output, bytesMax: 1 << 20), as: UTF8.self)
    )
  }
}
