import Glibc

/// A program started as a child. When its owner lets go of it, it is killed and reaped.
package struct ChildProcess: ~Copyable {
  package let pid: Int32

  /// Starts a program with no signals blocked and no descriptors but the standard ones.
  /// - Parameters:
  ///   - executable: its path; PATH is not searched.
  ///   - arguments: what follows the program's name.
  ///   - environment: as `NAME=value`.
  ///   - output: a file that takes what it prints, errors included; it is emptied first, or made,
  ///     for its owner alone. Without one it prints where this process does.
  package init(
    executable: String, arguments: [String], environment: [String] = [], output: String? = nil
  ) throws(SocketError) {
    var (pid, code) = (pid_t(), CInt())
    unsafe withCStringArray([executable] + arguments) { argv in
      unsafe withCStringArray(environment) { envp in
        code = unsafe Self.spawn(&pid, executable, (argv, envp), output)
      }
    }
    guard code == 0 else { throw .system(operation: "posix_spawn", path: executable, code: code) }
    self.pid = pid
  }

  deinit {
    _ = kill(pid, SIGKILL)
    _ = Self.reap(pid)
  }

  /// Sends a signal, e.g. SIGTERM to ask for an orderly end.
  package borrowing func signal(_ number: CInt) {
    _ = kill(pid, number)
  }

  /// Waits for its end.
  /// - Returns: the exit status, or 128 plus the number of the signal that ended it, as shells say.
  package consuming func wait() -> Int32 {
    let pid = pid
    discard self
    return Self.reap(pid)
  }

  /// Waits for its end until `deadline`, and then kills it.
  /// - Returns: as `wait()`.
  package consuming func wait(by deadline: Deadline) -> Int32 {
    let pid = pid
    discard self
    while !Self.hasEnded(pid) {
      if deadline.remaining == .zero {
        _ = kill(pid, SIGKILL)
        break
      }
      usleep(1_000)
    }
    return Self.reap(pid)
  }

  /// Leaves the child to be reaped.
  private static func hasEnded(_ pid: pid_t) -> Bool {
    var state = unsafe siginfo_t()
    // What waitid(2) does not set is zero: no child has ended.
    let reply = systemCall {
      unsafe waitid(P_PID, id_t(pid), &state, WEXITED | WNOHANG | WNOWAIT)
    }
    guard case .value = reply else { return true }
    return unsafe state.si_signo == SIGCHLD
  }

  private static func reap(_ pid: pid_t) -> Int32 {
    var status: CInt = 0
    _ = systemCall { unsafe waitpid(pid, &status, 0) }
    let signal = status & 0x7f
    return signal == 0 ? (status >> 8) & 0xff : 128 + signal
  }

  private typealias CStringArray = UnsafePointer<UnsafeMutablePointer<CChar>?>

  private static func spawn(
    _ pid: inout pid_t, _ executable: String, _ vectors: (argv: CStringArray, envp: CStringArray),
    _ output: String?
  ) -> CInt {
    var attributes = posix_spawnattr_t()
    var none = sigset_t()
    _ = unsafe sigemptyset(&none)
    _ = unsafe posix_spawnattr_init(&attributes)
    defer { _ = unsafe posix_spawnattr_destroy(&attributes) }
    _ = unsafe posix_spawnattr_setsigmask(&attributes, &none)
    _ = unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    var actions = unsafe posix_spawn_file_actions_t()
    _ = unsafe posix_spawn_file_actions_init(&actions)
    defer { _ = unsafe posix_spawn_file_actions_destroy(&actions) }
    if let output {
      let flags = O_WRONLY | O_CREAT | O_TRUNC
      _ = unsafe posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output, flags, 0o600)
      _ = unsafe posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO)
    }
    return unsafe posix_spawn(&pid, executable, &actions, &attributes, vectors.argv, vectors.envp)
  }
}

/// Lends the strings as the NULL-terminated array that execve(2) takes.
private func withCStringArray(
  _ strings: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Void
) {
  var pointers = unsafe strings.map { unsafe strdup($0) }
  unsafe pointers.append(nil)
  defer { unsafe pointers.forEach { unsafe free($0) } }
  unsafe pointers.withUnsafeBufferPointer { buffer in
    if let base = buffer.baseAddress { unsafe body(base) }
  }
}
