import Glibc

/// CLOCK_MONOTONIC (clock_gettime(2)): for measuring what passed, unrelated to the time of day.
package enum MonotonicClock {
  package static func nanoseconds() -> UInt64 {
    var time = timespec()
    // It cannot fail: the clock exists on every Linux.
    _ = unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return time.nanoseconds
  }
}

extension timespec {
  var nanoseconds: UInt64 { UInt64(tv_sec) * 1_000_000_000 + UInt64(tv_nsec) }
}
