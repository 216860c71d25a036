import JSON
import RPC
import Sockets

extension Loop {
  /// Reads once and processes every frame that is complete.
  func read(_ connection: Connection) {
    do throws(SocketError) {
      switch try connection.descriptor.read(into: &connection.input) {
      case .bytes: process(connection)
      case .wouldBlock: break
      case .closed: hangUp(connection)
      }
    } catch {
      close(connection)
    }
  }

  /// The peer sends nothing more: its calls are dropped with the connection, unless answers that it may
  /// still read are on their way.
  private func hangUp(_ connection: Connection) {
    connection.isClosing = true
    if connection.interests.reads { settle(connection) } else { close(connection) }
  }

  /// Takes frames off the input until it needs more bytes or the connection has enough to do.
  func process(_ connection: Connection) {
    var consumed = 0
    var goesOn = true
    while goesOn && !connection.isClosing && !isThrottled(connection) {
      let input = connection.input.readableSpan
      let rest = input.extracting(consumed..<input.count)
      switch Frame.next(in: rest, bytesMax: frameBytesMax(connection)) {
      case .frame(let text):
        handle(rest.extracting(text), connection)
        consumed += text.upperBound
        goesOn = sendLargeAnswers(connection)
      case .incomplete:
        goesOn = false
      case .empty:
        goesOn = end(connection, Refusal(.frameEmpty))
      case .tooLarge(let announced):
        goesOn = frameIsTooLarge(announced, connection)
      case .foreign(let dialect):
        goesOn = end(connection, dialect)
      }
    }
    connection.input.consume(consumed)
    noteProgress(connection, consumed)
    flush(connection)
  }

  private func noteProgress(_ connection: Connection, _ consumed: Int) {
    if connection.input.isEmpty || connection.isClosing || isThrottled(connection) {
      connection.frameDeadline = nil
    } else if consumed > 0 || connection.frameDeadline == nil {
      connection.frameDeadline = .after(configuration.frameTimeout)
    }
  }

  private func frameBytesMax(_ connection: Connection) -> Int {
    let max = configuration.frameBytesMax
    return connection.isTrusted ? max : min(max, Frame.anonymousBytesMax)
  }

  /// An over-long prefix ends the connection, unless it is long only for a stranger and the peer turns
  /// out to be known by its uid. Returns whether to look again.
  private func frameIsTooLarge(_ announced: Int, _ connection: Connection) -> Bool {
    if !connection.isTrusted && dispatcher.knows(origin(connection)) {
      connection.isTrusted = true
      return true
    }
    let limit = Refusal.Limit(
      slot: "frameBytes", max: Int64(frameBytesMax(connection)), used: Int64(announced))
    return end(connection, Refusal(.frameTooLarge, limit))
  }

  /// Answers once more and closes. Returns false: there is nothing to go on with.
  private func end(_ connection: Connection, _ refusal: Refusal) -> Bool {
    let start = answers.beginFrame()
    answers.refusal(id: Span(), refusal, .english)
    answers.endFrame(start)
    connection.isClosing = true
    return false
  }

  private func end(_ connection: Connection, _ dialect: Frame.Dialect) -> Bool {
    answers.append(dialect.farewell)
    connection.isClosing = true
    return false
  }
}
