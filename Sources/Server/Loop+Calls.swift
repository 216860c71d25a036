import JSON
import RPC
import Sockets

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
      guard let id = envelope.id else { return notice(envelope, text, connection) }
      if connection.number(of: text.extracting(id)) != nil {
        throw Envelope.Fault(reason: .idInUse, id: id)
      }
      dispatch(Dispatcher.Request(text: text, envelope: envelope), connection, batch)
    } catch {
      refuse(Refusal(error.reason), id: text.extracting(error.id ?? 0..<0), .english, batch)
    }
  }

  /// No answer ever goes to a notification, so no method is carried out for one: a read would lead
  /// nowhere, and a write is not to be done unheard. What is heard is what concerns a running call.
  private func notice(_ envelope: Envelope, _ text: Span<UInt8>, _ connection: Connection) {
    let params = text.extracting(envelope.params ?? 0..<0)
    guard let signal = Signal(method: text.extracting(envelope.method), params: params) else {
      counters.notificationsDropped += 1
      return
    }
    handle(signal, params, connection)
  }

  private func dispatch(
    _ request: Dispatcher.Request, _ connection: Connection, _ batch: Batch?
  ) {
    let start = answers.beginFrame()
    answers.beginResult(id: request.id)
    let desk = CallDesk(
      loop: self, connection: connection, batch: batch, number: connection.nextNumber())
    let progress = dispatcher.dispatch(
      request, from: origin(connection, batch), into: &answers, at: desk)
    switch progress {
    case .written(let answered):
      answers.endObject()
      if answered.isKnown { connection.admission.becomeKnown() }
      if finishAnswer(start, request.id, answered.language, batch) {
        note(answered, request, connection)
      } else {
        note(answered, responseTooLarge(), request, connection)
      }
    case .deferred:
      answers.truncate(to: start)
    case .opened(let handler, let port, let call):
      answers.truncate(to: start)
      desk.open(handler, port, call, id: request.id)
    case .refused(let refusal, let answered, let caller):
      answers.truncate(to: start)
      answerRefusal(refusal, id: request.id, answered.language, batch)
      note(answered, refusal, request, connection, caller)
    }
  }

  /// Brings a deferred call's outcome to its connection, if both still are.
  func finish(_ token: UInt64, _ number: UInt64, _ outcome: Outcome) {
    guard let connection = connections[token] else { return }
    end(number, outcome, connection)
    queueAnswers(connection)
  }

  /// Answers a call for good, once.
  func end(_ number: UInt64, _ outcome: Outcome, _ connection: Connection) {
    guard let call = connection.remove(number) else { return }
    if case .stream(let stream) = call.work { stream.close() }
    // It may have been a login.
    if connection.peer.caller != nil { connection.admission.becomeKnown() }
    let start = answers.beginFrame()
    let language = call.call.language
    answers.outcome(id: call.id.span, outcome, language)
    let fits = finishAnswer(start, call.id.span, language, call.batch)
    note(call, fits ? outcome.refusal : responseTooLarge())
    if let batch = call.batch { noteAnswer(in: batch) }
    schedule(connection)
  }

  /// Refuses what never became a call.
  func refuse(
    _ refusal: Refusal, id: Span<UInt8>, _ language: Language, _ batch: Batch?
  ) {
    counters.note(refusal)
    answerRefusal(refusal, id: id, language, batch)
  }

  private func answerRefusal(
    _ refusal: Refusal, id: Span<UInt8>, _ language: Language, _ batch: Batch?
  ) {
    let start = answers.beginFrame()
    answers.refusal(id: id, refusal, language)
    finishAnswer(start, id, language, batch)
  }

  /// Ends the frame that began at `start`, or moves its text into the batch.
  ///
  /// - Returns: false if it is too long, and that is answered instead.
  @discardableResult
  func finishAnswer(
    _ start: Int, _ id: Span<UInt8>, _ language: Language, _ batch: Batch?
  ) -> Bool {
    let text = start + Frame.prefixBytes
    let bytes = answers.count - text
    let fits = bytes <= configuration.frameBytesMax
    if !fits {
      answers.truncate(to: text)
      answers.refusal(id: id, responseTooLarge(bytes), language)
    }
    guard let batch else {
      answers.endFrame(start)
      return fits
    }
    batch.answers.raw(answers, from: text)
    answers.truncate(to: start)
    return fits
  }

  private func responseTooLarge(_ bytes: Int? = nil) -> Refusal {
    let max = Int64(configuration.frameBytesMax)
    let limit = Refusal.Limit(slot: "frameBytes", max: max, used: bytes.map(Int64.init) ?? max)
    return Refusal(.responseTooLarge, limit)
  }

  func origin(_ connection: Connection, _ batch: Batch? = nil) -> Dispatcher.Origin {
    let running = connection.calls.count
    let max = configuration.inFlightMax
    return Dispatcher.Origin(
      peer: connection.peer, received: now, loop: number,
      isFull: running < max
        ? nil : Refusal.Limit(slot: "callsInFlight", max: Int64(max), used: Int64(running)),
      isInBatch: batch != nil, isDraining: isDraining)
  }
}

extension Outcome {
  fileprivate var refusal: Refusal? {
    if case .refusal(let refusal) = self { refusal } else { nil }
  }
}
