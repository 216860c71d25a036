package import JSON

/// A method's handler, in the form that its effect asks for.
package enum Route: Sendable {
  /// Answers at once, on the loop's thread: writes the result, one JSON value.
  case read(@Sendable (Call, inout Params, inout Writer) throws(Refusal) -> Void)
  /// Answers at once; but to callers whose reads are on record in the second way, once the record is
  /// on disk.
  case recorded(
    @Sendable (Call, inout Params, inout Writer) throws(Refusal) -> Void,
    @Sendable (Call, inout Params) throws(Refusal) -> @Sendable (Reply) -> Void)
  /// Decodes its params at once, and returns what starts the work; the answer comes later, from
  /// another thread.
  case deferred(@Sendable (Call, inout Params) throws(Refusal) -> @Sendable (Reply) -> Void)
  /// Opens a stream, or answers at once where the params ask for no stream.
  case stream(@Sendable (Call, inout Params, StreamPort) throws(Refusal) -> Opening)
}

/// What came of opening a stream.
package enum Opening {
  case stream(any StreamHandler)
  /// The result, one JSON value.
  case result([UInt8])
}

/// How a call ended.
package enum Outcome: Sendable {
  /// The result, one JSON value.
  case result([UInt8])
  case refusal(Refusal)
}

/// Where a deferred call's answer goes, from whatever thread. The first answer counts.
package struct Reply: Sendable {
  /// Whether the answer is still wanted.
  package let ticket: Ticket
  private let deliver: @Sendable (Outcome) -> Void

  package init(_ ticket: Ticket = Ticket(), _ deliver: @escaping @Sendable (Outcome) -> Void) {
    self.ticket = ticket
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

  /// Decides anew on a stream that was opened before: its caller as of now. Refuses a session that has
  /// ended and a right that was withdrawn. It is no use of the session.
  func recheck(_ call: Call, at now: Timestamp) throws(Refusal) -> (any Caller)?

  /// Takes over a refusal that has to be on record before it is answered. False if this one has not.
  /// `reply` is asked for at most once, and only then.
  /// What it throws is answered instead.
  func record(
    _ refusal: Refusal, _ call: Call, _ reply: () throws(Refusal) -> Reply
  ) throws(Refusal) -> Bool

  /// Whether the caller may use a method at all, for `rpc.discover {view: "mine"}`.
  func allows(_ method: Method, _ call: borrowing Call) -> Bool
}
