/// Where a reader gets its bytes from, piece by piece.
protocol ByteSource: AnyObject {
  /// How errors name it.
  var name: String { get }
  /// The next bytes; none at the end.
  func next() throws(WorkbookError) -> [UInt8]
}

/// Inflates one entry piece by piece. It gives out no byte beyond the size that the directory
/// claims, and ends well only when size and checksum are what was claimed.
final class ZipEntryReader: ByteSource {
  static let pieceBytes = 32 << 10

  let name: String
  private let entry: ZipEntry
  private let bytes: [UInt8]
  private var position: Int
  private var inflater = Inflater()
  private var checksum = Checksum()
  private(set) var producedBytes = 0
  private var isAtEnd = false

  init(_ entry: ZipEntry, in bytes: [UInt8]) {
    self.entry = entry
    self.bytes = bytes
    name = entry.name
    position = entry.data.lowerBound
  }

  func next() throws(WorkbookError) -> [UInt8] {
    guard !isAtEnd else { return [] }
    let piece = entry.method == .stored ? nextStored() : try nextInflated()
    producedBytes += piece.count
    checksum.add(piece.span)
    guard producedBytes <= entry.inflatedBytes else { throw damaged }
    if isAtEnd { try checkEnd() }
    return piece
  }

  private func nextStored() -> [UInt8] {
    let end = min(position + Self.pieceBytes, entry.data.upperBound)
    defer { position = end }
    isAtEnd = end == entry.data.upperBound
    return Array(bytes[position..<end])
  }

  /// One piece; it is empty only at the end.
  private func nextInflated() throws(WorkbookError) -> [UInt8] {
    var piece = [UInt8](repeating: 0, count: Self.pieceBytes)
    var count = 0
    let bytes = bytes
    while count == 0, !isAtEnd {
      var output = piece.mutableSpan
      let input = bytes.span.extracting(position..<entry.data.upperBound)
      guard let step = inflater.step(input, into: &output),
        step.isAtEnd || step.consumedBytes + step.producedBytes > 0
      else { throw damaged }
      position += step.consumedBytes
      count = step.producedBytes
      isAtEnd = step.isAtEnd
    }
    piece.removeLast(piece.count - count)
    return piece
  }

  private func checkEnd() throws(WorkbookError) {
    guard position == entry.data.upperBound, producedBytes == entry.inflatedBytes,
      checksum.value == entry.checksum
    else { throw damaged }
  }

  private var damaged: WorkbookError { .damaged(part: name, .data) }
}
