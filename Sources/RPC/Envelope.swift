package import JSON

/// A request's outside: all ranges point into the frame's text, which a `Scanner` has accepted.
package struct Envelope: Sendable {
  /// The id as it stands on the wire; nil for a notification.
  package var id: Range<Int>?
  /// The inside of the method's name.
  package var method: Range<Int>
  /// The params object; nil if absent.
  package var params: Range<Int>?
  /// The object `params._meta`; nil if absent.
  package var meta: Range<Int>?

  /// Why a text is no request. `id` is what can be echoed.
  package struct Fault: Error, Sendable {
    package var reason: Reason
    package var id: Range<Int>?

    package init(reason: Reason, id: Range<Int>?) {
      self.reason = reason
      self.id = id
    }
  }

  private static let members = NameTable("jsonrpc", "id", "method", "params", "result", "error")
  private static let metaName = NameTable("_meta")
  private static let version = NameTable("2.0")
  /// How nearly every client writes a request: known at a glance, it need not be read by members.
  private static let usualStart: StaticString = #"{"jsonrpc":"2.0","id":"#
  private static let usualMethod: StaticString = #","method":"#
  private static let usualParams: StaticString = #","params":"#

  /// Reads one request object. Returns nil for what is dropped: what looks like a response, and a
  /// notification with params by place.
  ///
  /// Source: JSON-RPC 2.0 §4, with integer ids −2^53…2^53 and params by name only.
  package static func read(_ reader: inout Reader) throws(Fault) -> Envelope? {
    var found = Members()
    guard found.readUsual(&reader) || reader.enterObject() else {
      throw Fault(reason: .invalidRequest, id: nil)
    }
    while let member = reader.nextMember(in: members) {
      switch member {
      case .known(0): found.hasVersion = reader.name(in: version) != nil
      case .known(1): found.readID(&reader)
      case .known(2): found.method = reader.plainString()
      case .known(3): found.readParams(&reader)
      case .known: found.isResponse = true; reader.skip()
      case .unknown: reader.skip()
      }
    }
    return try found.envelope()
  }

  private struct Members {
    var hasVersion = false
    var id: Range<Int>?
    var idIsValid = true
    var method: Range<Int>?
    var params: Range<Int>?
    var paramsKind = Reader.Kind.object
    var meta: Range<Int>?
    var isResponse = false

    /// Reads the members that stand first in their usual order. False, and the reader has not moved, if
    /// the text begins otherwise.
    mutating func readUsual(_ reader: inout Reader) -> Bool {
      guard reader.pass(Envelope.usualStart) else { return false }
      hasVersion = true
      readID(&reader)
      if reader.pass(Envelope.usualMethod) { method = reader.plainString() }
      if reader.pass(Envelope.usualParams) { readParams(&reader) }
      return true
    }

    mutating func readID(_ reader: inout Reader) {
      switch reader.kind {
      case .string, .null:
        id = reader.skip()
      case .number:
        id = reader.passShortInteger()
        if id != nil { return }
        let start = reader.at
        let bound: Int64 = 1 << 53
        idIsValid = reader.integer().map { (-bound...bound).contains($0) } ?? false
        if idIsValid { id = start..<reader.at }
      default:
        idIsValid = false
        reader.skip()
      }
    }

    mutating func readParams(_ reader: inout Reader) {
      paramsKind = reader.kind
      let start = reader.at
      guard paramsKind == .object, reader.enterObject() else {
        if paramsKind != .object { reader.skip() }
        return
      }
      while let member = reader.nextMember(in: Envelope.metaName) {
        let value = reader.skip()
        if case .known = member { meta = value }
      }
      params = start..<reader.at
    }

    func envelope() throws(Fault) -> Envelope? {
      if isResponse && method == nil { return nil }
      guard idIsValid else { throw Fault(reason: .idInvalid, id: nil) }
      guard hasVersion else { throw Fault(reason: .invalidRequest, id: id) }
      guard let method else { throw Fault(reason: .invalidRequest, id: id) }
      switch paramsKind {
      case .object: break
      case .array:
        // A notification, and no answer ever goes to one (§4.1).
        if id == nil { return nil }
        throw Fault(reason: .byNameOnly, id: id)
      default: throw Fault(reason: .invalidRequest, id: id)
      }
      return Envelope(id: id, method: method, params: params, meta: meta)
    }
  }
}
