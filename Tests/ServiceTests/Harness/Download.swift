import API
import Foundation
import JSON
import RPC
import Workbook

/// A file that a stream has sent, put together again.
struct Download {
  let bytes: [UInt8]
  let end: WorkbookEnd

  /// Reads a stream to its end, the way a loop asks for it.
  init(_ stream: OpenStream) throws {
    let (bytes, result) = try Self.read(stream)
    var reader = Reader(result.span)
    var faults = Faults()
    guard let end = WorkbookEnd(&reader, &faults) else { throw Refusal(.internal) }
    (self.bytes, self.end) = (bytes, end)
  }

  /// The same for a stream whose result tells of something else.
  init(fileOf stream: OpenStream) throws {
    bytes = try Self.read(stream).bytes
    end = WorkbookEnd(rows: 0, bytes: Int64(bytes.count))
  }

  private static func read(_ stream: OpenStream) throws -> (bytes: [UInt8], result: [UInt8]) {
    var bytes: [UInt8] = []
    while true {
      let (text, next) = try stream.pull(bytes: 1 << 15)
      for match in text.matches(of: /"data":"([^"]*)"/) {
        bytes += Base64.decode(String(match.1).replacing("\\/", with: "/")) ?? []
      }
      if case .end(let result) = next { return (bytes, result) }
    }
  }

  /// The texts of a sheet's rows, each as long as the last of its cells; the first is the header.
  func rows(ofSheet index: Int = 0) throws -> [[String]] {
    let file = try WorkbookFile(bytes)
    var reader = try file.rows(of: file.sheets[index])
    var rows: [[String]] = []
    while let row = try reader.next() {
      var texts = Array(repeating: "", count: (row.cells.last?.column ?? -1) + 1)
      for cell in row.cells { texts[cell.column] = cell.text }
      rows.append(texts)
    }
    return rows
  }

  func sheetNames() throws -> [String] { try WorkbookFile(bytes).sheets.map(\.name) }
}
