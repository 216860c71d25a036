import JSON
import RPC

extension Loop {
  /// Handles the text of one frame: a request, a notification or a batch.
  func handle(_ text: Span<UInt8>, _ connection: Connection) {
    do throws(ScanError) {
      try scanner.check(text)
    } catch {
      return refuse(Refusal(error.reason), id: Span(), .english, nil)
    }
    var reader = Reader(text)
    if reader.kind == .array {
      handleBatch(&reader, connection)
    } else {
      handleOne(&reader, connection, nil)
    }
  }

  /// Handles one request. `batch` is what its answer joins; without one the answer is a frame.
  func handleOne(_ reader: inout Reader, _ connection: Connection, _ batch: Batch?) {
    let text = reader.text
    do throws(Envelope.Fault) {
      guard let envelope = try Envelope.read(&reader) else { return }
      // No answer ever goes to a notification: a read would lead nowhere, and a write is not to be
      // carried out without one.
      guard let id = envelope.id else { return }
      if connection.isInFlight(text.extracting(id)) {
        throw Envelope.Fault(reason: .idInUse, id: id)
      }
      dispatch(Dispatcher.Request(text: text, envelope: envelope), connection, batch)
    } catch {
      refuse(Refusal(error.reason), id: text.extracting(error.id ?? 0..<0), .english, batch)
    }
  }

  private func dispatch(
    _ request: Dispatcher.Request, _ connection: Connection, _ batch: Batch?
  ) {
    let start = answers.beginFrame()
    let progress = dispatcher.dispatch(request, from: origin(connection), into: &answers) { call in
      connection.isTrusted = connection.isTrusted || call.caller != nil
      return reply(to: request.id, call, connection, batch)
    }
    switch progress {
    case .written(let caller, let language):
      connection.isTrusted = connection.isTrusted || caller != nil
      finishAnswer(start, request.id, language, batch)
    case .deferred:
      answers.truncate(to: start)
    case .refused(let refusal, let language):
      answers.truncate(to: start)
      refuse(refusal, id: request.id, language, batch)
    }
  }

  /// Keeps the call until its outcome comes, which may be at once and from any thread.
  private func reply(
    to id: Span<UInt8>, _ call: Call, _ connection: Connection, _ batch: Batch?
  ) -> Reply {
    batch?.remaining += 1
    let number = connection.add(
      PendingCall(
        id: [UInt8](copying: id), key: CallID(id), language: call.meta.language, batch: batch))
    let (mailbox, token) = (mailbox, connection.token)
    return Reply { outcome in
      mailbox.post(.answer(connection: token, call: number, outcome))
    }
  }

  /// Brings a deferred call's outcome to its connection, if both still are.
  func finish(_ token: UInt64, _ number: UInt64, _ outcome: Outcome) {
    guard let connection = connections[token],
      let call = connection.calls.removeValue(forKey: number)
    else { return }
    let start = answers.beginFrame()
    answers.outcome(id: call.id.span, outcome, call.language)
    finishAnswer(start, call.id.span, call.language, call.batch)
    if let batch = call.batch {
      batch.remaining -= 1
      if batch.remaining == 0 { finishBatch(batch) }
    }
    queueAnswers(connection)
  }

  func refuse(
    _ refusal: Refusal, id: Span<UInt8>, _ language: Language, _ batch: Batch?
  ) {
    let start = answers.beginFrame()
    answers.refusal(id: id, refusal, language)
    finishAnswer(start, id, language, batch)
  }

  /// Ends the frame that began at `start`, or moves its text into the batch.
  func finishAnswer(
    _ start: Int, _ id: Span<UInt8>, _ language: Language, _ batch: Batch?
  ) {
    let text = start + Frame.prefixBytes
    let bytes = answers.count - text
    if bytes > configuration.frameBytesMax {
      let limit = Refusal.Limit(
        slot: "frameBytes", max: Int64(configuration.frameBytesMax), used: Int64(bytes))
      answers.truncate(to: text)
      answers.refusal(id: id, Refusal(.responseTooLarge, limit), language)
    }
    guard let batch else {
      answers.endFrame(start)
      return
    }
    batch.answers.raw(answers, from: text)
    answers.truncate(to: start)
  }

  func origin(_ connection: Connection) -> Dispatcher.Origin {
    Dispatcher.Origin(peer: connection.peer, received: now, loop: number)
  }
}
