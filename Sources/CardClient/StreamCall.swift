import JSON
import RPC
import Synchronization

/// A stream on its connection, without its types: items are JSON texts.
final class StreamCall: Sendable {
  let connection: Connection
  private let id: Int64
  /// The id as it stands on the wire.
  private let wireID: [UInt8]
  private let state: Mutex<StreamState>
  private let frameBytesMax: Int

  init(_ connection: Connection, window: Int, frameBytesMax: Int) {
    self.connection = connection
    self.frameBytesMax = frameBytesMax
    id = connection.nextID()
    wireID = Array("\(id)".utf8)
    state = Mutex(StreamState(window: window))
  }

  /// Sends the call and waits until the server has acknowledged it.
  ///
  /// - Returns: what the acknowledgement tells, or the result of a call that was no stream after all.
  func open(
    deadline: UInt64, isOpenEnded: Bool, tellsCaller: Bool,
    _ write: @Sendable (Int64, inout Writer) -> Void
  ) async -> Outcome {
    let call = PendingCall(
      .stream(self), deadline: deadline, isOpenEnded: isOpenEnded, tellsCaller: tellsCaller)
    return await withTaskCancellationHandler {
      await withCheckedContinuation { opener in
        state.withLock { $0.open(opener) }
        connection.start(id, call) { [id] in write(id, &$0) }
        if Task.isCancelled { cancel() }
      }
    } onCancel: {
      cancel()
    }
  }

  /// Ends the call, whatever it was doing. Nothing happens if it is over.
  func cancel() { connection.abandon(id, .cancelled) }

  // MARK: Items of the server

  /// The next item; nil after the last. Cancelling the task cancels the stream.
  func next() async throws(ClientError) -> [UInt8]? {
    if Task.isCancelled { cancel() }
    if let item = try read(nil) { return item.text }
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { (consumer: StreamState.Consumer) in
        let read = Result { () throws(ClientError) in try self.read(consumer) }
        switch read {
        case .success(nil): break
        case .success(let item?): consumer.resume(returning: .success(item.text))
        case .failure(let error): consumer.resume(returning: .failure(error))
        }
      }
    } onCancel: {
      cancel()
    }
    return try result.get()
  }

  /// What is there to read; nil if there is nothing yet. The text is nil after the last item.
  private func read(
    _ consumer: StreamState.Consumer?
  ) throws(ClientError) -> (text: [UInt8]?, Void)? {
    switch state.withLock({ $0.next(consumer) }) {
    case .item(let item, let count):
      grant(count)
      return (item, ())
    case .end: return (nil, ())
    case .failure(let error): throw error
    case .wait: return nil
    }
  }

  private func grant(_ count: Int) {
    guard count > 0 else { return }
    connection.signal(id) { [wireID] in $0.grant(count, id: wireID) }
  }

  /// Takes an item that has come; called by the I/O thread.
  func receive(_ value: [UInt8], _ sequence: Int64) {
    let opening = sequence == 0 ? Opening(value) : nil
    let receipt = state.withLock { state in
      state.receive(value, sequence, uploadWindow: opening?.uploadWindow)
    }
    switch receipt {
    case .nothing: break
    case .opened(let opener): opener?.resume(returning: .success(opening?.text ?? []))
    case .hand(let consumer, let count):
      grant(count)
      consumer.resume(returning: .success(value))
    case .violation: connection.abandon(id, .malformedAnswer(.stream))
    }
  }

  // MARK: Items of the client

  /// Sends an item, as soon as the server takes one.
  ///
  /// - Parameter text: a JSON value.
  func send(_ text: [UInt8]) async throws(ClientError) {
    let bytes = text.count + Self.itemFrameBytes
    guard bytes <= frameBytesMax else {
      throw .frameTooLarge(bytes: bytes, bytesMax: frameBytesMax)
    }
    while true {
      if Task.isCancelled { throw .cancelled }
      if try trySend(text) { return }
      await waitForCredit()
    }
  }

  /// At most so many bytes stand in an item's frame beside its value.
  private static let itemFrameBytes = 128

  /// False if the server takes no more for now.
  private func trySend(_ text: [UInt8]) throws(ClientError) -> Bool {
    // The order of the numbers has to be that of the frames: both are given under one lock.
    let write = state.withLock { state in
      let write = state.send()
      if case .send(let sequence) = write {
        connection.signal(id) { [wireID] in $0.item(text, sequence, id: wireID.span) }
      }
      return write
    }
    switch write {
    case .send: return true
    case .wait: return false
    case .failure(let error): throw error
    }
  }

  private func waitForCredit() async {
    await withTaskCancellationHandler {
      await withCheckedContinuation { (sender: StreamState.Sender) in
        let mustWait = state.withLock { $0.wait(sender) }
        if !mustWait { sender.resume() } else if Task.isCancelled { wakeSenders() }
      }
    } onCancel: {
      wakeSenders()
    }
  }

  /// Lets all who wait for credit look again.
  private func wakeSenders() {
    for sender in state.withLock({ $0.takeSenders() }) { sender.resume() }
  }

  func receive(grant: Int) {
    for sender in state.withLock({ $0.receive(grant: grant) }) { sender.resume() }
  }

  /// Tells the server that no more items come.
  func halfClose() {
    state.withLock { state in
      guard state.halfClose() else { return }
      connection.signal(id) { [wireID] in $0.signal("\"rpc.end\"", id: wireID) }
    }
  }

  // MARK: The end

  /// Takes the final answer, or what came in its place; called by the I/O thread.
  func finish(_ outcome: Outcome) {
    guard let end = state.withLock({ $0.end(outcome.result) }) else { return }
    end.opener?.resume(returning: outcome.map { _ in [] })
    switch outcome.result {
    case .success: end.consumer?.resume(returning: .success(nil))
    case .failure(let error): end.consumer?.resume(returning: .failure(error))
    }
    for finisher in end.finishers { finisher.resume(returning: outcome.result) }
    for sender in end.senders { sender.resume() }
  }

  /// Waits for the final answer. Cancelling the task cancels the stream.
  func result() async throws(ClientError) -> [UInt8] {
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { (finisher: StreamState.Finisher) in
        if let result = state.withLock({ $0.result(finisher) }) {
          finisher.resume(returning: result)
        }
      }
    } onCancel: {
      cancel()
    }
    return try result.get()
  }
}

/// What a stream's acknowledgement tells.
private struct Opening {
  /// The effective filter: one JSON value.
  private(set) var text = Array("{}".utf8)
  /// How many items the client may send before it is granted more.
  private(set) var uploadWindow = 0

  private static let members = NameTable("open")
  private static let openMembers = NameTable("window")

  /// - Parameter value: of the stream's first item, which a `Scanner` has accepted.
  init(_ value: [UInt8]) {
    var reader = Reader(value.span)
    guard reader.enterObject() else { return }
    while let member = reader.nextMember(in: Self.members) {
      let range = reader.skip()
      guard case .known = member else { continue }
      text = [UInt8](copying: value.span.extracting(range))
      uploadWindow = Self.window(in: text)
    }
  }

  private static func window(in text: [UInt8]) -> Int {
    var window: Int64?
    var reader = Reader(text.span)
    guard reader.enterObject() else { return 0 }
    while let member = reader.nextMember(in: openMembers) {
      if case .known = member { window = reader.integer() } else { reader.skip() }
    }
    return Int(min(max(0, window ?? 0), Int64(Signal.grantMax)))
  }
}

extension Writer {
  /// The frame of an item.
  fileprivate mutating func item(_ value: [UInt8], _ sequence: Int64, id: Span<UInt8>) {
    let start = beginItem(head: Writer.itemHead(id: id), sequence: sequence)
    raw(value.span)
    endItem(start)
  }
}

extension Outcome {
  /// As those who use the stream hear of it.
  fileprivate var result: Result<[UInt8], ClientError> {
    mapError { failure in
      switch failure {
      case .failed(let error, _): error
      case .notAccepted, .introductionNeeded: .disconnected(.closedByPeer)
      }
    }
  }
}
