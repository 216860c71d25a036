import Console
import RPC

/// Where results go, and in which form. What is said beside them goes to standard error.
struct Output {
  enum Format: String, CaseIterable {
    case table, json, jsonl
  }

  /// How a table is laid out.
  enum Layout {
    /// As much as fits onto a line of the terminal.
    case fitted
    /// Every column, however wide.
    case wide
    /// Comma-separated values.
    case csv
  }

  let format: Format
  let language: Language
  var layout = Layout.fitted
  /// The terminal; nil if results go elsewhere.
  var screen: Screen?
  var isColored = false
  /// Called before a time is shown: the zone may have to be found out.
  var willShowTimes: () -> Void = {}
  private let writeText: (StandardStream, String) throws(ConsoleError) -> Void

  init(
    format: Format, language: Language,
    write: @escaping (StandardStream, String) throws(ConsoleError) -> Void
  ) {
    self.format = format
    self.language = language
    writeText = write
  }

  func lines(_ lines: [String]) throws(Failure) {
    try write(.output, lines)
  }

  /// Shows sentences: on a terminal no line is longer than that is wide.
  func sentences(_ sentences: [String]) throws(Failure) {
    guard let columns = screen?.size.columns else { return try lines(sentences) }
    try lines(sentences.flatMap { Wrapping.lines($0, columns: columns, indent: "    ") })
  }

  /// Shows lines in the pager if the terminal is too small for them.
  func paged(_ lines: [String]) throws(Failure) {
    guard let screen, let page = screen.page, lines.count >= screen.size.rows else {
      return try self.lines(lines)
    }
    do throws(ConsoleError) {
      if try page(lines.joined(separator: "\n") + "\n") { return }
    } catch {
      throw .console(error)
    }
    try self.lines(lines)
  }

  /// Shows on an empty screen what takes the place of what was there.
  func replace(_ lines: [String]) throws(Failure) {
    guard let size = screen?.size else { return try self.lines(lines) }
    // The last line is left free: a line end there would scroll the first away.
    let isLong = lines.count >= size.rows
    let shown = isLong ? lines.prefix(max(1, size.rows - 2)) + ["…"] : lines[...]
    try self.lines([Screen.cleared + (shown.first ?? "")] + shown.dropFirst())
  }

  /// Says something that is no result.
  func note(_ text: Text) throws(Failure) {
    try write(.error, [text[language]])
  }

  func notes(_ lines: [String]) throws(Failure) {
    try write(.error, lines)
  }

  /// The result as JSON, on one line if lines were asked for.
  func json(_ value: Value) throws(Failure) {
    try lines([format == .jsonl ? value.json : value.indentedJSON])
  }

  func object(_ result: Value, _ member: String, _ view: View, _ leading: [Column]) throws(Failure)
  {
    guard format == .table else { return try json(result) }
    let columns = leading + view.detail.map { $0.at(member) }
    try lines(detail(result, columns))
  }

  func table(_ objects: [Value], _ view: View) throws(Failure) {
    try paged(rows(objects, view))
  }

  /// The lines of a table.
  func rows(_ objects: [Value], _ view: View) -> [String] {
    let columns = layout == .fitted ? view.row : view.detail
    prepare(columns)
    if layout == .csv {
      let records = objects.map { object in columns.map { $0.plain(object, language) } }
      return ([columns.map(\.id)] + records).map { CSV.record($0) + "\r" }
    }
    var table = Table(
      titles: columns.map { $0.title[language] },
      rows: objects.map { object in columns.map { $0.cell(object, language) } })
    if isColored { table.tone = { row, column in columns[column].tone(objects[row]) } }
    guard layout == .fitted, let screen else { return table.lines }
    return table.fitted(to: screen.size.columns, flexible: columns.map(\.isFlexible)).lines
  }

  /// Pairs of titles and values.
  func detail(_ object: Value, _ columns: [Column]) -> [String] {
    prepare(columns)
    let pairs = columns.map { column in
      (column.title[language], column.cell(object, language) + (age(object, column) ?? ""))
    }
    return Table.pairs(pairs, columns: screen?.size.columns)
  }

  /// How long ago the time in a column is, for the reader at a terminal.
  private func age(_ object: Value, _ column: Column) -> String? {
    guard column.isTime, let screen, let time = column.member.flatMap({ object[$0]?.string }) else {
      return nil
    }
    let age = time.relativeTime(to: screen.now, language)
    return age.map { Text(" (\($0))", "（\($0)）")[language] }
  }

  private func prepare(_ columns: [Column]) {
    if layout != .csv, columns.contains(where: \.isTime) { willShowTimes() }
  }

  private func write(_ stream: StandardStream, _ lines: [String]) throws(Failure) {
    guard !lines.isEmpty else { return }
    do throws(ConsoleError) {
      try writeText(stream, lines.joined(separator: "\n") + "\n")
    } catch {
      throw .console(error)
    }
  }
}
