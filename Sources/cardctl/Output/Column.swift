import Console
import RPC

/// A title, and what stands below it for each object.
struct Column: Sendable {
  let title: Text
  let cell: @Sendable (Value, Language) -> String

  /// A member as it is; a list with commas.
  static func text(_ path: String, _ title: Text) -> Column {
    Column(title: title) { object, _ in object[path]?.plain.printable ?? "" }
  }

  static func word(_ path: String, _ vocabulary: Vocabulary, _ title: Text) -> Column {
    Column(title: title) { object, language in
      object[path]?.string.map { vocabulary.word($0, language).printable } ?? ""
    }
  }

  static func time(_ path: String, _ title: Text) -> Column {
    Column(title: title) { object, _ in object[path]?.string?.localTime ?? "" }
  }

  static func yesNo(_ path: String, _ title: Text) -> Column {
    Column(title: title) { object, language in
      guard case .bool(let value)? = object[path] else { return "" }
      return (value ? Text("yes", "是") : Text("no", "否"))[language]
    }
  }

  /// The stores that an account or an answer covers.
  static func stores(_ path: String, _ title: Text) -> Column {
    Column(title: title) { object, language in
      guard let stores = object[path] else { return "" }
      return stores.string == "all" ? Text("all", "全部")[language] : stores.plain.printable
    }
  }

  /// The same column of an object's member.
  func at(_ path: String) -> Column {
    Column(title: title) { [cell] object, language in
      object[path].map { cell($0, language) } ?? ""
    }
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
}

extension Int {
  var twoDigits: String { self < 10 ? "0\(self)" : "\(self)" }
}
