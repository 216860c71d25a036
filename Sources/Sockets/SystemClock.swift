import Glibc

/// The system's wall clock.
package enum SystemClock {
  /// Milliseconds since 1970-01-01T00:00:00Z (clock_gettime(2), CLOCK_REALTIME).
  package static var millisecondsSinceEpoch: Int64 {
    var time = timespec()
    // It cannot fail: the clock exists on every Linux.
    _ = unsafe clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }
}
