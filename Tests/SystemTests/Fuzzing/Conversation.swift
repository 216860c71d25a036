import Sockets

/// A conversation that a seed decides: what is sent on one connection, in pieces, and how it ends.
struct Conversation {
  /// How a conversation ends.
  enum Ending: CaseIterable {
    /// The client sends no more, and reads to the end.
    case end
    /// The same in the middle of a frame.
    case endInFrame
    /// The client sends what ends a connection, and reads to the end.
    case emptyFrame
    case frameTooLarge
    /// The client goes away, with answers unread.
    case hangUp
    case hangUpInFrame
  }

  private(set) var pieces: [[UInt8]] = []
  private(set) var ledger = ConversationLedger()
  let ending: Ending
  private var generator: SeededGenerator
  private let subjects: Subjects
  private var calls = 0
  private var streams: [String] = []

  /// Real ids, so that calls come far.
  struct Subjects: Sendable {
    let store: String
    let card: String
  }

  private static let stepsMax = 12

  init(seed: UInt64, about subjects: Subjects) {
    generator = SeededGenerator(seed: seed)
    self.subjects = subjects
    ending = Ending.allCases.randomElement(using: &generator) ?? .end
    for _ in 0..<Int.random(in: 1...Self.stepsMax, using: &generator) { step() }
    switch ending {
    case .end, .hangUp: break
    case .endInFrame, .hangUpInFrame: pieces.append(Array(frame(validCall("cut")).dropLast()))
    case .emptyFrame: pieces.append([0, 0, 0, 0])
    case .frameTooLarge: pieces.append([0, 0xFF, 0, 0])
    }
  }

  /// Holds the conversation.
  /// - Returns: what is wrong with what came; nil if nothing is.
  func hold(on client: Client) throws -> String? {
    try speak(on: client)
    if ending == .hangUp || ending == .hangUpInFrame { return nil }
    var ledger = ledger
    while let frame = try next(on: client) { ledger.take(frame) }
    ledger.close()
    return ledger.fault
  }

  private func speak(on client: Client) throws(SocketError) {
    do throws(SocketError) {
      for piece in pieces { try client.send(bytes: piece) }
      if ending == .end || ending == .endInFrame { try client.endSending() }
    } catch {
      // The server may have had enough, and have said why.
      guard error == .closedByPeer else { throw error }
    }
  }

  private func next(on client: Client) throws(SocketError) -> [UInt8]? {
    do throws(SocketError) {
      return try client.receive()
    } catch {
      guard error == .closedByPeer else { throw error }
      return nil
    }
  }

  // MARK: Steps

  private mutating func step() {
    switch Int.random(in: 0..<10, using: &generator) {
    case 0..<3: call()
    case 3: damagedCall()
    case 4: batch()
    case 5, 6: openStream()
    case 7: sameID()
    default: signal()
    }
  }

  private mutating func send(_ text: String) { pieces.append(frame(Array(text.utf8))) }

  private mutating func nextID() -> String {
    calls += 1
    return Bool.random(using: &generator) ? "\(calls)" : "\"call \(calls)\""
  }

  private func request(_ id: String, _ method: String, _ params: String) -> String {
    #"{"jsonrpc":"2.0","id":\#(id),"method":"\#(method)","params":\#(params)}"#
  }

  private mutating func call() {
    let id = nextID()
    ledger.request(id)
    pieces.append(frame(validCall(id)))
  }

  private mutating func validCall(_ id: String) -> [UInt8] {
    let (store, card) = (subjects.store, subjects.card)
    let calls = [
      ("rpc.ping", "{}"), ("rpc.health", "{}"), ("rpc.whoami", #"{"_meta":{"locale":"zh-CN"}}"#),
      ("cards.get", #"{"card":"\#(card)"}"#), ("cards.list", #"{"store":"\#(store)"}"#),
      ("cards.get", #"{"card":"nothing"}"#), ("cards.get", #"{"what":1}"#), ("no.such", "{}"),
      ("events.list", #"{"after":2,"pageSize":3}"#),
      ("payments.options", #"{"store":"\#(store)","usage":"checkout"}"#),
      // These go through the writer, and are answered from its thread.
      ("cards.update", #"{"card":"\#(card)","version":99999,"label":"x"}"#),
      ("cards.update", #"{"card":"\#(card)","version":1,"_meta":{"timeoutMs":1}}"#),
      ("cards.prepareUnbind", #"{"cards":["\#(card)"],"_meta":{"idempotencyKey":"k"}}"#),
    ]
    let (method, params) = calls.randomElement(using: &generator) ?? ("rpc.ping", "{}")
    return Array(request(id, method, params).utf8)
  }

  /// A text that is broken in some way, in a whole frame. It may be answered, or not.
  private mutating func damagedCall() {
    var text = validCall("\"damaged\"")
    Mutation.some(to: &text, &generator)
    // A frame without text would be the end.
    if !text.isEmpty { pieces.append(frame(text)) }
  }

  private mutating func batch() {
    var members: [String] = []
    for _ in 0..<Int.random(in: 1...4, using: &generator) {
      let id = nextID()
      ledger.request(id)
      members.append(String(decoding: validCall(id), as: UTF8.self))
    }
    members.append(#"{"jsonrpc":"2.0","method":"rpc.cancel","params":{"id":"call 1"}}"#)
    send("[\(members.joined(separator: ","))]")
  }

  private mutating func openStream() {
    let id = nextID()
    let window = Int.random(in: 0...6, using: &generator)
    let meta = #""_meta":{"window":\#(window)}"#
    let streams = [
      ("events.watch", #"{"after":0,\#(meta)}"#), ("rpc.health", #"{"watch":true,\#(meta)}"#),
      ("events.watch", #"{"after":0,"consumer":"fuzz",\#(meta)}"#),
      ("events.watch", #"{"types":["card.bound"],"store":"nothing",\#(meta)}"#),
    ]
    let (method, params) = streams.randomElement(using: &generator) ?? streams[0]
    ledger.open(id, window: window)
    self.streams.append(id)
    send(request(id, method, params))
  }

  /// An id once more: refused while its call runs, else the id of a method that is not there.
  private mutating func sameID() {
    guard let id = streams.randomElement(using: &generator) else { return }
    ledger.request(id)
    send(request(id, "no.such", "{}"))
  }

  private mutating func signal() {
    let right = streams.randomElement(using: &generator) ?? "\"none\""
    let id = Int.random(in: 0..<4, using: &generator) == 0 ? "\"call \(calls + 1)\"" : right
    let number = Int.random(in: -1...3, using: &generator)
    let notify = { (method: String, rest: String) in
      #"{"jsonrpc":"2.0","method":"rpc.\#(method)","params":{"id":\#(id)\#(rest)}}"#
    }
    switch Int.random(in: 0..<5, using: &generator) {
    case 0: send(notify("cancel", ""))
    case 1: send(notify("end", ""))
    case 2, 3:
      ledger.grant(max(0, number), id)
      send(notify("grant", #","n":\#(number)"#))
    default: send(notify("message", #","seq":\#(number),"value":{"ack":\#(number + 1)}"#))
    }
  }
}
