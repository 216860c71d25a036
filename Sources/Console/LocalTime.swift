import Glibc

/// A point in time as the clock on the wall shows it, by the system's zone or `TZ`.
package struct LocalTime: Equatable, Sendable {
  package let year: Int
  package let month: Int
  package let day: Int
  package let hour: Int
  package let minute: Int
  package let second: Int

  /// - Parameter seconds: since 1970-01-01T00:00:00Z.
  package init(seconds: Int64) {
    var time = time_t(seconds)
    var parts = unsafe tm()
    // localtime_r(3) need not look at TZ itself.
    tzset()
    _ = unsafe localtime_r(&time, &parts)
    year = unsafe Int(parts.tm_year) + 1900
    month = unsafe Int(parts.tm_mon) + 1
    day = unsafe Int(parts.tm_mday)
    hour = unsafe Int(parts.tm_hour)
    minute = unsafe Int(parts.tm_min)
    second = unsafe Int(parts.tm_sec)
  }
}
