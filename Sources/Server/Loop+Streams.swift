import JSON
import RPC
import Sockets

extension Loop {
  /// How many bytes of items may wait for a connection: behind them stand the answers to other calls,
  /// which a stream must not hold up.
  private static var queuedItemBytesMax: Int { 64 << 10 }
  /// How many bytes of items one stream may write before the next has its turn.
  private static var turnBytesMax: Int { 32 << 10 }

  /// Takes a stream up: acknowledges it and lets it send.
  func open(_ stream: Stream, _ pending: PendingCall, as number: UInt64, _ connection: Connection) {
    connection.add(pending, as: number)
    noteDeadline(pending.expiry)
    let start = answers.beginItem(head: stream.itemHead, sequence: stream.sequence)
    answers.beginObject()
    answers.name("\"open\":")
    stream.handler.acknowledge(&answers)
    answers.endObject()
    answers.endItem(start)
    stream.sequence += 1
    makeReady(stream, number, connection)
  }

  /// What a notification says about a call. Unknown ids are ignored: the call may have just ended.
  func handle(_ signal: Signal, _ params: Span<UInt8>, _ connection: Connection) {
    guard let number = connection.number(of: params.extracting(signal.id)),
      let call = connection.calls[number]
    else { return }
    switch (signal.kind, call.work) {
    case (.cancel, let work):
      if case .stream(let stream) = work, !stream.isClosed { stream.handler.cancel() }
      withdraw(number, .cancelled, connection)
    case (_, .deferred): break
    case (_, .stream(let stream)) where stream.isClosed: break
    case (.grant(let count), .stream(let stream)):
      stream.grant(count)
      makeReady(stream, number, connection)
    case (.item(let sequence, let value), .stream(let stream)):
      take(params.extracting(value), sequence, stream, number, connection)
    case (.end, .stream(let stream)):
      do throws(Refusal) {
        try stream.halfClose()
        makeReady(stream, number, connection)
      } catch {
        end(number, .refusal(error), connection)
      }
    }
  }

  private func take(
    _ value: Span<UInt8>, _ sequence: Int64, _ stream: Stream, _ number: UInt64,
    _ connection: Connection
  ) {
    do throws(Refusal) {
      var item = Params(value, Faults())
      if let count = try stream.take(&item, sequence) {
        answers.grant(count, id: connection.calls[number]?.id ?? [])
      }
      makeReady(stream, number, connection)
    } catch {
      end(number, .refusal(error), connection)
    }
  }

  /// Ends a call that nobody wants any more, at once if nothing has been done for it yet.
  func withdraw(_ number: UInt64, _ reason: Reason, _ connection: Connection) {
    guard let call = connection.calls[number] else { return }
    switch call.work {
    case .stream: end(number, .refusal(Refusal(reason)), connection)
    case .deferred(let ticket):
      if ticket.withdraw(reason) { end(number, .refusal(Refusal(reason)), connection) }
    }
  }

  /// Ends every stream of a connection, for this reason.
  func endStreams(_ connection: Connection, _ reason: Reason) {
    for (number, call) in connection.calls {
      if case .stream = call.work { end(number, .refusal(Refusal(reason)), connection) }
    }
  }

  /// Another thread has something for a stream.
  func wake(_ token: UInt64, _ number: UInt64) {
    guard let connection = connections[token],
      case .stream(let stream)? = connection.calls[number]?.work
    else { return }
    makeReady(stream, number, connection)
  }

  func makeReady(_ stream: Stream, _ number: UInt64, _ connection: Connection) {
    schedule(connection)
    guard !stream.isReady, !stream.isClosed else { return }
    stream.isReady = true
    connection.readyStreams.append(number)
  }

  /// Whether streams of the connection may go on now.
  func canPump(_ connection: Connection) -> Bool {
    !connection.readyStreams.isEmpty && connection.output.count < Self.queuedItemBytesMax
  }

  /// Lets the ready streams write, each in its turn, until there is enough for the socket to take.
  func pump(_ connection: Connection) {
    while canPump(connection), answers.count < Self.queuedItemBytesMax {
      let number = connection.readyStreams.removeFirst()
      guard let call = connection.calls[number], case .stream(let stream) = call.work else {
        continue
      }
      stream.isReady = false
      pull(stream, number, connection)
    }
  }

  private func pull(_ stream: Stream, _ number: UInt64, _ connection: Connection) {
    stream.port.rearm()
    do throws(Refusal) {
      stream.call.caller = try dispatcher.gate.recheck(stream.call, at: now)
      switch try items(of: stream) {
      case .waiting: break
      case .more: if stream.credit > 0 { makeReady(stream, number, connection) }
      case .end(let result): end(number, .result(result), connection)
      }
    } catch {
      refuse(stream, number, error, connection)
    }
  }

  /// Lends the answers' writer to a handler for its items.
  private func items(of stream: Stream) throws(Refusal) -> Pull {
    var lent = Writer(capacity: 0)
    swap(&lent, &answers)
    let limits = ItemWriter.Limits(
      turnBytesMax: lent.count + Self.turnBytesMax, frameBytesMax: configuration.frameBytesMax)
    var items = ItemWriter(
      lent, head: stream.itemHead, sequence: stream.sequence, credit: stream.credit,
      limits: limits)
    let outcome: Result<Pull, Refusal>
    do throws(Refusal) {
      outcome = .success(try stream.handler.pull(&items, stream.call))
    } catch {
      outcome = .failure(error)
    }
    (stream.sequence, stream.credit) = (items.sequence, items.credit)
    answers = items.finish()
    return try outcome.get()
  }

  /// A right that was withdrawn is on record before the stream hears of it.
  private func refuse(
    _ stream: Stream, _ number: UInt64, _ refusal: Refusal, _ connection: Connection
  ) {
    stream.close()
    let (mailbox, token) = (mailbox, connection.token)
    let isRecorded = try? dispatcher.gate.record(refusal, stream.call) {
      Reply { mailbox.post(.answer(connection: token, call: number, $0)) }
    }
    if isRecorded != true { end(number, .refusal(refusal), connection) }
  }

  /// The streams of a connection look whether they may still go on.
  func recheckStreams(_ connection: Connection) {
    for (number, call) in connection.calls {
      if case .stream(let stream) = call.work { makeReady(stream, number, connection) }
    }
  }
}
