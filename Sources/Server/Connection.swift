import JSON
import RPC
import Sockets

/// One peer's connection: what came, what waits to go, and which calls are on their way.
///
/// It belongs to one loop and is touched by that loop's thread alone. Streams will keep their credit
/// and position beside `calls`.
final class Connection {
  let token: UInt64
  let peer: Peer
  let descriptor: Descriptor
  var input = ByteBuffer()
  var output = ByteBuffer()
  /// Calls that are answered later, by the number in their reply.
  var calls: [UInt64: PendingCall] = [:]
  private var nextCall: UInt64 = 0
  /// Whether the peer has proven who it is; until then its frames must be short.
  var isTrusted = false
  /// Nothing more is read; the connection closes when its output has gone and its calls are answered.
  var isClosing = false
  /// By when the frame must be complete of which a first part has come.
  var frameDeadline: Deadline?
  /// By when the peer must have taken some of the output.
  var outputDeadline: Deadline?
  var interests: EventLoop.Interests = .read

  init(token: UInt64, peer: Peer, descriptor: consuming Descriptor) {
    self.token = token
    self.peer = peer
    self.descriptor = descriptor
  }

  func add(_ call: PendingCall) -> UInt64 {
    nextCall += 1
    calls[nextCall] = call
    return nextCall
  }

  /// Whether a call with this id has not been answered yet.
  func isInFlight(_ id: Span<UInt8>) -> Bool {
    guard !calls.isEmpty else { return false }
    let key = CallID(id)
    return calls.values.contains { $0.key == key }
  }

  /// Whether the connection has nothing left to do.
  var isIdle: Bool { calls.isEmpty && output.isEmpty }
}

/// A call whose answer comes from another thread.
struct PendingCall {
  /// The id as it stands on the wire.
  let id: [UInt8]
  let key: CallID
  let language: Language
  /// The batch that the answer joins, if it came in one.
  let batch: Batch?
}

/// An id's value: the number 1 and the string "1" differ, two spellings of one string do not.
enum CallID: Hashable {
  case null
  case integer(Int64)
  /// UTF-8, unescaped.
  case string([UInt8])

  init(_ wire: Span<UInt8>) {
    var reader = Reader(wire)
    switch reader.kind {
    case .string: self = .string(Array((reader.string() ?? "").utf8))
    case .number: self = .integer(reader.integer() ?? 0)
    default: self = .null
    }
  }
}

/// The answers of one batch, gathered until all are there.
final class Batch {
  var answers = Writer(capacity: 1024)
  /// Members that have not been answered yet.
  var remaining = 0
}
