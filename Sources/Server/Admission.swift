import RPC
import Synchronization

/// Counts connections, and turns away those that are too many: in all, before login, and of one user.
package final class Admission: Sendable {
  package struct Limits: Sendable {
    package var connectionsMax = 1024
    /// Connections whose peers nobody knows yet.
    package var anonymousMax = 64
    package var perUserMax = 128

    package init() {}
  }

  /// Connections now, and since the start.
  struct Counts: Sendable {
    fileprivate(set) var all = 0
    /// Connections whose peers nobody knows.
    fileprivate(set) var anonymous = 0
    fileprivate var byUser: [UInt32: Int] = [:]
    fileprivate(set) var accepted = 0
    /// Those who were turned away, by reason.
    fileprivate(set) var refused: [String: Int] = [:]
    /// How often a limit stood in the way, by its name.
    fileprivate(set) var limitsReached: [String: Int] = [:]
  }

  private let limits: Mutex<Limits>
  private let state = Mutex(Counts())

  package init(_ limits: Limits) {
    self.limits = Mutex(limits)
  }

  /// Takes other limits over; who is in stays.
  func adjust(_ limits: Limits) { self.limits.withLock { $0 = limits } }

  var counts: Counts { state.withLock { $0 } }

  /// Notes that a peer was turned away.
  func noteRefusal(_ refusal: Refusal) {
    state.withLock { counts in
      counts.refused["\(refusal.reason.name)", default: 0] += 1
      if let limit = refusal.limit { counts.limitsReached["\(limit.slot)", default: 0] += 1 }
    }
  }

  /// A place for a peer of this user.
  /// - Throws: `TOO_MANY_CONNECTIONS`, with the limit that was reached.
  func admit(uid: UInt32) throws(Refusal) -> Pass {
    let limits = limits.withLock { $0 }
    let (number, reached) = state.withLock { counts -> (Int, Refusal.Limit?) in
      let reached = limits.reached(counts.all, counts.anonymous, counts.byUser[uid] ?? 0)
      guard reached == nil else { return (0, reached) }
      counts.all += 1
      counts.accepted += 1
      counts.anonymous += 1
      counts.byUser[uid, default: 0] += 1
      return (counts.accepted, nil)
    }
    if let reached { throw Refusal(.tooManyConnections, reached) }
    return Pass(self, uid, number)
  }

  private func leave(_ uid: UInt32, isKnown: Bool) {
    state.withLock { counts in
      counts.all -= 1
      if !isKnown { counts.anonymous -= 1 }
      let left = (counts.byUser[uid] ?? 1) - 1
      counts.byUser[uid] = left == 0 ? nil : left
    }
  }

  /// A connection's place. It is given back when the connection lets go of it.
  final class Pass: Sendable {
    /// How many have been admitted up to this one.
    let number: Int
    private let admission: Admission
    private let uid: UInt32
    private let known = Atomic(false)

    fileprivate init(_ admission: Admission, _ uid: UInt32, _ number: Int) {
      self.number = number
      self.admission = admission
      self.uid = uid
    }

    deinit { admission.leave(uid, isKnown: isKnown) }

    /// Whether the peer has proven who it is.
    var isKnown: Bool { known.load(ordering: .relaxed) }

    func becomeKnown() {
      guard !known.exchange(true, ordering: .relaxed) else { return }
      admission.state.withLock { $0.anonymous -= 1 }
    }
  }
}

extension Admission.Limits {
  /// The limit that stands in the way of one connection more.
  fileprivate func reached(_ all: Int, _ anonymous: Int, _ ofUser: Int) -> Refusal.Limit? {
    let rows: [(slot: StaticString, max: Int, used: Int)] = [
      ("connections", connectionsMax, all), ("connectionsBeforeLogin", anonymousMax, anonymous),
      ("connectionsPerUser", perUserMax, ofUser),
    ]
    return rows.first { $0.used >= $0.max }.map {
      Refusal.Limit(slot: $0.slot, max: Int64($0.max), used: Int64($0.used))
    }
  }
}
