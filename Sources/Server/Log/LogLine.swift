import JSON
import RPC

/// What one line of the log tells.
struct LogLine: Sendable {
  var level: Log.Level
  var at: Timestamp
  var message: String
  var call: LoggedCall?
  /// How many lines were left out before this one.
  var leftOut: Int?
}

/// A call as the log knows it: who called what and how it ended; nothing of what was said.
struct LoggedCall: Sendable {
  /// As it stands on the wire.
  var id: [UInt8]
  var method: StaticString
  var identity: CallerIdentity?
  var uid: UInt32
  /// How long it took.
  var nanoseconds: UInt64
  /// `OK`, or the reason of the refusal.
  var outcome: StaticString
  /// What happened inside, if something went wrong there.
  var cause: String?
  /// As the caller gave it.
  var traceparent: String?

  /// An id that is longer is the caller's to shorten.
  static let idBytesMax = 64

  init(
    _ call: Call, _ caller: (any Caller)?, id: [UInt8], nanoseconds: UInt64, _ refusal: Refusal?
  ) {
    self.id = id
    method = call.method.name
    identity = caller?.identity
    uid = call.peer.uid
    self.nanoseconds = nanoseconds
    outcome = refusal?.reason.name ?? "OK"
    cause = refusal?.cause
    traceparent = call.meta.traceparent
  }
}

extension Writer {
  /// One object, one line.
  ///
  /// - Parameter isPrivate: whether a text that came from outside must not be shown.
  mutating func line(_ line: LogLine, isPrivate: (String) -> Bool) {
    func shown(_ text: String) -> String { isPrivate(text) ? "(withheld)" : text }
    beginText()
    beginObject()
    name("\"time\":")
    timestamp(line.at)
    name("\"level\":")
    string(plain: line.level.name)
    name("\"message\":")
    string(shown(line.message))
    if let call = line.call { write(call, shown) }
    if let leftOut = line.leftOut {
      name("\"count\":")
      integer(Int64(leftOut))
    }
    endObject()
    append(UInt8(ascii: "\n"))
  }

  private mutating func write(_ call: LoggedCall, _ shown: (String) -> String) {
    name("\"id\":")
    write(id: call.id, shown)
    name("\"method\":")
    string(plain: call.method)
    member("\"account\":", call.identity?.account)
    member("\"tenant\":", call.identity?.tenant)
    name("\"uid\":")
    integer(Int64(call.uid))
    name("\"durationUs\":")
    integer(Int64(call.nanoseconds / 1_000))
    name("\"outcome\":")
    string(plain: call.outcome)
    member("\"cause\":", call.cause.map(shown))
    member("\"traceparent\":", call.traceparent.flatMap { $0.isTraceparent ? shown($0) : nil })
  }

  private mutating func write(id: [UInt8], _ shown: (String) -> String) {
    let text = String(decoding: id, as: UTF8.self)
    if id.isEmpty {
      null()
    } else if id.count > LoggedCall.idBytesMax || shown(text) != text {
      string(plain: "(withheld)")
    } else {
      raw(id.span)
    }
  }

  private mutating func member(_ name: StaticString, _ value: String?) {
    guard let value else { return }
    self.name(name)
    string(value)
  }
}

extension String {
  /// Version, trace id, parent id and flags in lower hexadecimal digits (W3C Trace Context, 3.2.2). What
  /// does not look like it is no trace context, and who knows what else.
  fileprivate var isTraceparent: Bool {
    let parts = split(separator: "-", omittingEmptySubsequences: false)
    return parts.map(\.utf8.count) == [2, 32, 16, 2]
      && parts.allSatisfy {
        $0.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
      }
  }
}
