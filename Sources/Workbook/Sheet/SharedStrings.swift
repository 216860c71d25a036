/// The texts that cells name by number, in one piece of memory.
struct SharedStrings {
  private var bytes: [UInt8] = []
  /// Where each text ends.
  private var ends: [Int] = []

  init() {}

  init(_ xml: inout XMLReader, _ limits: WorkbookLimits) throws(WorkbookError) {
    while let event = try xml.next() {
      guard case .start(let element) = event, element.isSheet("si") else { continue }
      let text = try xml.richText(bytesMax: limits.cellBytesMax)
      guard ends.count < limits.sharedStringsMax,
        bytes.count + text.utf8.count <= limits.sharedStringBytesMax
      else { throw .tooLarge(.sharedStrings) }
      bytes += text.utf8
      ends.append(bytes.count)
    }
  }

  var byteCount: Int { bytes.count }
  var count: Int { ends.count }

  /// nil if there is no text of that number.
  subscript(index: Int) -> String? {
    guard ends.indices.contains(index) else { return nil }
    let start = index == 0 ? 0 : ends[index - 1]
    return String(decoding: bytes[start..<ends[index]], as: UTF8.self)
  }
}
