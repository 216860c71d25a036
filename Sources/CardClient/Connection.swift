import JSON
import RPC
import Sockets
import Synchronization

/// One connection to the server, as callers and the I/O thread share it. Any number of calls are on their
/// way at once.
final class Connection: Sendable {
  /// Tells the client's connections apart.
  let serial: UInt64
  private let state: Mutex<ConnectionState>
  private let mailbox: Mailbox<Loop.Command>
  private let lastID = Atomic<Int64>(0)
  private let isAccepting = Atomic(true)

  init(_ serial: UInt64, _ mailbox: Mailbox<Loop.Command>, _ limits: ConnectionState.Limits) {
    self.serial = serial
    self.mailbox = mailbox
    state = Mutex(ConnectionState(limits))
  }

  /// Whether it takes new calls. Only a hint: it can end at any time.
  var accepts: Bool { isAccepting.load(ordering: .relaxed) }

  func nextID() -> Int64 { lastID.add(1, ordering: .relaxed).newValue }

  // MARK: For callers

  /// Makes a call and waits for its answer, without holding a thread. Cancelling the task cancels the call.
  ///
  /// - Parameter write: appends the call's frame with the id that it is given.
  func call(
    deadline: UInt64, tellsCaller: Bool, _ write: @Sendable (Int64, inout Writer) -> Void
  ) async -> Outcome {
    let id = nextID()
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let call = PendingCall(
          .call(.init(continuation)), deadline: deadline, tellsCaller: tellsCaller)
        start(id, call) { write(id, &$0) }
        // The handler ran too early if the task was cancelled before the call was taken up.
        if Task.isCancelled { abandon(id, .cancelled) }
      }
    } onCancel: {
      abandon(id, .cancelled)
    }
  }

  /// Takes up a call; a waiter whose call is not taken up is told at once.
  func start(_ id: Int64, _ call: PendingCall, _ write: @Sendable (inout Writer) -> Void) {
    let (failure, needsFlush) = state.withLock { state in
      (state.start(id, call, write), state.needsFlush())
    }
    if needsFlush { mailbox.post(.flush(self)) }
    if let failure { call.waiter.finish(.failure(failure)) }
  }

  /// Stops waiting for a call.
  func abandon(_ id: Int64, _ error: ClientError) {
    let (delivery, needsFlush) = state.withLock { state in
      (state.abandon(id, error), state.needsFlush())
    }
    if needsFlush { mailbox.post(.flush(self)) }
    delivery?.perform()
  }

  /// Sends a notification about a call that is under way.
  func signal(_ id: Int64, _ write: @Sendable (inout Writer) -> Void) {
    let needsFlush = state.withLock { state in
      state.signal(id, write) && state.needsFlush()
    }
    if needsFlush { mailbox.post(.flush(self)) }
  }

  // MARK: For the I/O thread

  func connected() { state.withLock { $0.connected() } }

  /// - Returns: what is wrong with what came; then the connection is of no more use.
  func receive(_ incoming: [Incoming], _ deliveries: inout [Delivery]) -> ClientError? {
    let last = lastID.load(ordering: .relaxed)
    let (error, needsFlush) = state.withLock { state in
      let error = state.receive(incoming, upTo: last, into: &deliveries)
      if state.phase == .draining { isAccepting.store(false, ordering: .relaxed) }
      return (error, state.needsFlush())
    }
    if needsFlush { mailbox.post(.flush(self)) }
    return error
  }

  func takeOutput(into buffer: inout ByteBuffer) {
    state.withLock { state in
      buffer.append(state.waitingOutput)
      state.tookOutput()
    }
  }

  /// - Returns: when this has to be asked again.
  func expire(_ now: UInt64) -> UInt64? {
    let (deliveries, earliest, needsFlush) = state.withLock { state in
      var deliveries: [Delivery] = []
      state.expire(now, into: &deliveries)
      return (deliveries, state.earliestDeadline, state.needsFlush())
    }
    if needsFlush { mailbox.post(.flush(self)) }
    for delivery in deliveries { delivery.perform() }
    return earliest
  }

  /// Whether the server wants it closed, and nothing is left to wait for.
  var isDone: Bool { state.withLock { $0.phase == .draining && $0.isIdle } }

  func close(_ error: ClientError, sent: UInt64) {
    isAccepting.store(false, ordering: .relaxed)
    let deliveries = state.withLock { state in
      var deliveries: [Delivery] = []
      state.close(error, sent: sent, into: &deliveries)
      return deliveries
    }
    for delivery in deliveries { delivery.perform() }
  }
}
