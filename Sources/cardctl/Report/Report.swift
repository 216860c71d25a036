/// Plots and tables that a terminal and a page show alike. All texts are in the reader's language.
struct Report {
  let title: String
  let subtitle: String
  let sections: [Section]

  struct Section {
    let title: String
    /// Sentences below the title, each short enough for a line of a terminal.
    var notes: [String] = []
    var body = Body.nothing
  }

  enum Body {
    case nothing
    case bars([Bar])
    case table(titles: [String], rows: [[String]])
  }

  /// A bar with what stands before and behind it.
  struct Bar {
    let label: String
    /// As people read it: `8,480`.
    let value: String
    /// Of the longest that there could be: 0 to 1.
    let length: Double
    var tone = Tone.plain
  }

  /// How good or bad it is what a bar counts.
  enum Tone: String, CaseIterable {
    case plain, good, doubtful, bad
  }
}

extension Int64 {
  /// `12,345`.
  var grouped: String {
    let digits = String(magnitude)
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0 && (digits.count - index).isMultiple(of: 3) { text.append(",") }
      text.append(digit)
    }
    return self < 0 ? "-\(text)" : text
  }

  /// `8%`; what is there at all is more than 0%, what is missing leaves less than 100%.
  func percent(of whole: Int64) -> String {
    guard whole > 0, self > 0 else { return "0%" }
    if self * 100 < whole { return "<1%" }
    return "\(self == whole ? 100 : Swift.min(99, (self * 200 + whole) / (whole * 2) ))%"
  }

  func share(of whole: Int64) -> Double { whole > 0 ? Double(self) / Double(whole) : 0 }
}
