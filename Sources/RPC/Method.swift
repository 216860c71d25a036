/// A method's row: what is known about it before any handler runs.
package struct Method: Sendable {
  package let name: StaticString
  package let access: Access
  package let effect: Effect
  package let stream: Stream
  /// Whether it takes `_meta.idempotencyKey`.
  package let isIdempotent: Bool
  /// The param with the id, or the ids, of what a call is about.
  package let object: StaticString?
  /// The OpenRPC method object, for `rpc.discover`.
  package let document: StaticString

  package init(
    _ name: StaticString, _ access: Access, _ effect: Effect, _ stream: Stream = .unary,
    isIdempotent: Bool = false, object: StaticString? = nil, document: StaticString
  ) {
    self.name = name
    self.access = access
    self.effect = effect
    self.stream = stream
    self.isIdempotent = isIdempotent
    self.object = object
    self.document = document
  }

  /// Who may call.
  package enum Access: Sendable {
    /// Anyone, before any login.
    case none
    /// Any account that is logged in.
    case session
    /// Accounts whose role grants the permission of this name.
    case permission(StaticString)
  }

  /// Where the handler runs.
  package enum Effect: Sendable {
    /// At once, on the loop's thread, over a snapshot.
    case read
    /// On the one writer thread, inside a savepoint of the group's transaction.
    case write
    /// On the worker pool: it hashes a password or handles a workbook.
    case slow
  }

  /// gRPC's four call types.
  package enum Stream: Sendable {
    case unary, server, client, both
  }
}
