import WireTesting

/// What a conversation must get: one answer to each of its requests, and the items of its streams in
/// order, not more than were granted, and none after the answer.
struct ConversationLedger {
  /// Requests by the text of their id, less the answers that came.
  private var unanswered: [String: Int] = [:]
  private var streams: [String: Stream] = [:]

  private struct Stream {
    /// Items that may come; the acknowledgement is free.
    var creditLeft: Int
    var next: Int64 = 0
    var hasEnded = false
  }

  /// Why what came is wrong; the first of its kind.
  private(set) var fault: String?

  mutating func request(_ id: String) { unanswered[id, default: 0] += 1 }

  mutating func open(_ id: String, window: Int) {
    request(id)
    streams[id] = Stream(creditLeft: window)
  }

  mutating func grant(_ count: Int, _ id: String) { streams[id]?.creditLeft += count }

  /// Takes note of a frame.
  mutating func take(_ text: [UInt8]) {
    guard let frame = Tree(text) else { return note("this is no JSON", text) }
    if case .array(let answers) = frame {
      for answer in answers { take(answer, text) }
    } else {
      take(frame, text)
    }
  }

  private mutating func take(_ message: Tree, _ text: [UInt8]) {
    if let method = message["method"]?.string {
      if method == "rpc.message" { takeItem(message["params"] ?? .null, text) }
      return
    }
    guard (message["result"] == nil) != (message["error"] == nil), let id = message["id"]?.text
    else { return note("this is no answer", text) }
    // Without an id it is for something that was damaged, and so is one that no request had.
    guard let left = unanswered[id] else { return }
    guard left > 0 else { return note("\(id) was answered before", text) }
    unanswered[id] = left - 1
    let reason = message["error"]?["data"]?["reason"]?.string
    if reason != "ID_IN_USE", reason != "METHOD_NOT_FOUND" { streams[id]?.hasEnded = true }
  }

  private mutating func takeItem(_ params: Tree, _ text: [UInt8]) {
    let id = params["id"]?.text ?? ""
    guard var stream = streams[id] else { return note("this is an item of no stream", text) }
    if stream.hasEnded { note("\(id) has been answered", text) }
    if params["seq"]?.integer != stream.next { note("\(stream.next) is next", text) }
    if stream.next > 0 { stream.creditLeft -= 1 }
    if stream.creditLeft < 0 { note("more came than was granted", text) }
    stream.next += 1
    streams[id] = stream
  }

  /// At the end nothing may be missing.
  mutating func close() {
    let missing = unanswered.filter { $0.value > 0 }.keys.sorted()
    if !missing.isEmpty { note("no answer to \(missing.joined(separator: ", "))", []) }
  }

  private mutating func note(_ what: String, _ text: [UInt8]) {
    if fault == nil { fault = "\(what): \(shown(text))" }
  }
}
