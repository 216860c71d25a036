import Console
import RPC

/// A title, and what stands below it for each object.
struct Column: Sendable {
  /// What the column is called in every language: the path of the member that it shows.
  let id: String
  let title: Text
  let cell: @Sendable (Value, Language) -> String
  /// The member as it is, for programs; nil if the column shows what no member holds alone.
  private(set) var member: String?
  /// Whether it shows a time, which is told in the merchant's zone.
  private(set) var isTime = false
  /// Whether a long text in it may be cut where a table is too wide.
  private(set) var isFlexible = false
  /// How good what it says is; nil where that is no question.
  private(set) var tone: @Sendable (Value) -> Report.Tone? = { _ in nil }

  /// - Parameters:
  ///   - id: by default the member, else the English title in small letters.
  ///   - member: the path of the member that is shown, if it is one alone.
  init(
    id: String? = nil, member: String? = nil, title: Text,
    cell: @escaping @Sendable (Value, Language) -> String
  ) {
    self.id = id ?? member ?? String(title.english.lowercased().map { $0 == " " ? "_" : $0 })
    self.member = member
    self.title = title
    self.cell = cell
  }

  /// A member as it is; a list with commas.
  static func text(_ path: String, _ title: Text) -> Column {
    var column = Column(member: path, title: title) { object, _ in
      object[path]?.plain.printable ?? ""
    }
    // An id is shorter than what is left of a text that is cut.
    column.isFlexible = true
    return column
  }

  static func word(_ path: String, _ vocabulary: Vocabulary, _ title: Text) -> Column {
    var column = Column(member: path, title: title) { object, language in
      object[path]?.string.map { vocabulary.word($0, language).printable } ?? ""
    }
    column.tone = { object in object[path]?.string.flatMap { vocabulary.tones[$0] } }
    return column
  }

  static func time(_ path: String, _ title: Text) -> Column {
    var column = Column(member: path, title: title) { object, _ in
      object[path]?.string?.localTime ?? ""
    }
    column.isTime = true
    return column
  }

  static func yesNo(_ path: String, _ title: Text) -> Column {
    Column(member: path, title: title) { object, language in
      guard case .bool(let value)? = object[path] else { return "" }
      return (value ? Text("yes", "是") : Text("no", "否"))[language]
    }
  }

  /// The stores that an account or an answer covers.
  static func stores(_ path: String, _ title: Text) -> Column {
    var column = Column(member: path, title: title) { object, language in
      guard let stores = object[path] else { return "" }
      return stores.string == "all" ? Text("all", "全部")[language] : stores.plain.printable
    }
    column.isFlexible = true
    return column
  }

  /// The same column of an object's member.
  func at(_ path: String) -> Column {
    var column = Column(id: path.isEmpty ? id : "\(path).\(id)", title: title) {
      [cell] object, language in
      object[path].map { cell($0, language) } ?? ""
    }
    column.member = member.map { path.isEmpty ? $0 : "\(path).\($0)" }
    column.isTime = isTime
    column.isFlexible = isFlexible
    column.tone = { [tone] object in object[path].flatMap(tone) }
    return column
  }

  /// The same column, whose long texts may be cut where a table is too wide.
  var flexible: Column {
    var column = self
    column.isFlexible = true
    return column
  }

  /// What a program reads: the member as it is, else what people read.
  func plain(_ object: Value, _ language: Language) -> String {
    member.map { object[$0]?.plain ?? "" } ?? cell(object, language)
  }
}

extension String {
  /// An RFC 3339 time as the clock on the wall shows it; what is no time stays as it is.
  var localTime: String {
    guard let time = Timestamp(text: utf8Span.span) else { return printable }
    let (seconds, rest) = time.milliseconds.quotientAndRemainder(dividingBy: 1000)
    let local = LocalTime(seconds: rest < 0 ? seconds - 1 : seconds)
    let day = "\(local.year)-\(local.month.twoDigits)-\(local.day.twoDigits)"
    return "\(day) \(local.hour.twoDigits):\(local.minute.twoDigits):\(local.second.twoDigits)"
  }

  /// How far an RFC 3339 time is from `now`, in the greatest unit of which it has two; nil for what is
  /// no time.
  ///
  /// - Parameter now: milliseconds since 1970.
  func relativeTime(to now: Int64, _ language: Language) -> String? {
    guard let time = Timestamp(text: utf8Span.span) else { return nil }
    let distance = time.milliseconds - now
    let span = Self.span(seconds: distance.magnitude / 1000, language)
    return distance > 0
      ? Text("in \(span)", "\(span)后")[language] : Text("\(span) ago", "\(span)前")[language]
  }

  private static func span(seconds: UInt64, _ language: Language) -> String {
    switch seconds {
    case ..<120: Text("\(seconds) s", "\(seconds) 秒")[language]
    case ..<7200: Text("\(seconds / 60) min", "\(seconds / 60) 分钟")[language]
    case ..<172_800: Text("\(seconds / 3600) h", "\(seconds / 3600) 小时")[language]
    default: Text("\(seconds / 86400) days", "\(seconds / 86400) 天")[language]
    }
  }
}

extension Int {
  var twoDigits: String { self < 10 ? "0\(self)" : "\(self)" }
}
