import Glibc

/// What a process has used since it started.
package struct ProcessUsage: Sendable {
  /// User and system time of all its threads.
  package let cpuNanoseconds: UInt64
  /// The most physical memory it ever held: `VmHWM` in proc_pid_status(5).
  package let peakMemoryBytes: Int

  /// - Throws: `system`; with ESRCH or ENOENT there is no such process.
  package init(of pid: Int32) throws(SocketError) {
    cpuNanoseconds = try Self.cpuNanoseconds(of: pid)
    peakMemoryBytes = try Self.peakMemoryBytes(of: pid)
  }

  /// clock_getcpuclockid(3): exact, unlike the clock ticks of proc_pid_stat(5).
  private static func cpuNanoseconds(of pid: Int32) throws(SocketError) -> UInt64 {
    var clock = clockid_t()
    let code = unsafe clock_getcpuclockid(pid, &clock)
    guard code == 0 else {
      throw .system(operation: "clock_getcpuclockid", path: nil, code: code)
    }
    var time = timespec()
    _ = try systemCall { unsafe clock_gettime(clock, &time) }.get("clock_gettime")
    return time.nanoseconds
  }

  private static func peakMemoryBytes(of pid: Int32) throws(SocketError) -> Int {
    let file = try Descriptor.open(reading: "/proc/\(pid)/status")
    var text = ByteBuffer()
    while case .bytes = try file.read(into: &text) {}
    guard let status = try? UTF8Span(validating: text.readableSpan) else { return 0 }
    let line = String(copying: status).split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    let kibibytes = line?.split { $0 == " " || $0 == "\t" }.dropFirst().first
    return (kibibytes.flatMap { Int($0) } ?? 0) * 1024
  }
}
