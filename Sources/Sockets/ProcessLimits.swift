import CLinux
import Glibc

/// What a process asks of the kernel for itself, once, at its start.
package enum ProcessLimits {
  /// No core dump of this process, nor a look into its memory by others of the same user: it holds
  /// secrets (setrlimit(2), PR_SET_DUMPABLE in prctl(2)).
  package static func disableCoreDumps() throws(SocketError) {
    let core = CInt(RLIMIT_CORE.rawValue)
    var limit = rlimit(rlim_cur: 0, rlim_max: 0)
    _ = try systemCall { unsafe setrlimit(core, &limit) }.get("setrlimit RLIMIT_CORE")
    _ = try systemCall { clinux_set_dumpable(0) }.get("prctl PR_SET_DUMPABLE")
  }

  /// Starts the program over with `SWIFT_BACKTRACE=enable=no`, unless it runs so already: the runtime
  /// reads it before `main`, and its crash reports would print memory.
  package static func disableBacktraces(_ arguments: [String]) throws(SocketError) {
    guard ProcessEnvironment.value("SWIFT_BACKTRACE") != "enable=no" else { return }
    _ = try systemCall { unsafe setenv("SWIFT_BACKTRACE", "enable=no", 1) }.get("setenv")
    var vector = unsafe arguments.map { unsafe strdup($0) } + [nil]
    // By its own path, so that the process keeps its name.
    let program = try Self.programPath()
    _ = try systemCall { unsafe execv(program, &vector) }.get("execv", path: program)
  }

  /// Where this program's file stands (proc(5)).
  private static func programPath() throws(SocketError) -> String {
    var path = [UInt8](repeating: 0, count: Int(PATH_MAX))
    let count = try systemCall {
      unsafe readlink("/proc/self/exe", &path, path.count)
    }.get("readlink", path: "/proc/self/exe")
    return String(decoding: path[..<Int(count)], as: UTF8.self)
  }

  /// This process's id.
  package static var pid: Int { Int(getpid()) }

  /// How many cores are online (sysconf(3)).
  package static var cores: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

  /// Ends the process without any cleaning up, for when nothing more may be written.
  package static func exitAtOnce(_ code: Int32) -> Never { _exit(code) }

  /// Raises the soft limit of open descriptors to the hard one.
  /// - Returns: how many the process may have open now.
  package static func raiseDescriptorLimit() throws(SocketError) -> Int {
    let descriptors = CInt(RLIMIT_NOFILE.rawValue)
    var limit = rlimit()
    _ = try systemCall { unsafe getrlimit(descriptors, &limit) }.get("getrlimit RLIMIT_NOFILE")
    guard limit.rlim_cur < limit.rlim_max else { return Int(clamping: limit.rlim_cur) }
    limit.rlim_cur = limit.rlim_max
    _ = try systemCall { unsafe setrlimit(descriptors, &limit) }.get("setrlimit RLIMIT_NOFILE")
    return Int(clamping: limit.rlim_cur)
  }
}
