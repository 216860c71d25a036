/// An entry that has been checked: its name is plain, its data lies inside of the file.
struct ZipEntry {
  enum Method: UInt64 { case stored = 0, deflated = 8 }

  let name: String
  let method: Method
  let checksum: UInt32
  /// Where its data lies in the file.
  let data: Range<Int>
  let inflatedBytes: Int
  /// Where its header begins; header and data belong to no other entry.
  let start: Int

  private static let nameBytesMax = 255

  init(_ central: ZipRecord, in bytes: [UInt8], before end: Int) throws(WorkbookError) {
    guard let start = Int(exactly: central.offset), start < end else { throw .container }
    var cursor = ByteCursor(bytes, at: start)
    let local = try ZipRecord(local: &cursor)
    guard !central.isEncrypted, !local.isEncrypted else { throw .otherFormat(.encrypted) }
    guard local.agrees(with: central), let method = Method(rawValue: central.method),
      central.storedBytes <= UInt64(end), cursor.position <= end - Int(central.storedBytes),
      let inflatedBytes = Int(exactly: central.inflatedBytes),
      method == .deflated || central.storedBytes == central.inflatedBytes
    else { throw .container }
    name = try Self.plainName(central.name)
    self.method = method
    self.start = start
    self.inflatedBytes = inflatedBytes
    checksum = UInt32(truncatingIfNeeded: central.checksum)
    data = cursor.position..<cursor.position + Int(central.storedBytes)
  }

  /// A relative path that stays below where it begins, of printable characters.
  private static func plainName(_ bytes: ArraySlice<UInt8>) throws(WorkbookError) -> String {
    guard bytes.count <= nameBytesMax, let name = String(validating: bytes, as: UTF8.self),
      !name.unicodeScalars.contains(where: { $0.value < 0x20 || $0 == "\\" || $0 == ":" })
    else { throw .container }
    var steps = name.split(separator: "/", omittingEmptySubsequences: false)
    // A folder's name ends in a slash.
    if steps.count > 1, steps.last == "" { steps.removeLast() }
    guard steps.allSatisfy({ $0 != "" && $0 != "." && $0 != ".." }) else { throw .container }
    return name
  }
}
