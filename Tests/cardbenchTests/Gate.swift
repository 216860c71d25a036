import Synchronization

/// What a thread waits at until a test lets it pass.
final class Gate: Sendable {
  private let isOpen = Atomic(false)

  func open() { isOpen.store(true, ordering: .releasing) }

  func pass() {
    while !isOpen.load(ordering: .acquiring) {}
  }
}
