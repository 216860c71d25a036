import CLinux
import Glibc
import Synchronization

/// Ends the sleep of one event loop from any thread. It costs a system call only if the loop
/// sleeps.
package final class Waker: Sendable {
  private enum Phase {
    static let awake: UInt8 = 0
    static let asleep: UInt8 = 1
    /// Someone called `wake` since the loop last woke: it must not sleep.
    static let notified: UInt8 = 2
  }

  let descriptor: Descriptor
  private let phase = Atomic<UInt8>(Phase.awake)

  init() throws(SocketError) {
    descriptor = Descriptor(
      owning: CInt(try systemCall { eventfd(0, clinux_eventfd_flags) }.get("eventfd")))
  }

  /// Makes the loop's current or next wait return. What was published before is visible to the loop
  /// once that wait has returned.
  package func wake() {
    let former = phase.exchange(Phase.notified, ordering: .sequentiallyConsistent)
    guard former == Phase.asleep else { return }
    // It fails only when the counter is full, and then the loop has been woken already.
    _ = systemCall { eventfd_write(descriptor.number, 1) }
  }

  /// - Returns: false when a wake came since the last `didWake`: the loop must only poll.
  func willSleep() -> Bool {
    phase.compareExchange(
      expected: Phase.awake, desired: Phase.asleep, ordering: .sequentiallyConsistent
    ).exchanged
  }

  /// The caller looks into its mailboxes after this, so a wake that this forgets loses nothing.
  func didWake() {
    phase.store(Phase.awake, ordering: .sequentiallyConsistent)
  }
}
