import RPC

/// What is wrong with rows of a workbook: which row and cell, and what to do about it.
struct ProblemTable {
  /// `RowProblem`s in the order of their rows.
  let problems: [Value]
  let language: Language
  /// How many columns a line has at most; nil: each problem has one line.
  let columns: Int?

  /// No text is broken into shorter lines than this.
  private static let textMin = 24

  var lines: [String] {
    guard !problems.isEmpty else { return [] }
    let cells = problems.map(cells)
    let width = Table(titles: titles.dropLast() + [""], rows: cells.map { $0.dropLast() + ["x"] })
      .lines.reduce(0) { max($0, DisplayWidth.columns(of: $1)) }
    let room = columns.map { max(Self.textMin, $0 - width + 1) }
    return Table(titles: titles, rows: cells.flatMap { Self.wrapped($0, room) }).lines
  }

  private var titles: [String] {
    [
      "", Text("Row", "行")[language], Text("Column", "列")[language],
      Text("Content", "内容")[language],
      Text("What is wrong, and what to do", "问题与处理方法")[language],
    ]
  }

  private func cells(_ problem: Value) -> [String] {
    let isError = problem["severity"]?.string == "error"
    return [
      isError ? "✗" : "!", problem["row"]?.plain ?? "",
      problem["column"]?.string.map { Vocabulary.cardColumn.word($0, language).printable } ?? "",
      DisplayWidth.clipped(problem["valueMasked"]?.plain.printable ?? "", to: 20),
      problem["message"]?.plain.printable ?? "",
    ]
  }

  /// The last cell goes on below itself.
  private static func wrapped(_ cells: [String], _ room: Int?) -> [[String]] {
    guard let room, let text = cells.last else { return [cells] }
    let parts = Wrapping.lines(text, columns: room)
    return parts.enumerated().map { number, part in
      (number == 0 ? Array(cells.dropLast()) : cells.dropLast().map { _ in "" }) + [part]
    }
  }
}
