import ClientTesting
import Glibc

/// The built program as a process whose controlling terminal, and whose three streams, are a pseudo
/// terminal.
final class ProgramProcess {
  private let pid: pid_t

  /// How a process ended.
  enum End: Equatable {
    case exit(Int32)
    case signal(Int32)
  }

  init(_ arguments: [String], on terminal: PseudoTerminal, environment: [String: String]) {
    var actions = unsafe posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    _ = unsafe posix_spawn_file_actions_init(&actions)
    _ = unsafe posix_spawnattr_init(&attributes)
    defer {
      _ = unsafe posix_spawn_file_actions_destroy(&actions)
      _ = unsafe posix_spawnattr_destroy(&attributes)
    }
    // POSIX_SPAWN_SETSID: the first terminal that a session's leader opens is the session's.
    let flags = 0x80 | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK
    _ = unsafe posix_spawnattr_setflags(&attributes, Int16(flags))
    // As a shell starts it: whatever the tests' own threads ignore or hold back.
    var signals = sigset_t()
    _ = unsafe sigemptyset(&signals)
    _ = unsafe posix_spawnattr_setsigmask(&attributes, &signals)
    _ = unsafe sigfillset(&signals)
    _ = unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
    for stream in CInt(0)...2 {
      _ = unsafe posix_spawn_file_actions_addopen(&actions, stream, terminal.path, O_RDWR, 0)
    }
    let words = unsafe Self.strings([Self.path] + arguments)
    let variables = unsafe Self.strings(environment.map { "\($0.key)=\($0.value)" })
    defer { unsafe (words + variables).forEach { unsafe free($0) } }
    var pid: pid_t = 0
    let code = unsafe posix_spawn(&pid, Self.path, &actions, &attributes, words, variables)
    precondition(code == 0, "cannot start \(Self.path)")
    self.pid = pid
  }

  func end() -> End {
    var status: CInt = 0
    while unsafe waitpid(pid, &status, 0) < 0, errno == EINTR {}
    return status & 0x7F == 0 ? .exit(status >> 8 & 0xFF) : .signal(status & 0x7F)
  }

  /// Beside the tests, where the build puts it.
  static var path: String {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = unsafe readlink("/proc/self/exe", &buffer, buffer.count)
    let tests = String(decoding: buffer.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return "\(tests.prefix(upTo: tests.lastIndex(of: "/") ?? tests.endIndex))/cardctl"
  }

  private static func strings(_ strings: [String]) -> [UnsafeMutablePointer<CChar>?] {
    unsafe strings.map { unsafe strdup($0) } + [nil]
  }
}
