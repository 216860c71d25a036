extension Report {
  /// The report as lines of a terminal.
  ///
  /// - Parameters:
  ///   - columns: how many a line has at most; a table's own cells may be wider.
  ///   - isColored: whether the terminal shows colours.
  func lines(columns: Int = 80, isColored: Bool) -> [String] {
    var lines = [title, subtitle]
    for section in sections {
      lines += ["", Self.strong(section.title, isColored)]
      lines += section.notes.map { "  \($0)" }
      switch section.body {
      case .nothing: break
      case .bars(let bars): lines += Self.lines(bars, columns, isColored)
      case .table(let titles, let rows):
        lines += Table(titles: titles, rows: rows).lines.map { "  \($0)" }
      }
    }
    return lines
  }

  private static let labelMax = 34

  private static func lines(_ bars: [Bar], _ columns: Int, _ isColored: Bool) -> [String] {
    let labels = bars.map { DisplayWidth.clipped($0.label, to: labelMax) }
    let labelWidth = labels.reduce(0) { max($0, DisplayWidth.columns(of: $1)) }
    let valueWidth = bars.reduce(0) { max($0, DisplayWidth.columns(of: $1.value)) }
    let room = max(8, columns - labelWidth - valueWidth - 6)
    return zip(labels, bars).map { label, bar in
      let start =
        "  " + label + spaces(labelWidth - DisplayWidth.columns(of: label)) + "  "
        + spaces(valueWidth - DisplayWidth.columns(of: bar.value)) + bar.value
      let drawn = blocks(bar.length, in: room)
      return drawn.isEmpty ? start : "\(start)  \(colored(drawn, bar.tone, isColored))"
    }
  }

  private static func spaces(_ count: Int) -> String {
    String(repeating: " ", count: max(0, count))
  }

  /// A bar to an eighth of a column (Unicode, U+2588…U+258F). What is there is never without a mark.
  static func blocks(_ length: Double, in columns: Int) -> String {
    guard length > 0 else { return "" }
    let eighths = max(1, Int((min(1, length) * Double(columns * 8)).rounded()))
    let parts: [Character] = ["▏", "▎", "▍", "▌", "▋", "▊", "▉"]
    let rest = eighths % 8
    return String(repeating: "█", count: eighths / 8) + (rest == 0 ? "" : String(parts[rest - 1]))
  }

  private static func colored(_ text: String, _ tone: Tone, _ isColored: Bool) -> String {
    isColored ? tone.colored(text) : text
  }

  private static func strong(_ text: String, _ isColored: Bool) -> String {
    isColored ? "\u{1B}[1m\(text)\u{1B}[0m" : text
  }
}

extension DisplayWidth {
  /// The text, or its beginning and `…`, so that it takes no more than so many columns.
  static func clipped(_ text: String, to columns: Int) -> String {
    guard self.columns(of: text) > columns else { return text }
    var (clipped, width) = ("", 1)
    for character in text {
      width += self.columns(of: String(character))
      guard width <= columns else { break }
      clipped.append(character)
    }
    return clipped + "…"
  }
}
