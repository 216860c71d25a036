public import RPC

/// What a call says about itself beside its params.
public struct CallOptions: Sendable {
  /// How long the caller waits, all attempts together; the server is told. Without it a unary call has
  /// 10 seconds, and a stream no end. The server allows 600 seconds at most.
  public var timeout: Duration?
  /// The same key with the same params answers what the first call answered, for 24 hours; up to 255
  /// characters. Without it each call of a method that takes one gets a key of its own.
  public var idempotencyKey: String?
  /// Why the call is made, up to 500 characters; goes to the audit log.
  public var reason: String?
  /// The language of messages.
  public var language = Language.english
  /// W3C trace context, copied to the server's log lines.
  public var traceparent: String?
  /// How many items of a stream the server may send ahead of the one that is read; at least 1.
  public var window = CallOptions.windowDefault
  /// Whether the call goes out in the name of whoever is logged in.
  public var sendsSession = true

  /// The items that a stream may be ahead, unless told otherwise.
  public static let windowDefault = 64

  /// - Parameter timeout: how long the caller waits.
  public init(timeout: Duration? = nil) {
    self.timeout = timeout
  }

  /// What goes on the wire, but for session, deadline and key.
  var meta: Meta {
    var meta = Meta()
    meta.reason = reason
    meta.language = language
    meta.traceparent = traceparent
    meta.idempotencyKey = idempotencyKey
    return meta
  }
}
