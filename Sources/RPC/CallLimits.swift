/// How much one connection may ask for at once, unless it is configured otherwise.
package enum CallLimits {
  /// Calls that wait for an answer.
  package static let inFlightMax = 128
  /// Calls in one batch.
  package static let batchMax = 100
}

/// What a server allows a connection, as its callers are told.
package struct ConnectionLimits: Sendable {
  package var frameBytesMax = Frame.defaultBytesMax
  package var inFlightMax = CallLimits.inFlightMax

  package init() {}
}
