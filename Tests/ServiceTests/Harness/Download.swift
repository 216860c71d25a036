import API
import Crypto
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
    var bytes: [UInt8] = []
    while true {
      let (text, next) = try stream.pull(bytes: 1 << 15)
      for match in text.matches(of: /"data":"([^"]*)"/) {
        bytes += Base64.decode(String(match.1).replacing("\\/", with: "/")) ?? []
      }
      guard case .end(let result) = next else { continue }
      var reader = Reader(result.span)
      var faults = Faults()
      guard let end = WorkbookEnd(&reader, &faults) else { throw Refusal(.internal) }
      (self.bytes, self.end) = (bytes, end)
      return
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
