/// Where a zip's central directory lies, from the record at the file's end (APPNOTE 4.3.14–16).
struct ZipDirectory {
  private static let endSignature: [UInt8] = [0x50, 0x4B, 5, 6]
  private static let endBytes = 22
  private static let commentBytesMax = 65_535
  private static let locatorSignature: UInt64 = 0x0706_4B50
  private static let locatorBytes = 20
  private static let zip64Signature: UInt64 = 0x0606_4B50

  private(set) var entryCount: UInt64
  private(set) var byteCount: UInt64
  private(set) var offset: UInt64
  /// Where the records that end the file begin.
  private(set) var end: Int

  init(_ bytes: [UInt8]) throws(WorkbookError) {
    guard let position = Self.findEnd(bytes) else { throw .container }
    var cursor = ByteCursor(bytes, at: position + 4)
    let disks = try cursor.number(bytes: 4)
    let entriesHere = try cursor.number(bytes: 2)
    entryCount = try cursor.number(bytes: 2)
    byteCount = try cursor.number(bytes: 4)
    offset = try cursor.number(bytes: 4)
    end = position
    if entryCount == 0xFFFF || byteCount == 0xFFFF_FFFF || offset == 0xFFFF_FFFF {
      try readZip64(bytes)
    } else {
      guard disks == 0, entriesHere == entryCount else { throw .container }
    }
    // Nothing may hide between the directory and the end.
    guard byteCount <= UInt64(end), offset == UInt64(end) - byteCount else { throw .container }
  }

  /// The last record whose comment reaches exactly to the file's end.
  private static func findEnd(_ bytes: [UInt8]) -> Int? {
    let last = bytes.count - endBytes
    guard last >= 0 else { return nil }
    return stride(from: last, through: max(0, last - commentBytesMax), by: -1).first { at in
      bytes[at..<at + 4].elementsEqual(endSignature)
        && Int(bytes[at + 20]) | Int(bytes[at + 21]) << 8 == last - at
    }
  }

  private mutating func readZip64(_ bytes: [UInt8]) throws(WorkbookError) {
    var locator = ByteCursor(bytes, at: end - Self.locatorBytes)
    guard try locator.number(bytes: 4) == Self.locatorSignature else { throw .container }
    _ = try locator.take(4)
    guard let at = Int(exactly: try locator.number(bytes: 8)), at < end else { throw .container }
    var record = ByteCursor(bytes, at: at)
    guard try record.number(bytes: 4) == Self.zip64Signature else { throw .container }
    _ = try record.take(20)
    let entriesHere = try record.number(bytes: 8)
    entryCount = try record.number(bytes: 8)
    byteCount = try record.number(bytes: 8)
    offset = try record.number(bytes: 8)
    guard entriesHere == entryCount else { throw .container }
    end = at
  }
}
