@testable import Workbook

/// Makes zip files, and lets them lie.
package struct ZipMaker {
  package struct Entry {
    package var name: String
    package var content: [UInt8]
    package var isDeflated = true
    package var flags: UInt16 = 0
    /// What the directories say instead of the truth.
    package var claimedBytes: Int?
    package var claimedChecksum: UInt32?
    package var localName: String?
    /// The central record points to where this entry's header lies instead.
    package var pointsTo: String?
    package var isZip64 = false

    package init(_ name: String, _ content: [UInt8]) {
      self.name = name
      self.content = content
    }

    package init(_ name: String, _ content: String) {
      self.init(name, Array(content.utf8))
    }
  }

  package var entries: [Entry] = []
  package var trailer: [UInt8] = []

  package init(entries: [Entry] = []) { self.entries = entries }

  package func file() -> [UInt8] {
    var file: [UInt8] = []
    var offsets: [String: Int] = [:]
    var stored: [[UInt8]] = []
    for entry in entries {
      offsets[entry.name] = file.count
      let data = entry.isDeflated ? Self.deflated(entry.content) : entry.content
      stored.append(data)
      file += number(0x0403_4B50, 4) + number(20, 2) + common(entry, data.count, isLocal: true)
      file += Array((entry.localName ?? entry.name).utf8) + extra(entry, data.count) + data
    }
    let start = file.count
    for (entry, data) in zip(entries, stored) {
      file += number(0x0201_4B50, 4) + number(20, 2) + number(20, 2)
      file += common(entry, data.count, isLocal: false)
      file += number(0, 2) + number(0, 2) + number(0, 2) + number(0, 4)
      file += number(offsets[entry.pointsTo ?? entry.name] ?? 0, 4)
      file += Array(entry.name.utf8) + extra(entry, data.count)
    }
    let count = entries.count
    let byteCount = file.count - start
    file += number(0x0605_4B50, 4) + number(0, 4) + number(count, 2) + number(count, 2)
    file += number(byteCount, 4) + number(start, 4) + number(0, 2)
    return file + trailer
  }

  private func common(_ entry: Entry, _ storedBytes: Int, isLocal: Bool) -> [UInt8] {
    var checksum = Checksum()
    checksum.add(entry.content.span)
    let name = isLocal ? entry.localName ?? entry.name : entry.name
    let sizes =
      entry.isZip64
      ? [0xFFFF_FFFF, 0xFFFF_FFFF] : [storedBytes, entry.claimedBytes ?? entry.content.count]
    return number(Int(entry.flags), 2) + number(entry.isDeflated ? 8 : 0, 2) + number(0x21_0000, 4)
      + number(Int(entry.claimedChecksum ?? checksum.value), 4) + number(sizes[0], 4)
      + number(sizes[1], 4) + number(name.utf8.count, 2) + number(entry.isZip64 ? 20 : 0, 2)
  }

  private func extra(_ entry: Entry, _ storedBytes: Int) -> [UInt8] {
    guard entry.isZip64 else { return [] }
    return number(1, 2) + number(16, 2) + number(entry.claimedBytes ?? entry.content.count, 8)
      + number(storedBytes, 8)
  }

  package static func deflated(_ bytes: [UInt8]) -> [UInt8] {
    var deflater = Deflater()
    var output: [UInt8] = []
    deflater.deflate(bytes.span, isLast: true, onto: &output)
    return output
  }

  private func number(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }
}
