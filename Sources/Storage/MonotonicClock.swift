import Glibc

/// CLOCK_MONOTONIC (clock_gettime(2)): for measuring what passed.
enum MonotonicClock {
  static func nanoseconds() -> UInt64 {
    var time = timespec()
    // It cannot fail: the clock exists on every Linux.
    _ = unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }
}
