import JSON
import RPC

extension Loop {
  /// Handles each member of a batch as if it had come alone; the answers go out together.
  func handleBatch(_ reader: inout Reader, _ connection: Connection) {
    let members = Self.members(of: &reader)
    guard !members.isEmpty else {
      return refuse(Refusal(.batchEmpty), id: Span(), .english, nil)
    }
    guard members.count <= configuration.batchMax else {
      let limit = Refusal.Limit(
        slot: "batch", max: Int64(configuration.batchMax), used: Int64(members.count))
      return refuse(Refusal(.batchTooLarge, limit), id: Span(), .english, nil)
    }
    let batch = Batch()
    batch.answers.beginArray()
    let doubled = Self.doubledIDs(members, in: reader.text)
    for member in members {
      let text = reader.text.extracting(member)
      if let id = Self.id(of: text), doubled.contains(CallID(text.extracting(id))) {
        refuse(Refusal(.idInUse), id: text.extracting(id), .english, batch)
      } else {
        var member = Reader(text)
        handleOne(&member, connection, batch)
      }
    }
    noteAnswer(in: batch)
  }

  /// One thing less that the batch waits for.
  func noteAnswer(in batch: Batch) {
    batch.remaining -= 1
    if batch.remaining == 0 { finishBatch(batch) }
  }

  /// Sends the answers of a batch whose members are all answered; none if all were notifications.
  private func finishBatch(_ batch: Batch) {
    batch.answers.endArray()
    guard batch.answers.count > 2 else { return }
    let start = answers.beginFrame()
    answers.raw(batch.answers)
    finishAnswer(start, Span(), .english, nil)
  }

  private static func members(of reader: inout Reader) -> [Range<Int>] {
    var members: [Range<Int>] = []
    _ = reader.enterArray()
    while reader.nextElement() { members.append(reader.skip()) }
    return members
  }

  /// The ids that more than one member has.
  private static func doubledIDs(_ members: [Range<Int>], in text: Span<UInt8>) -> Set<CallID> {
    var seen: Set<CallID> = []
    var doubled: Set<CallID> = []
    for member in members {
      let text = text.extracting(member)
      guard let id = id(of: text) else { continue }
      let key = CallID(text.extracting(id))
      if !seen.insert(key).inserted { doubled.insert(key) }
    }
    return doubled
  }

  private static func id(of text: Span<UInt8>) -> Range<Int>? {
    var reader = Reader(text)
    return (try? Envelope.read(&reader))?.id
  }
}
