package import JSON

/// A point in time: milliseconds since 1970-01-01T00:00:00Z. On the wire RFC 3339, UTC, milliseconds.
public struct Timestamp: Sendable, Hashable, Comparable {
  /// Since 1970-01-01T00:00:00Z.
  public var milliseconds: Int64

  public init(milliseconds: Int64) {
    self.milliseconds = milliseconds
  }

  public static func < (a: Timestamp, b: Timestamp) -> Bool { a.milliseconds < b.milliseconds }

  public static func + (a: Timestamp, b: Duration) -> Timestamp {
    Timestamp(milliseconds: a.milliseconds + b.milliseconds)
  }

  private static let millisecondsPerDay: Int64 = 86_400_000

  /// `2026-08-31T15:59:59.000Z`.
  package func write(to writer: inout Writer) {
    let days = milliseconds.flooredQuotient(Self.millisecondsPerDay)
    let inDay = milliseconds - days * Self.millisecondsPerDay
    let (year, month, day) = Self.civil(days: days)
    var text = InlineArray<24, UInt8>(repeating: UInt8(ascii: "0"))
    Self.put(year, 4, at: 0, &text)
    text[4] = UInt8(ascii: "-")
    Self.put(month, 2, at: 5, &text)
    text[7] = UInt8(ascii: "-")
    Self.put(day, 2, at: 8, &text)
    text[10] = UInt8(ascii: "T")
    Self.put(inDay / 3_600_000, 2, at: 11, &text)
    text[13] = UInt8(ascii: ":")
    Self.put(inDay / 60_000 % 60, 2, at: 14, &text)
    text[16] = UInt8(ascii: ":")
    Self.put(inDay / 1000 % 60, 2, at: 17, &text)
    text[19] = UInt8(ascii: ".")
    Self.put(inDay % 1000, 3, at: 20, &text)
    text[23] = UInt8(ascii: "Z")
    writer.string(text.span)
  }

  /// Reads `2026-08-31T15:59:59Z`, also with one to nine digits of a fraction; nil for anything else.
  package init?(text: Span<UInt8>) {
    guard text.count >= 20, text[text.count - 1] == UInt8(ascii: "Z"),
      text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-"), text[10] == UInt8(ascii: "T"),
      text[13] == UInt8(ascii: ":"), text[16] == UInt8(ascii: ":"),
      let year = Self.number(text, 0..<4), let month = Self.number(text, 5..<7),
      let day = Self.number(text, 8..<10), let hour = Self.number(text, 11..<13),
      let minute = Self.number(text, 14..<16), let second = Self.number(text, 17..<19),
      let fraction = Self.fraction(text), hour < 24, minute < 60, second < 60
    else { return nil }
    guard day >= 1, day <= Self.dayCount(year, month) else { return nil }
    let seconds =
      Self.days(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second
    milliseconds = seconds * 1000 + fraction
  }

  @inline(__always)
  private static func number(_ text: Span<UInt8>, _ range: Range<Int>) -> Int64? {
    var value: Int64 = 0
    for index in range {
      let digit = text[index] &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      value = value * 10 + Int64(digit)
    }
    return value
  }

  /// Milliseconds of the fraction between the seconds and the final Z; 0 without one.
  private static func fraction(_ text: Span<UInt8>) -> Int64? {
    if text.count == 20 { return 0 }
    let digits = 20..<text.count - 1
    guard text[19] == UInt8(ascii: "."), (1...9).contains(digits.count),
      let value = number(text, digits)
    else { return nil }
    return (0..<9 - digits.count).reduce(value) { value, _ in value * 10 } / 1_000_000
  }

  /// How many days a month has; none if there is no such month.
  private static func dayCount(_ year: Int64, _ month: Int64) -> Int64 {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    case 1...12: 31
    default: 0
    }
  }

  /// The day number of a civil date, the inverse of `civil`.
  private static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = shiftedYear.flooredQuotient(400)
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  private static func put(
    _ value: Int64, _ width: Int, at start: Int, _ text: inout InlineArray<24, UInt8>
  ) {
    var rest = value
    for index in stride(from: start + width - 1, through: start, by: -1) {
      text[index] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
  }

  /// The civil date of a day number (Hinnant, "chrono-compatible low-level date algorithms").
  private static func civil(days: Int64) -> (year: Int64, month: Int64, day: Int64) {
    let shifted = days + 719_468
    let era = shifted.flooredQuotient(146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month,
      dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    )
  }
}

extension Timestamp: LosslessStringConvertible {
  /// By RFC 3339 in UTC, such as `2026-08-31T15:59:59.000Z`; nil for anything else.
  public init?(_ description: String) { self.init(text: description.utf8Span.span) }

  /// RFC 3339 in UTC with milliseconds.
  public var description: String {
    var writer = Writer(capacity: 64)
    write(to: &writer)
    return String(copying: writer.bytes.extracting(1..<writer.count - 1))
  }
}

extension Duration {
  /// Whole milliseconds.
  package var milliseconds: Int64 {
    components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
  }
}

extension Int64 {
  fileprivate func flooredQuotient(_ divisor: Int64) -> Int64 {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }
}

extension Faults {
  /// A time: RFC 3339 in UTC, with or without a fraction of a second.
  package mutating func timestamp(_ reader: inout Reader) -> Timestamp? {
    let isString = reader.isAtString
    if let inside = reader.plainString() {
      if let time = Timestamp(text: reader.text.extracting(inside)) { return time }
    } else if !isString {
      add(.wrongType)
      return nil
    }
    add(.badFormat)
    return nil
  }
}
