import Synchronization

/// Whether the work of a deferred call is still wanted. The thread that does the work and the loop that
/// hears of a cancellation meet here; whoever comes first decides.
package final class Ticket: Sendable {
  private enum State {
    case waiting
    case running
    /// Nobody waits for it any more, for this reason.
    case withdrawn(Reason)
  }

  private let state = Mutex(State.waiting)

  package init() {}

  /// The work begins, or goes on with its next part. Refused if nobody wants it any more.
  package func begin() throws(Refusal) {
    let reason = state.withLock { state -> Reason? in
      if case .withdrawn(let reason) = state { return reason }
      state = .running
      return nil
    }
    if let reason { throw Refusal(reason) }
  }

  /// The work waits for its next part, before which it may be withdrawn.
  package func pause() {
    state.withLock { state in
      if case .running = state { state = .waiting }
    }
  }

  /// Withdraws the call. True if its work has not begun and never will, so that the caller can be
  /// answered at once; else the work answers, at its next checkpoint or when it has been committed.
  package func withdraw(_ reason: Reason) -> Bool {
    state.withLock { state in
      switch state {
      case .waiting:
        state = .withdrawn(reason)
        return true
      case .running:
        state = .withdrawn(reason)
        return false
      case .withdrawn:
        return false
      }
    }
  }
}
