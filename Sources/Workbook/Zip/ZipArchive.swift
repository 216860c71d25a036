/// A zip file whose directory has been checked as a whole: no entry is encrypted, overlaps another,
/// is named like another, or claims to inflate to more than the limits allow. Each entry is held to
/// its claim while it inflates, so that the limits hold for what comes out too.
struct ZipArchive {
  /// What every zip that begins with an entry begins with.
  static let magic: [UInt8] = [0x50, 0x4B, 3, 4]
  /// Entries up to this size may inflate by any ratio: a page of blanks does.
  static let ratioExemptBytes = 100 << 10

  private let bytes: [UInt8]
  /// By name in lower case: names that differ in case only are the same to OPC (ECMA-376-2, 9.1.1).
  private let entries: [String: ZipEntry]

  init(_ bytes: [UInt8], limits: WorkbookLimits) throws(WorkbookError) {
    guard bytes.count <= limits.fileBytesMax else { throw .tooLarge(.fileBytes) }
    let directory = try ZipDirectory(bytes)
    guard directory.entryCount <= UInt64(limits.partsMax) else { throw .tooLarge(.parts) }
    guard let start = Int(exactly: directory.offset) else { throw .container }
    var cursor = ByteCursor(bytes, at: start)
    var list: [ZipEntry] = []
    for _ in 0..<directory.entryCount {
      let record = try ZipRecord(central: &cursor)
      list.append(try ZipEntry(record, in: bytes, before: start))
    }
    guard cursor.position == directory.end else { throw .container }
    try Self.check(list, limits)
    entries = Dictionary(list.map { ($0.name.lowercased(), $0) }) { first, _ in first }
    guard entries.count == list.count else { throw .container }
    self.bytes = bytes
  }

  private static func check(_ list: [ZipEntry], _ limits: WorkbookLimits) throws(WorkbookError) {
    var end = 0
    for entry in list.sorted(by: { $0.start < $1.start }) {
      guard entry.start >= end else { throw .container }
      end = entry.data.upperBound
    }
    var total = 0
    for entry in list {
      guard entry.inflatedBytes <= limits.inflatedBytesMax - total else {
        throw .tooLarge(.inflatedBytes)
      }
      total += entry.inflatedBytes
      guard
        entry.inflatedBytes <= ratioExemptBytes
          || entry.inflatedBytes / limits.inflationRatioMax <= entry.data.count
      else { throw .tooLarge(.inflationRatio) }
    }
  }

  var names: some Collection<String> { entries.values.lazy.map(\.name) }

  /// The entry's bytes, from the first one on; nil if there is none of the name.
  func reader(of name: String) -> ZipEntryReader? {
    entries[name.lowercased()].map { ZipEntryReader($0, in: bytes) }
  }
}
