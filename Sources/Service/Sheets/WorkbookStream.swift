import API
import Domain
import JSON
import RPC
import Workbook

/// Where the rows of a sheet come from, a part at a time.
protocol SheetRows {
  /// The next rows, a few milliseconds' worth; nil behind the last. An empty part is not the end.
  mutating func next(_ service: Service, _ call: Call) throws(Refusal) -> [[TextCell]]?
}

/// A sheet without rows.
struct NoRows: SheetRows {
  mutating func next(_ service: Service, _ call: Call) -> [[TextCell]]? { nil }
}

/// Sends a card workbook piece by piece while it is written: no more of it is held than was not sent yet.
final class WorkbookStream: StreamHandler {
  private let service: Service
  private let format: WorkbookFormat
  private let sheet: CardSheet
  private var rows: any SheetRows
  private var file: SheetFile
  /// Written and not sent.
  private var pending: [UInt8] = []
  private var isWritten = false
  private var rowCount = 0
  private var byteCount = 0
  private let record: ReadRecord?
  /// What stands at both ends in place of what the file itself says.
  private let frame: (open: [UInt8], end: [UInt8])?

  /// An item in base64 with its frame stays below what a stream may send in one turn.
  private static let chunkBytes = 18 << 10

  /// - Parameters:
  ///   - extra: columns behind those of the cards.
  ///   - record: the audit line without which nothing is sent.
  init(
    _ service: Service, _ format: WorkbookFormat, _ sheet: CardSheet, _ rows: any SheetRows,
    extra: [Wording] = [], record: ReadRecord? = nil, frame: (open: [UInt8], end: [UInt8])? = nil
  ) throws(Refusal) {
    (self.service, self.format, self.sheet, self.rows) = (service, format, sheet, rows)
    (self.record, self.frame) = (record, frame)
    file = SheetFile(format, sheet.layouts(with: extra))
    try file.append(sheet.header(with: extra))
  }

  func acknowledge(_ writer: inout JSON.Writer) {
    if let frame { return writer.raw(frame.open.span) }
    WorkbookOpen(format: format, locale: API.Locale(sheet.language)).write(to: &writer)
  }

  func pull(_ items: inout ItemWriter, _ call: Call) throws(Refusal) -> Pull {
    if let record, try !record.isWritten { return .waiting }
    if !isWritten && pending.count < Self.chunkBytes { try write(call) }
    while items.hasRoom, pending.count >= Self.chunkBytes || isWritten && !pending.isEmpty {
      try send(&items)
    }
    guard isWritten && pending.isEmpty else { return .more }
    if let frame { return .end(frame.end) }
    return .end(WorkbookEnd(rows: Int64(rowCount), bytes: Int64(byteCount)).json)
  }

  private func write(_ call: Call) throws(Refusal) {
    if let part = try rows.next(service, call) {
      for row in part { try file.append(row) }
      rowCount += part.count
    } else {
      try sheet.writeCompanions(to: &file)
      file.finish()
      isWritten = true
    }
    pending += file.takeOutput()
  }

  private func send(_ items: inout ItemWriter) throws(Refusal) {
    let chunk = Array(pending.prefix(Self.chunkBytes))
    pending.removeFirst(chunk.count)
    byteCount += chunk.count
    items.begin()
    WorkbookChunk(data: Base64.encode(chunk.span)).write(to: &items.writer)
    try items.end()
  }
}
