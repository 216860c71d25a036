/// Writes a zip file entry by entry; what is done can be taken away at any time. The dates are all
/// the same, so that the same content comes out as the same bytes. An entry's sizes stand behind
/// its data, for they are not known before.
struct ZipWriter: ~Copyable {
  /// Sizes follow the data; names are UTF-8.
  private static let flags: UInt64 = 1 << 3 | 1 << 11
  private static let deflated: UInt64 = 8
  private static let version: UInt64 = 20
  /// 1980-01-01, the first day that zip knows.
  private static let date: UInt64 = 0x21

  private struct Entry {
    let name: String
    let offset: UInt64
    var checksum = Checksum()
    var storedBytes: UInt64 = 0
    var inflatedBytes: UInt64 = 0
  }

  private(set) var output: [UInt8] = []
  private var takenBytes: UInt64 = 0
  private var entries: [Entry] = []
  private var deflater = Deflater()

  /// Everything that is ready, which is forgotten here.
  mutating func takeOutput() -> [UInt8] {
    takenBytes += UInt64(output.count)
    defer { output = [] }
    return output
  }

  private var position: UInt64 { takenBytes + UInt64(output.count) }

  mutating func beginEntry(_ name: String) {
    entries.append(Entry(name: name, offset: position))
    deflater = Deflater()
    append(ZipRecord.localSignature, 4)
    append(Self.version, 2)
    append(Self.flags, 2)
    append(Self.deflated, 2)
    append(Self.date << 16, 4)
    for _ in 0..<3 { append(0, 4) }
    append(UInt64(name.utf8.count), 2)
    append(0, 2)
    output += name.utf8
  }

  mutating func write(_ bytes: [UInt8]) { deflate(bytes, isLast: false) }

  mutating func endEntry() {
    deflate([], isLast: true)
    append(0x0807_4B50, 4)
    if let entry = entries.last { appendSizes(entry) }
  }

  private mutating func deflate(_ bytes: [UInt8], isLast: Bool) {
    guard var entry = entries.popLast() else { return }
    let start = output.count
    deflater.deflate(bytes.span, isLast: isLast, onto: &output)
    entry.checksum.add(bytes.span)
    entry.storedBytes += UInt64(output.count - start)
    entry.inflatedBytes += UInt64(bytes.count)
    entries.append(entry)
  }

  /// The directory of all entries, which ends the file.
  mutating func finish() {
    let start = position
    for entry in entries { appendCentral(entry) }
    let byteCount = position - start
    precondition(position < 0xFFFF_FFFF && entries.count < 0xFFFF, "fits without zip64")
    append(0x0605_4B50, 4)
    append(0, 4)
    append(UInt64(entries.count), 2)
    append(UInt64(entries.count), 2)
    append(byteCount, 4)
    append(start, 4)
    append(0, 2)
  }

  private mutating func appendCentral(_ entry: Entry) {
    append(ZipRecord.centralSignature, 4)
    append(Self.version, 2)
    append(Self.version, 2)
    append(Self.flags, 2)
    append(Self.deflated, 2)
    append(Self.date << 16, 4)
    appendSizes(entry)
    append(UInt64(entry.name.utf8.count), 2)
    for _ in 0..<3 { append(0, 4) }
    append(entry.offset, 4)
    output += entry.name.utf8
  }

  private mutating func appendSizes(_ entry: Entry) {
    append(UInt64(entry.checksum.value), 4)
    append(entry.storedBytes, 4)
    append(entry.inflatedBytes, 4)
  }

  private mutating func append(_ number: UInt64, _ count: Int) {
    for index in 0..<count { output.append(UInt8(truncatingIfNeeded: number >> (8 * index))) }
  }
}
