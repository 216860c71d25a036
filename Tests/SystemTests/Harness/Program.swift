import Foundation
import Sockets

/// A built program, as a process of its own that never outlives its owner.
final class Program {
  let pid: Int32
  let outputPath: String
  let errorPath: String
  private var child: ChildProcess?

  var output: String { text(outputPath) }
  var errors: String { text(errorPath) }

  /// Starts it; what it prints goes to `PREFIX.out` and `PREFIX.err`, behind what is there.
  /// - Parameters:
  ///   - path: the program; by default cardd.
  ///   - starter: a command that becomes the program that is named behind it.
  init(
    _ arguments: [String], of path: String = Program.built("cardd"), printingTo prefix: String,
    starter: [String] = [], environment: [String] = []
  ) throws(SocketError) {
    (outputPath, errorPath) = (prefix + ".out", prefix + ".err")
    let script = #"out=$1 err=$2; shift 2; cd "${out%/*}"; exec "$@" >>"$out" 2>>"$err" </dev/null"#
    let child = try ChildProcess(
      executable: "/bin/sh",
      arguments: ["-c", script, "sh", outputPath, errorPath] + starter + [path] + arguments,
      environment: ["PATH=/usr/bin:/bin"] + environment)
    pid = child.pid
    self.child = consume child
  }

  /// Whether it has not ended yet.
  var isRunning: Bool {
    guard child != nil else { return false }
    var end = unsafe siginfo_t()
    let reply = unsafe waitid(P_PID, id_t(pid), &end, WEXITED | WNOHANG | WNOWAIT)
    return unsafe reply == 0 && end.si_signo == 0
  }

  func signal(_ number: Int32) { kill(pid, number) }

  /// Kills it, from whatever thread.
  var killer: @Sendable () -> Void {
    let pid = pid
    return { kill(pid, SIGKILL) }
  }

  /// Waits for its end: the exit status, or 128 plus the number of the signal that ended it.
  /// - Throws: when it takes longer.
  func end(within time: Duration = .seconds(20)) throws -> Int32 {
    try wait(for: "the program's end", within: time) { !isRunning }
    return child.take()?.wait() ?? -1
  }

  /// Where a program of the package is: beside the test bundle.
  static func built(_ name: String) -> String {
    let bundle = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    return bundle.deletingLastPathComponent().appendingPathComponent(name).path
  }
}

/// Something did not happen in time.
struct TookTooLong: Error {
  let what: String
}

/// Looks again and again until something outside this process is so.
/// - Throws: `TookTooLong`, or what the condition throws.
func wait(
  for what: String, within time: Duration = .seconds(20), until isSo: () throws -> Bool
) throws {
  let deadline = Deadline.after(time)
  while try !isSo() {
    guard deadline.remaining != .zero else { throw TookTooLong(what: what) }
    usleep(1000)
  }
}
