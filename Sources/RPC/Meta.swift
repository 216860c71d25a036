package import JSON

/// `params._meta`: what any call may say about itself.
package struct Meta: Sendable {
  /// A session token, for callers that do not bind the connection.
  package var session: Secret?
  /// How long the caller waits, if it says so.
  package var explicitTimeout: Duration?
  /// How many items of a stream may come before the caller grants more.
  package var window = Meta.windowDefault
  package var idempotencyKey: String?
  /// Why the caller does this; goes to the audit.
  package var reason: String?
  package var language = Language.english
  /// W3C trace context, for log lines.
  package var traceparent: String?

  package static let timeoutDefault = Duration.seconds(10)
  package static let timeoutMax = Duration.seconds(600)
  package static let windowDefault = 64

  /// How long the caller of a unary call waits.
  package var timeout: Duration {
    get { explicitTimeout ?? Self.timeoutDefault }
    set { explicitTimeout = newValue }
  }

  private static let members = NameTable(
    "session", "timeoutMs", "idempotencyKey", "reason", "locale", "traceparent", "window")

  package init() {}

  /// Reads the object; what is wrong with it joins the faults of the params.
  package init(_ reader: inout Reader, _ faults: inout Faults) {
    let first = faults.count
    defer { faults.place(from: first, in: "_meta") }
    guard faults.object(&reader) else { return }
    while let member = reader.nextMember(in: Self.members) {
      switch member {
      case .known(let index):
        let first = faults.count
        read(index, &reader, &faults)
        faults.place(from: first, in: Self.members[index])
      case .unknown(let name):
        faults.add(.unknownField, unknown: reader.text(at: name))
        reader.skip()
      }
    }
  }

  private mutating func read(_ index: Int, _ reader: inout Reader, _ faults: inout Faults) {
    switch index {
    case 0: session = faults.secret(&reader, length: 1...64)
    case 1: readTimeout(&reader, &faults)
    case 2: idempotencyKey = faults.string(&reader, length: 1...255)
    case 3: reason = faults.string(&reader, length: 1...500)
    case 4: readLocale(&reader, &faults)
    case 5: traceparent = faults.string(&reader, length: 1...255)
    default: readWindow(&reader, &faults)
    }
  }

  private mutating func readTimeout(_ reader: inout Reader, _ faults: inout Faults) {
    guard let value = faults.integer(&reader, in: 1...Int64.max) else { return }
    explicitTimeout = value < 600_000 ? .milliseconds(value) : Self.timeoutMax
  }

  private mutating func readWindow(_ reader: inout Reader, _ faults: inout Faults) {
    guard let value = faults.integer(&reader, in: 0...Int64(Signal.grantMax)) else { return }
    window = Int(value)
  }

  private mutating func readLocale(_ reader: inout Reader, _ faults: inout Faults) {
    guard let tag = faults.string(&reader) else { return }
    if let known = Language(tag: tag) {
      language = known
    } else {
      faults.add(.unknownValue)
    }
  }
}

/// A call's `_meta` as it is handed on, with the call and without copying it.
package final class SharedMeta: Sendable {
  package let value: Meta

  package init(_ value: Meta) {
    self.value = value
  }
}
