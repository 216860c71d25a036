package import JSON
import Synchronization

/// A stream at work. It belongs to the loop of its connection and is touched by that thread alone, so it
/// is plain synchronous code. It has no thread and keeps no queue: what it sends it finds again by its
/// position when it is asked.
///
/// The loop asks (`pull`) after the stream was opened, after an item or the client's end came, after the
/// client granted credit that was lacking, and after `StreamPort.wake`.
package protocol StreamHandler: AnyObject {
  /// How many items the client may send before it is granted more; 0 if it may send none.
  var uploadWindow: Int { get }
  /// Writes what the acknowledgement says: the effective filter, one object.
  func acknowledge(_ writer: inout Writer)
  /// Writes the items that are there now, as far as there is room.
  ///
  /// - Parameter call: the call that opened the stream, with its caller as of now.
  func pull(_ items: inout ItemWriter, _ call: Call) throws(Refusal) -> Pull
  /// Takes an item of the client's.
  func push(_ item: inout Params) throws(Refusal)
  /// The client sends no more items.
  func halfClose() throws(Refusal)
  /// The client wants no more of it; `close` follows. A connection that is lost says nothing.
  func cancel()
  /// The call is over, whoever ended it. Nothing is asked of the handler after this.
  func close()
}

extension StreamHandler {
  package var uploadWindow: Int { 0 }
  package func push(_ item: inout Params) throws(Refusal) { throw Refusal(.itemsNotTaken) }
  package func halfClose() throws(Refusal) {}
  package func cancel() {}
  package func close() {}
}

/// How a stream goes on after it was asked for items.
package enum Pull: Sendable {
  /// There is nothing more now; the port will be woken when there is.
  case waiting
  /// There may be more than there was room for.
  case more
  /// The call is over: its result, one JSON value.
  case end([UInt8])
}

/// How other threads reach a stream: they wake it, and its loop asks it for items.
package final class StreamPort: Sendable {
  private let isWoken = Atomic(false)
  private let deliver: @Sendable () -> Void

  /// - Parameter deliver: brings the loop to ask the stream; called from any thread, at most once
  ///   between two calls of `rearm`.
  package init(_ deliver: @escaping @Sendable () -> Void) {
    self.deliver = deliver
  }

  package func wake() {
    // Relaxed would do for the flag; the data that the waker wrote before has its own ordering.
    if !isWoken.exchange(true, ordering: .acquiringAndReleasing) { deliver() }
  }

  /// Called by the loop before it asks: what comes from now on wakes it again.
  package func rearm() { isWoken.store(false, ordering: .sequentiallyConsistent) }
}
