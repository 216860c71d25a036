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

  private struct Counts {
    var all = 0
    var anonymous = 0
    var byUser: [UInt32: Int] = [:]
  }

  private let limits: Limits
  private let counts = Mutex(Counts())

  package init(_ limits: Limits) {
    self.limits = limits
  }

  /// Connections now, and how many of them nobody knows.
  var count: (all: Int, anonymous: Int) { counts.withLock { ($0.all, $0.anonymous) } }

  /// A place for a peer of this user.
  /// - Throws: `TOO_MANY_CONNECTIONS`, with the limit that was reached.
  func admit(uid: UInt32) throws(Refusal) -> Pass {
    let reached = counts.withLock { counts in
      let reached = limits.reached(counts.all, counts.anonymous, counts.byUser[uid] ?? 0)
      guard reached == nil else { return reached }
      counts.all += 1
      counts.anonymous += 1
      counts.byUser[uid, default: 0] += 1
      return nil
    }
    if let reached { throw Refusal(.tooManyConnections, reached) }
    return Pass(self, uid)
  }

  private func leave(_ uid: UInt32, isKnown: Bool) {
    counts.withLock { counts in
      counts.all -= 1
      if !isKnown { counts.anonymous -= 1 }
      let left = (counts.byUser[uid] ?? 1) - 1
      counts.byUser[uid] = left == 0 ? nil : left
    }
  }

  /// A connection's place. It is given back when the connection lets go of it.
  final class Pass: Sendable {
    private let admission: Admission
    private let uid: UInt32
    private let known = Atomic(false)

    fileprivate init(_ admission: Admission, _ uid: UInt32) {
      self.admission = admission
      self.uid = uid
    }

    deinit { admission.leave(uid, isKnown: isKnown) }

    /// Whether the peer has proven who it is.
    var isKnown: Bool { known.load(ordering: .relaxed) }

    func becomeKnown() {
      guard !known.exchange(true, ordering: .relaxed) else { return }
      admission.counts.withLock { $0.anonymous -= 1 }
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
