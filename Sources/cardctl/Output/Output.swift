import Console
import RPC

/// Where results go, and in which form. What is said beside them goes to standard error.
struct Output {
  enum Format: String, CaseIterable {
    case table, json, jsonl
  }

  let format: Format
  let language: Language
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
    try lines(rows(objects, view))
  }

  /// The lines of a table.
  func rows(_ objects: [Value], _ view: View) -> [String] {
    Table(
      titles: view.row.map { $0.title[language] },
      rows: objects.map { object in view.row.map { $0.cell(object, language) } }
    ).lines
  }

  /// Pairs of titles and values.
  func detail(_ object: Value, _ columns: [Column]) -> [String] {
    Table.pairs(columns.map { ($0.title[language], $0.cell(object, language)) })
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
