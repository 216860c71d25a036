import Glibc

/// Finds out how a text file is encoded, and makes it UTF-8 without a byte order mark.
struct TextDecoder {
  /// What comes out has at most this many bytes for each one that went in: two of GB18030 or
  /// UTF-16 become three.
  private static let growthMax = 2

  let encoding: CSVDialect.Encoding
  let bytes: [UInt8]

  init(_ file: [UInt8]) throws(WorkbookError) {
    if file.starts(with: [0xEF, 0xBB, 0xBF]) {
      encoding = .utf8
      bytes = Array(file.dropFirst(3))
    } else if let name = Self.byteOrder(file) {
      encoding = .utf16
      bytes = try Self.convert(Array(file.dropFirst(2)), from: name)
    } else if Self.isUTF8(file) {
      encoding = .utf8
      bytes = file
    } else {
      encoding = .gb18030
      bytes = try Self.convert(file, from: "GB18030")
    }
    guard Self.isUTF8(bytes), !bytes.contains(where: \.isBinary) else {
      throw .otherFormat(.unknown)
    }
  }

  private static func byteOrder(_ file: [UInt8]) -> String? {
    if file.starts(with: [0xFF, 0xFE]) { return "UTF-16LE" }
    return file.starts(with: [0xFE, 0xFF]) ? "UTF-16BE" : nil
  }

  private static func isUTF8(_ bytes: [UInt8]) -> Bool {
    String(validating: bytes, as: UTF8.self) != nil
  }

  /// By iconv(3), strictly: what is not of that encoding is no text that is known here. That is
  /// also what is said where the system lacks the encoding.
  private static func convert(
    _ file: [UInt8], from encoding: String
  ) throws(WorkbookError) -> [UInt8] {
    let converter = unsafe iconv_open("UTF-8", encoding)
    // iconv_open(3) fails with (iconv_t) -1.
    guard UInt(bitPattern: converter) != UInt.max else { throw .otherFormat(.unknown) }
    defer { unsafe iconv_close(converter) }
    let capacity = file.count * growthMax + 4
    var isWhole = false
    let converted = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { output, count in
      var input = file.map { CChar(bitPattern: $0) }
      unsafe input.withUnsafeMutableBytes { input in
        var from = unsafe input.baseAddress?.assumingMemoryBound(to: CChar.self)
        var fromCount = input.count
        unsafe output.withMemoryRebound(to: CChar.self) { output in
          var to = output.baseAddress
          var toCount = output.count
          let status = unsafe iconv(converter, &from, &fromCount, &to, &toCount)
          isWhole = status != -1 && fromCount == 0
          count = output.count - toCount
        }
      }
    }
    guard isWhole else { throw .otherFormat(.unknown) }
    return converted
  }
}

extension UInt8 {
  /// A control character that no text file has.
  fileprivate var isBinary: Bool { self < 0x20 && self != 9 && self != 10 && self != 13 }
}
