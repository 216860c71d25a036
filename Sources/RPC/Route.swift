package import JSON

/// A method's handler, in the form that its effect asks for.
package enum Route: Sendable {
  /// Answers at once, on the loop's thread: writes the result, one JSON value.
  case read(@Sendable (Call, inout Params, inout Writer) throws(Refusal) -> Void)
  /// Decodes its params at once, and returns what starts the work; the answer comes later, from
  /// another thread.
  case deferred(@Sendable (Call, inout Params) throws(Refusal) -> @Sendable (Reply) -> Void)
}

/// How a call ended.
package enum Outcome: Sendable {
  /// The result, one JSON value.
  case result([UInt8])
  case refusal(Refusal)
}

/// Where a deferred call's answer goes. Exactly one answer is given, from whatever thread.
package struct Reply: Sendable {
  private let deliver: @Sendable (Outcome) -> Void

  package init(_ deliver: @escaping @Sendable (Outcome) -> Void) {
    self.deliver = deliver
  }

  package func callAsFunction(_ outcome: Outcome) { deliver(outcome) }
}

/// Who may call what. The server asks at each call; nothing is remembered between calls.
package protocol Gate: Sendable {
  /// Whose call this is; nil if nobody has logged in. Refuses a session that is not valid.
  func identify(_ call: borrowing Call) throws(Refusal) -> (any Caller)?

  /// Refuses what the caller may not do.
  func authorize(_ call: borrowing Call) throws(Refusal)

  /// Takes over a refusal that has to be on record before it is answered. False if this one has not.
  /// `reply` is asked for at most once, and only then.
  func record(_ refusal: Refusal, _ call: Call, _ reply: () -> Reply) -> Bool

  /// Whether the caller may use a method at all, for `rpc.discover {view: "mine"}`.
  func allows(_ method: Method, _ call: borrowing Call) -> Bool
}
