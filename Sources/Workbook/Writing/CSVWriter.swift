/// Writes a text file record by record, so that Excel shows it right and runs nothing of it: UTF-8
/// with a byte order mark, commas, CR LF, and an apostrophe before what a spreadsheet would take
/// for a formula.
package struct CSVWriter {
  private static let quote = UInt8(ascii: "\"")

  private var output: [UInt8] = [0xEF, 0xBB, 0xBF]

  package init() {}

  package mutating func append(_ texts: [String]) {
    for (index, text) in texts.enumerated() {
      if index > 0 { output.append(UInt8(ascii: ",")) }
      output += Self.field(NeutralText.neutral(text))
    }
    output += [13, 10]
  }

  /// Quoted where a reader with any separator would need it.
  private static func field(_ text: String) -> [UInt8] {
    let bytes = Array(text.utf8)
    let special = [UInt8(ascii: ","), UInt8(ascii: ";"), quote, 9, 10, 13]
    guard bytes.contains(where: special.contains) else { return bytes }
    return [quote] + bytes.flatMap { $0 == quote ? [quote, quote] : [$0] } + [quote]
  }

  /// The bytes that wait to be taken.
  package var outputByteCount: Int { output.count }

  /// The file's next bytes, which may be none.
  package mutating func takeOutput() -> [UInt8] {
    defer { output = [] }
    return output
  }
}
