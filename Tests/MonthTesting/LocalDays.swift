import Foundation
import RPC

/// The days of a merchant's zone, by Foundation's calendar: the product's own reckoning is not asked.
struct LocalDays {
  private var calendar = Calendar(identifier: .gregorian)

  init(zone: String) { calendar.timeZone = TimeZone(identifier: zone) ?? .gmt }

  /// The day that it is there, counted from 1970-01-01.
  func day(at time: Timestamp) -> Int {
    let parts = calendar.dateComponents([.year, .month, .day], from: date(time))
    return Self.number(parts.year ?? 0, parts.month ?? 1, parts.day ?? 1)
  }

  /// `year * 12 + month - 1`.
  func month(at time: Timestamp) -> Int {
    let parts = calendar.dateComponents([.year, .month], from: date(time))
    return (parts.year ?? 0) * 12 + (parts.month ?? 1) - 1
  }

  /// How many days a card is still good for; negative once it has expired.
  func daysLeft(of expiry: Int, at time: Timestamp) -> Int {
    Self.number((expiry + 1) / 12, (expiry + 1) % 12 + 1, 1) - 1 - day(at: time)
  }

  private func date(_ time: Timestamp) -> Date {
    Date(timeIntervalSince1970: Double(time.milliseconds) / 1000)
  }

  private static func number(_ year: Int, _ month: Int, _ day: Int) -> Int {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    let date = calendar.date(from: DateComponents(year: year, month: month, day: day))
    return Int(((date?.timeIntervalSince1970 ?? 0) / 86_400).rounded(.down))
  }
}
