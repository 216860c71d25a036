/// Lines of aligned columns.
struct Table {
  static let gap = "  "

  let titles: [String]
  let rows: [[String]]
  /// The tone of a cell, where it has one.
  var tone: (_ row: Int, _ column: Int) -> Report.Tone? = { _, _ in nil }

  /// The title line and a line for each row. A column that is empty everywhere is left out.
  var lines: [String] {
    let used = usedColumns
    let widths = widths(of: used)
    let body = rows.enumerated().map { number, row in
      Self.line(used.map { row[$0] }, widths) { tone(number, used[$1])?.colored($0) ?? $0 }
    }
    return [Self.line(used.map { titles[$0] }, widths)] + body
  }

  private var usedColumns: [Int] {
    titles.indices.filter { column in rows.contains { !$0[column].isEmpty } }
  }

  private func widths(of columns: [Int]) -> [Int] {
    columns.map { column in
      ([titles] + rows).reduce(0) { max($0, DisplayWidth.columns(of: $1[column])) }
    }
  }

  /// A line for each pair, the values aligned. Pairs without a value are left out.
  ///
  /// - Parameter columns: where given, how many a line has at most: a longer value goes on below itself.
  static func pairs(
    _ pairs: [(title: String, value: String)], columns: Int? = nil
  ) -> [String] {
    let shown = pairs.filter { !$0.value.isEmpty }
    let width = shown.reduce(0) { max($0, DisplayWidth.columns(of: $1.title)) }
    return shown.flatMap { pair in
      guard let columns else { return [line([pair.title, pair.value], [width, 0])] }
      let parts = Wrapping.lines(pair.value, columns: max(20, columns - width - gap.count))
      return parts.enumerated().map { line([$0 == 0 ? pair.title : "", $1], [width, 0]) }
    }
  }

  private static func line(
    _ cells: [String], _ widths: [Int], paint: (String, Int) -> String = { cell, _ in cell }
  ) -> String {
    let last = cells.lastIndex { !$0.isEmpty } ?? 0
    var line = ""
    for (index, cell) in cells.enumerated() where index <= last {
      line += paint(cell, index)
      guard index < last else { break }
      let fill = widths[index] - DisplayWidth.columns(of: cell)
      line += String(repeating: " ", count: max(0, fill)) + gap
    }
    return line
  }
}

extension Table {
  /// The longest that a flexible cell stays where there is too little room.
  private static let flexibleMax = 24

  /// The table as it fits into so many columns: first long texts are cut, the widest first, then the last
  /// columns are left out; `…` as the last title tells of them.
  func fitted(to room: Int, flexible: [Bool]) -> Table {
    var used = usedColumns
    var widths = widths(of: used)
    func total() -> Int { widths.reduce(0, +) + Self.gap.count * max(0, widths.count - 1) }
    guard total() > room else { return self }
    for index in used.indices where flexible[used[index]] {
      widths[index] = min(widths[index], Self.flexibleMax)
    }
    var isShort = false
    while total() + (isShort ? Self.gap.count + 1 : 0) > room, used.count > 1 {
      isShort = true
      used.removeLast()
      widths.removeLast()
    }
    return kept(used, widths, isShort)
  }

  private func kept(_ used: [Int], _ widths: [Int], _ isShort: Bool) -> Table {
    func cut(_ row: [String], _ end: String) -> [String] {
      zip(used, widths).map { DisplayWidth.clipped(row[$0], to: $1) } + (isShort ? [end] : [])
    }
    return Table(titles: cut(titles, "…"), rows: rows.map { cut($0, "…") }) { [tone] row, column in
      used.indices.contains(column) ? tone(row, used[column]) : nil
    }
  }
}
