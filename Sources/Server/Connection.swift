import JSON
import RPC
import Sockets

/// One peer's connection: what came, what waits to go, and which calls are on their way.
///
/// It belongs to one loop and is touched by that loop's thread alone.
final class Connection {
  let token: UInt64
  let peer: Peer
  let descriptor: Descriptor
  /// The place among the server's connections, given back when this one goes.
  let admission: Admission.Pass
  var input = ByteBuffer()
  var output = ByteBuffer()
  /// Calls that are answered later, by their number: the loop's own name for them.
  private(set) var calls: [UInt64: PendingCall] = [:]
  private var numbers: [CallID: UInt64] = [:]
  /// How many calls it has made.
  private(set) var lastCall: UInt64 = 0
  /// Bytes that came, and that the socket took.
  var receivedBytes = 0
  var sentBytes = 0
  /// When it was accepted.
  let since: Timestamp
  /// Streams that have items to send, or may have, in the order of their turns.
  var readyStreams: [UInt64] = []
  /// Whether the input may hold a whole frame that has not been taken up.
  var isStalled = false
  /// Whether the loop will look at the connection at the end of the round.
  var isScheduled = false
  /// Nothing more is read; the connection closes when its output has gone and its calls are answered.
  var isClosing = false
  /// By when the peer must have sent a whole frame: its first, or the rest of one it began.
  var frameDeadline: Deadline?
  /// By when the peer must have taken some of the output.
  var outputDeadline: Deadline?
  /// By when a peer that nobody knows must have asked for something.
  var idleDeadline: Deadline?
  /// From when on a connection of a draining server closes as soon as its calls are answered.
  var leaveDeadline: Deadline?
  var interests: EventLoop.Interests = .read

  init(
    token: UInt64, peer: Peer, descriptor: consuming Descriptor, admission: Admission.Pass,
    since: Timestamp
  ) {
    self.token = token
    self.peer = peer
    self.descriptor = descriptor
    self.admission = admission
    self.since = since
  }

  /// Whether the peer has proven who it is; until then its frames must be short.
  var isTrusted: Bool { admission.isKnown }

  /// A number for a call that may have to be answered later.
  func nextNumber() -> UInt64 {
    lastCall += 1
    return lastCall
  }

  func add(_ call: PendingCall, as number: UInt64) {
    calls[number] = call
    numbers[call.key] = number
  }

  /// Takes a call out: it is answered now.
  func remove(_ number: UInt64) -> PendingCall? {
    guard let call = calls.removeValue(forKey: number) else { return nil }
    numbers[call.key] = nil
    call.call.caller?.quota.leave()
    return call
  }

  /// The number of the call with this id that has not been answered yet.
  func number(of id: Span<UInt8>) -> UInt64? {
    numbers.isEmpty ? nil : numbers[CallID(id)]
  }

  /// Whether the peer has kept the server waiting for too long.
  var isOverdue: Bool {
    if frameDeadline?.isPast == true || outputDeadline?.isPast == true { return true }
    return !isTrusted && calls.isEmpty && idleDeadline?.isPast == true
  }

  /// Whether the connection has nothing left to do.
  var isIdle: Bool { calls.isEmpty && output.isEmpty }
}

/// A call whose answer comes later.
struct PendingCall {
  /// What the answer waits for.
  enum Work {
    /// Another thread.
    case deferred(Ticket)
    case stream(Stream)
  }

  /// The id as it stands on the wire.
  let id: [UInt8]
  let key: CallID
  /// As it came, with its caller, whose quota it is part of.
  let call: Call
  /// When it came, by the monotonic clock.
  let started: UInt64
  /// When the caller stops waiting.
  let deadline: Deadline
  /// The batch that the answer joins, if it came in one.
  let batch: Batch?
  let work: Work

  /// When it ends by itself, as things stand: no stream waits for ever for what its client sends.
  var expiry: Deadline {
    guard case .stream(let stream) = work, let upload = stream.uploadDeadline else {
      return deadline
    }
    return .earlier(deadline, upload)
  }

  var isStream: Bool {
    if case .stream = work { true } else { false }
  }
}

/// The answers of one batch, gathered until all are there.
final class Batch {
  var answers = Writer(capacity: 1024)
  /// Members that have not been answered yet, and one more until all have been read: a member may
  /// cancel one before it, which then is answered at once.
  var remaining = 1
}
