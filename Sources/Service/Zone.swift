import Domain
import Foundation
import RPC
import Synchronization

/// The day that it is in a tenant's time zone.
final class Zone: Sendable {
  let name: String
  private let zone: TimeZone
  /// The last answer, and until when it holds.
  private let known = Mutex((today: Today(Day(number: 0)), until: Int64.min))

  /// Offsets change on quarters of an hour only (IANA tz database), so a day is asked for anew then.
  private static let quarterHour: Int64 = 900_000

  /// By its name in the IANA tz database; nil if there is none.
  init?(name: String) {
    guard name.contains("/") || name == "UTC", let zone = TimeZone(identifier: name) else {
      return nil
    }
    self.name = name
    self.zone = zone
  }

  func today(at time: Timestamp) -> Today {
    known.withLock { known in
      let now = time.milliseconds
      if now < known.until && now >= known.until - Self.quarterHour { return known.today }
      let date = Date(timeIntervalSince1970: Double(now) / 1000)
      let day = Day(epochMilliseconds: now, offsetSeconds: zone.secondsFromGMT(for: date))
      known = (Today(day), (now / Self.quarterHour + 1) * Self.quarterHour)
      return known.today
    }
  }

  /// The moment at which a day begins here: midnight, or where clocks are turned past it the moment at which
  /// they are.
  func start(of day: Day) -> Timestamp {
    let utc = Int64(day.number) * 86_400
    // The offset at one midnight, and the one at the other, differ where clocks are turned between them.
    let first = utc - offset(at: utc)
    let second = utc - offset(at: first)
    let isMidnight = first == second || utc - offset(at: second) == second
    return Timestamp(milliseconds: (isMidnight ? second : max(first, second)) * 1000)
  }

  /// In seconds, at a time in seconds since 1970.
  private func offset(at seconds: Int64) -> Int64 {
    Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds))))
  }

  /// A time as the clock on the wall shows it, to the minute: `2026-08-15 10:05`.
  func minute(of time: Timestamp) -> String {
    let date = Date(timeIntervalSince1970: Double(time.milliseconds) / 1000)
    let style = Date.ISO8601FormatStyle(dateTimeSeparator: .space, timeZone: zone)
    return String(date.formatted(style).prefix(16))
  }
}

/// A day, with what it means for every card's expiry.
struct Today: Sendable {
  let day: Day
  let horizon: ExpiryHorizon

  init(_ day: Day) {
    self.day = day
    horizon = ExpiryHorizon(on: day)
  }
}

/// The zones in use, each made once.
final class Zones: Sendable {
  private let known = Mutex<[String: Zone]>([:])

  func zone(named name: String) -> Zone? {
    known.withLock { known in
      if let zone = known[name] { return zone }
      let zone = Zone(name: name)
      known[name] = zone
      return zone
    }
  }
}
