package import JSON

/// Where a stream writes its items: as many as the client has granted and the connection has room for.
///
///     while items.hasRoom, let row = next() {
///       items.begin()
///       row.write(to: &items.writer)
///       try items.end()
///     }
package struct ItemWriter: ~Copyable {
  /// Takes the value between `begin` and `end`.
  package var writer: Writer
  /// The number of the next item.
  package private(set) var sequence: Int64
  /// How many more items the client takes.
  package private(set) var credit: Int
  private let head: [UInt8]
  private let limits: Limits
  /// Where the item that is being written begins.
  private var start: Int?

  /// How much a stream may write before others have their turn.
  package struct Limits: Sendable {
    /// Bytes of items in one turn.
    package var turnBytesMax: Int
    /// Bytes of one frame.
    package var frameBytesMax: Int

    package init(turnBytesMax: Int, frameBytesMax: Int) {
      self.turnBytesMax = turnBytesMax
      self.frameBytesMax = frameBytesMax
    }
  }

  /// - Parameters:
  ///   - writer: what is in it already counts as room that is taken.
  ///   - head: from `Writer.itemHead`.
  package init(
    _ writer: consuming Writer, head: [UInt8], sequence: Int64, credit: Int, limits: Limits
  ) {
    self.writer = writer
    self.head = head
    self.sequence = sequence
    self.credit = credit
    self.limits = limits
  }

  /// Whether another item may be written now.
  package var hasRoom: Bool { credit > 0 && writer.count < limits.turnBytesMax }

  /// How many items there may be room for, so that a query need not find more.
  package var room: Int {
    hasRoom ? min(credit, (limits.turnBytesMax - writer.count) / 64 + 1) : 0
  }

  /// Begins an item; its value, one JSON value, and `end` follow.
  package mutating func begin() {
    start = writer.beginItem(head: head, sequence: sequence)
  }

  /// Ends an item. One that is too long for a frame is taken back and refused: the stream is over.
  package mutating func end() throws(Refusal) {
    guard let start else { preconditionFailure("no item has begun") }
    self.start = nil
    writer.endItem(start)
    let bytes = writer.count - start - Frame.prefixBytes
    guard bytes <= limits.frameBytesMax else {
      writer.truncate(to: start)
      throw Refusal(
        .responseTooLarge,
        .init(slot: "frameBytes", max: Int64(limits.frameBytesMax), used: Int64(bytes)))
    }
    sequence += 1
    credit -= 1
  }

  /// Gives the writer back with all whole items; one that was begun and not ended is taken back.
  package consuming func finish() -> Writer {
    if let start { writer.truncate(to: start) }
    return writer
  }
}
