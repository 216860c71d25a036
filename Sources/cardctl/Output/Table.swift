/// Lines of aligned columns.
struct Table {
  private static let gap = "  "

  let titles: [String]
  let rows: [[String]]

  /// The title line and a line for each row. A column that is empty everywhere is left out.
  var lines: [String] {
    let used = titles.indices.filter { column in rows.contains { !$0[column].isEmpty } }
    let all = ([titles] + rows).map { row in used.map { row[$0] } }
    let widths = used.indices.map { column in
      all.reduce(0) { max($0, DisplayWidth.columns(of: $1[column])) }
    }
    return all.map { Self.line($0, widths) }
  }

  /// A line for each pair, the values aligned. Pairs without a value are left out.
  static func pairs(_ pairs: [(title: String, value: String)]) -> [String] {
    let shown = pairs.filter { !$0.value.isEmpty }
    let width = shown.reduce(0) { max($0, DisplayWidth.columns(of: $1.title)) }
    return shown.map { line([$0.title, $0.value], [width, 0]) }
  }

  private static func line(_ cells: [String], _ widths: [Int]) -> String {
    var line = ""
    for (index, cell) in cells.enumerated() {
      line += cell
      guard index < cells.count - 1 else { break }
      let fill = widths[index] - DisplayWidth.columns(of: cell)
      line += String(repeating: " ", count: max(0, fill)) + gap
    }
    while line.last == " " { line.removeLast() }
    return line
  }
}
