/// A call that waits for its answer.
struct PendingCall: Sendable {
  let waiter: Waiter
  /// When it is waited for no longer, in nanoseconds of the monotonic clock; nil for a stream without
  /// deadline, once it has been acknowledged.
  var deadline: UInt64?
  /// Whether the deadline is only that of the acknowledgement.
  let isOpenEnded: Bool
  /// Whether it says who calls.
  let tellsCaller: Bool
  /// Where its frame begins among all bytes of the connection; nil while it waits in line.
  var place: UInt64?
  /// The length of its frame's text.
  var frameBytes = 0

  init(_ waiter: Waiter, deadline: UInt64?, isOpenEnded: Bool = false, tellsCaller: Bool = false) {
    self.waiter = waiter
    self.deadline = deadline
    self.isOpenEnded = isOpenEnded
    self.tellsCaller = tellsCaller
  }
}

/// Who waits for a call's answer.
enum Waiter: Sendable {
  case call(Caller)
  case stream(StreamCall)

  /// A task. Behind a reference, because the compiler does not know the layout of a continuation, and
  /// would ask for it at run time wherever a call is moved.
  final class Caller: Sendable {
    let continuation: CheckedContinuation<Outcome, Never>
    init(_ continuation: CheckedContinuation<Outcome, Never>) { self.continuation = continuation }
  }

  func finish(_ outcome: Outcome) {
    switch self {
    case .call(let caller): caller.continuation.resume(returning: outcome)
    case .stream(let call): call.finish(outcome)
    }
  }
}

/// Something to hand to a waiter, once no lock is held.
enum Delivery: Sendable {
  case finish(Waiter, Outcome)
  case item(StreamCall, sequence: Int64, [UInt8])
  case grant(StreamCall, Int)

  func perform() {
    switch self {
    case .finish(let waiter, let outcome): waiter.finish(outcome)
    case .item(let call, let sequence, let value): call.receive(value, sequence)
    case .grant(let call, let count): call.receive(grant: count)
    }
  }
}
