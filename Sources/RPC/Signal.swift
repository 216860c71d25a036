package import JSON

/// A notification about one call that is on its way: an item of its stream, credit, its end. Both sides
/// send them. Source: the contract's "Streams", after HTTP/2's frames for gRPC.
package struct Signal: Sendable {
  package enum Kind: Sendable {
    /// `rpc.message`: the next item; `value` is where its JSON stands.
    case item(sequence: Int64, value: Range<Int>)
    /// `rpc.end`: the client sends no more items.
    case end
    /// `rpc.grant`: so many more items may be sent.
    case grant(Int)
    /// `rpc.cancel`: the call is to end.
    case cancel
  }

  /// Where the call's id stands.
  package let id: Range<Int>
  package let kind: Kind

  /// More credit than this is as good as no limit.
  package static let grantMax = Int(Int32.max)

  private static let methods = NameTable("rpc.message", "rpc.end", "rpc.grant", "rpc.cancel")
  private static let members = NameTable("id", "seq", "value", "n")

  /// Reads a notification's params. Nil for other methods, and for what lacks what its method needs:
  /// nobody hears of a wrong notification (JSON-RPC 2.0 §4.1).
  ///
  /// - Parameter params: the params object; all ranges count from its start.
  package init?(method: Span<UInt8>, params: Span<UInt8>) {
    guard let method = Self.methods.index(of: method) else { return nil }
    var found = Members()
    var reader = Reader(params)
    guard !params.isEmpty, reader.enterObject() else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      switch member {
      case .known(0): found.id = reader.skip()
      case .known(1): found.sequence = reader.integer()
      case .known(2): found.value = reader.skip()
      case .known(3): found.count = reader.integer()
      default: reader.skip()
      }
    }
    guard let id = found.id, let kind = found.kind(method) else { return nil }
    self.id = id
    self.kind = kind
  }

  private struct Members {
    var id: Range<Int>?
    var sequence: Int64?
    var value: Range<Int>?
    var count: Int64?

    func kind(_ method: Int) -> Kind? {
      switch method {
      case 0:
        guard let sequence, let value else { return nil }
        return .item(sequence: sequence, value: value)
      case 1: return .end
      case 2:
        guard let count, count > 0 else { return nil }
        return .grant(Int(min(count, Int64(Signal.grantMax))))
      default: return .cancel
      }
    }
  }
}

extension Writer {
  /// The frame of an item: `endItem` follows the value. The head is the same for all items of a stream
  /// but for the number, so it comes ready made.
  package mutating func beginItem(head: [UInt8], sequence: Int64) -> Int {
    let start = beginFrame()
    append(head.span)
    integer(sequence)
    name("\"value\":")
    return start
  }

  package mutating func endItem(_ start: Int) {
    append("}}")
    endFrame(start)
  }

  /// What stands before an item's number.
  ///
  /// - Parameter id: the call's id as it stands on the wire.
  package static func itemHead(id: Span<UInt8>) -> [UInt8] {
    var writer = Writer(capacity: 128)
    writer.beginSignal("\"rpc.message\"", id: id)
    writer.name("\"seq\":")
    return [UInt8](copying: writer.bytes)
  }

  /// `rpc.end` and `rpc.cancel`, which say no more than the call's id.
  ///
  /// - Parameter method: quoted.
  package mutating func signal(_ method: StaticString, id: [UInt8]) {
    let start = beginFrame()
    beginSignal(method, id: id.span)
    endSignal(start)
  }

  /// `rpc.grant`: so many more items may be sent.
  package mutating func grant(_ count: Int, id: [UInt8]) {
    let start = beginFrame()
    beginSignal("\"rpc.grant\"", id: id.span)
    name("\"n\":")
    integer(Int64(count))
    endSignal(start)
  }

  /// `rpc.goaway`: no new calls; what runs should be done within so many milliseconds.
  package mutating func goaway(deadlineMs: Int64) {
    let start = beginFrame()
    raw(#"{"jsonrpc":"2.0","method":"rpc.goaway","params":{"deadlineMs":"#)
    beginText()
    integer(deadlineMs)
    endSignal(start)
  }

  /// - Parameter method: quoted.
  private mutating func beginSignal(_ method: StaticString, id: Span<UInt8>) {
    beginObject()
    name("\"jsonrpc\":")
    raw("\"2.0\"")
    name("\"method\":")
    raw(method)
    name("\"params\":")
    beginObject()
    name("\"id\":")
    if id.isEmpty { null() } else { raw(id) }
  }

  private mutating func endSignal(_ start: Int) {
    append("}}")
    endFrame(start)
  }
}
