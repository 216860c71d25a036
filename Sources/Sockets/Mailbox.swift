import Synchronization

/// Messages from any thread to the one thread that runs an event loop, in the order of posting.
///
/// The loop drains after each `wait`; posting wakes it only if the mailbox was empty.
package final class Mailbox<Message: Sendable>: Sendable {
  private let messages = Mutex<[Message]>([])
  private let waker: Waker

  package init(waker: Waker) {
    self.waker = waker
  }

  package func post(_ message: Message) {
    let wasEmpty = messages.withLock { messages in
      messages.append(message)
      return messages.count == 1
    }
    // Whoever found it empty wakes; the loop has not drained since, so it will see both messages.
    if wasEmpty { waker.wake() }
  }

  /// Posts all of a batch under one lock and with at most one wake.
  package func post(contentsOf batch: some Collection<Message>) {
    guard !batch.isEmpty else { return }
    let wasEmpty = messages.withLock { messages in
      defer { messages.append(contentsOf: batch) }
      return messages.isEmpty
    }
    if wasEmpty { waker.wake() }
  }

  /// Replaces the content of `buffer` with all that was posted. The two arrays change places, so a
  /// buffer that is reused saves the allocations.
  package func drain(into buffer: inout [Message]) {
    buffer.removeAll(keepingCapacity: true)
    messages.withLock { swap(&$0, &buffer) }
  }
}
