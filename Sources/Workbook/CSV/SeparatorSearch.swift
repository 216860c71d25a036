/// Which separator a text file uses: the one that its first record has most of outside of quotes.
/// A first line `sep=;` is Excel's way to say it, and is no record.
struct SeparatorSearch {
  private static let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), 9]

  private(set) var separator = UInt8(ascii: ",")
  /// Where the first record begins.
  private(set) var start = 0

  init(_ bytes: [UInt8]) {
    if bytes.starts(with: "sep=".utf8), bytes.count > 4, Self.candidates.contains(bytes[4]),
      bytes.count == 5 || bytes[5] == 10 || bytes[5] == 13
    {
      separator = bytes[4]
      let end = bytes.dropFirst(5).prefix(2).elementsEqual([13, 10]) ? 7 : 6
      start = min(end, bytes.count)
      return
    }
    var counts = [0, 0, 0]
    var isQuoted = false
    for byte in bytes {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      guard !isQuoted else { continue }
      if byte == 10 || byte == 13 { break }
      if let index = Self.candidates.firstIndex(of: byte) { counts[index] += 1 }
    }
    // The first of the most frequent ones, so that a header of one column counts as commas.
    if let most = counts.max(), let index = counts.firstIndex(of: most) {
      separator = Self.candidates[index]
    }
  }
}
