import Glibc

/// The program in which people leaf through a long text.
package struct Pager: Sendable {
  private let command: String

  /// - Parameter command: as a shell takes it, such as `less -FRX`.
  package init(_ command: String) { self.command = command }

  /// Shows the text, and returns when the reader has had enough.
  ///
  /// - Returns: false if the command could not be run: then nothing was shown.
  package func show(_ text: String) throws(ConsoleError) -> Bool {
    var ends: [CInt] = [-1, -1]
    try systemCall("pipe") { unsafe Int(pipe(&ends)) }
    // Else the pager would hold the end open from which it reads to the last byte.
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    guard let pid = start(reading: ends[0]) else {
      ends.forEach { _ = close($0) }
      return false
    }
    _ = close(ends[0])
    // Keys that interrupt are the pager's while it runs, and who leaves early reads no more.
    let interrupt = signal(SIGINT, SIG_IGN)
    let brokenPipe = signal(SIGPIPE, SIG_IGN)
    defer {
      _ = signal(SIGINT, interrupt)
      _ = signal(SIGPIPE, brokenPipe)
    }
    try? Descriptors.writeAll(ends[1], command, text.utf8Span.span)
    _ = close(ends[1])
    return Self.exitStatus(pid) != Self.notFound
  }

  /// What a shell answers for a command that it cannot find (POSIX, 2.8.2).
  private static let notFound: CInt = 127

  private func start(reading input: CInt) -> pid_t? {
    var actions = unsafe posix_spawn_file_actions_t()
    _ = unsafe posix_spawn_file_actions_init(&actions)
    defer { _ = unsafe posix_spawn_file_actions_destroy(&actions) }
    _ = unsafe posix_spawn_file_actions_adddup2(&actions, input, StandardStream.input.rawValue)
    let strings = ["sh", "-c", command]
    let words: [UnsafeMutablePointer<CChar>?] = unsafe strings.map { unsafe strdup($0) } + [nil]
    defer { unsafe words.forEach { unsafe free($0) } }
    var pid: pid_t = 0
    let code = unsafe posix_spawn(&pid, "/bin/sh", &actions, nil, words, environ)
    return code == 0 ? pid : nil
  }

  private static func exitStatus(_ pid: pid_t) -> CInt {
    var status: CInt = 0
    while unsafe waitpid(pid, &status, 0) < 0, errno == EINTR {}
    return status >> 8 & 0xFF
  }
}
