import API
import CardClient
import Console
import JSON

/// Where a workbook is written: a file that is there as a whole or not at all, or standard output.
struct SheetTarget {
  let format: WorkbookFormat
  private let context: Context
  /// Nil: standard output.
  private let path: String?
  private let replaces: Bool
  private let sink: any Sink

  /// Makes sure that the file can be written, before the server is asked for it.
  init(_ context: Context) throws(Failure) {
    let given = context.invocation.value("output") ?? ""
    let path = given == "-" ? nil : given
    format = try Self.format(path, context)
    self.context = context
    self.path = path
    guard let path else {
      (replaces, sink) = (false, try Self.standardOutput(context))
      return
    }
    replaces = try Self.mayReplace(path, context)
    do throws(ConsoleError) {
      sink = try context.system.draft(path)
    } catch {
      throw .console(error)
    }
  }

  private static func format(
    _ path: String?, _ context: Context
  ) throws(Failure) -> WorkbookFormat {
    let names = WorkbookFormat.names(\.name)
    if let given = context.invocation.value("format") {
      guard let format = WorkbookFormat(given) else {
        throw context.usageError(
          "--format is one of: \(names.joined(separator: ", "))",
          "--format 只能是：\(names.joined(separator: "、"))")
      }
      return format
    }
    guard let path else { return .csv }
    let suffix = path.split(separator: ".", omittingEmptySubsequences: false).last ?? ""
    guard path.contains("."), let format = WorkbookFormat(suffix.lowercased()) else {
      throw context.usageError(
        "-o names a file that ends in .xlsx or .csv, or - for standard output",
        "-o 应为以 .xlsx 或 .csv 结尾的文件，或 -（标准输出）")
    }
    return format
  }

  private static func standardOutput(_ context: Context) throws(Failure) -> any Sink {
    guard context.output.screen == nil else {
      throw context.usageError(
        "standard output is a terminal: send it elsewhere, as with > cards.csv, or name a file",
        "标准输出是终端：请重定向（如 > cards.csv）或指定文件")
    }
    return StandardOutput(system: context.system)
  }

  /// Asks where that can be; else `--force` has to say so.
  private static func mayReplace(_ path: String, _ context: Context) throws(Failure) -> Bool {
    if context.invocation.has("force") { return true }
    guard context.system.exists(path) else { return false }
    let name = path.printable
    let prompt = Text("\(name) is there already. Replace it? [y/N] ", "\(name) 已存在，是否覆盖？[y/N] ")
    guard let answer = try context.ask(prompt, isSecret: false) else {
      throw context.usageError(
        "\(name) is there already; use --force to replace it", "\(name) 已存在；如需覆盖请使用 --force")
    }
    guard ["y", "yes", "是"].contains(answer.trimmed.lowercased()) else {
      throw .notConfirmed(Text("Nothing was written.", "没有写入任何内容。"))
    }
    return true
  }

  var formatName: Value { .string("\(format.name)") }

  // MARK: Writing

  /// Has a method stream the file, and writes its parts as they come.
  ///
  /// - Parameter begins: is told what the server says first; false if nothing is wanted of the rest.
  /// - Returns: the server's last word; nil if nothing was wanted.
  @discardableResult
  func fill(
    _ method: String, _ params: Value, begins: (Value) throws(Failure) -> Bool
  ) throws(Failure) -> Value? {
    do throws(Failure) {
      let stream = try OpenStream(context, method, params)
      guard try begins(stream.opening) else {
        sink.discard()
        return nil
      }
      let end = try receive(stream)
      try console { () throws(ConsoleError) in try sink.place(replaces: replaces) }
      return end
    } catch {
      sink.discard()
      throw error
    }
  }

  @discardableResult
  func fill(_ method: String, _ params: Value) throws(Failure) -> Value {
    try fill(method, params) { _ in true } ?? .null
  }

  /// Says what has been written, unless it went to standard output.
  func tellWritten(rows: Int64?) throws(Failure) {
    guard let name = path?.printable else { return }
    let (english, chinese) =
      rows.map { (" (rows: \($0.grouped))", "（\($0.grouped) 行）") } ?? ("", "")
    try context.output.note(Text("Written: \(name)\(english)", "已写入：\(name)\(chinese)"))
  }

  private func receive(_ stream: OpenStream) throws(Failure) -> Value {
    try stream.read { (item) throws(Failure) in
      guard let bytes = item["data"]?.string.flatMap(Base64.decode) else {
        throw .client(.malformedAnswer(.result(fields: ["data"])))
      }
      try console { () throws(ConsoleError) in try sink.append(bytes) }
    }
  }

  private func console(_ body: () throws(ConsoleError) -> Void) throws(Failure) {
    do throws(ConsoleError) {
      try body()
    } catch {
      throw .console(error)
    }
  }
}

/// Standard output, which keeps what it has.
private struct StandardOutput: Sink {
  let system: System

  func append(_ bytes: [UInt8]) throws(ConsoleError) { try system.writeBytes(bytes) }
  func place(replaces: Bool) {}
  func discard() {}
}

extension WorkbookFormat {
  /// The format of a name; nil for what cannot be written.
  fileprivate init?(_ name: String) {
    guard let format = Self.allCases.first(where: { "\($0.name)" == name }) else { return nil }
    self = format
  }
}
