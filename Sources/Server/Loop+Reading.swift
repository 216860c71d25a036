import JSON
import RPC
import Sockets

extension Loop {
  /// How many frames one connection may have handled before the others have their turn.
  private static var turnFramesMax: Int { 256 }

  /// Reads once and serves what has come.
  func read(_ connection: Connection) {
    do throws(SocketError) {
      switch try connection.descriptor.read(into: &connection.input) {
      case .bytes(let count):
        counters.receivedBytes += count
        connection.receivedBytes += count
        serve(connection, hasInput: true)
      case .wouldBlock: break
      case .closed: hangUp(connection)
      }
    } catch {
      close(connection)
    }
  }

  /// Gives a connection its turn: frames that wait, items of its streams, and what is to be sent.
  func serve(_ connection: Connection, hasInput: Bool = false) {
    if hasInput || connection.isStalled { process(connection) }
    pump(connection)
    flush(connection)
    if !tally.isEmpty { settleTally() }
  }

  /// The peer sends nothing more. Its streams end, which it cannot steer any longer; answers that it may
  /// still read are waited for.
  private func hangUp(_ connection: Connection) {
    connection.isClosing = true
    if !connection.input.isEmpty { counters.framesCutOff += 1 }
    guard connection.interests.reads else { return close(connection) }
    endStreams(connection, .cancelled)
    flush(connection)
  }

  /// Takes frames off the input until it needs more bytes, the connection has enough to do, or others
  /// are to have their turn.
  private func process(_ connection: Connection) {
    var consumed = 0
    var framesLeft = Self.turnFramesMax
    var needsMore = false
    while !needsMore && framesLeft > 0 && !connection.isClosing && !isThrottled(connection) {
      let input = connection.input.readableSpan
      let rest = input.extracting(consumed..<input.count)
      switch Frame.next(in: rest, bytesMax: frameBytesMax(connection)) {
      case .frame(let text):
        handle(rest.extracting(text), connection)
        consumed += text.upperBound
        framesLeft -= 1
        sendLargeAnswers(connection)
      case .incomplete:
        needsMore = true
      case .empty:
        end(connection, Refusal(.frameEmpty))
      case .tooLarge(let announced):
        frameIsTooLarge(announced, connection)
      case .foreign(let dialect):
        end(connection, dialect)
      }
    }
    turnFrames += Self.turnFramesMax - framesLeft
    connection.input.consume(consumed)
    connection.isStalled = !needsMore && !connection.isClosing && !connection.input.isEmpty
    noteProgress(connection, consumed)
  }

  private func noteProgress(_ connection: Connection, _ consumed: Int) {
    if connection.input.isEmpty || connection.isClosing || isThrottled(connection) {
      connection.frameDeadline = nil
    } else if consumed > 0 || connection.frameDeadline == nil {
      connection.frameDeadline = .after(configuration.frameTimeout, from: moment)
    }
    if consumed > 0 && !connection.isTrusted {
      connection.idleDeadline = .after(configuration.anonymousIdleTimeout, from: moment)
    }
  }

  private func frameBytesMax(_ connection: Connection) -> Int {
    let max = configuration.frameBytesMax
    return connection.isTrusted ? max : min(max, Frame.anonymousBytesMax)
  }

  /// An over-long prefix ends the connection, unless it is long only for a stranger and the peer turns
  /// out to be known by its uid.
  private func frameIsTooLarge(_ announced: Int, _ connection: Connection) {
    if !connection.isTrusted && dispatcher.knows(origin(connection)) {
      return connection.admission.becomeKnown()
    }
    let limit = Refusal.Limit(
      slot: "frameBytes", max: Int64(frameBytesMax(connection)), used: Int64(announced))
    end(connection, Refusal(.frameTooLarge, limit))
  }

  /// Answers once more and closes. Nobody can steer its streams any longer.
  private func end(_ connection: Connection, _ refusal: Refusal) {
    endStreams(connection, .cancelled)
    counters.note(refusal)
    let start = answers.beginFrame()
    answers.refusal(id: Span(), refusal, .english)
    answers.endFrame(start)
    connection.isClosing = true
  }

  private func end(_ connection: Connection, _ dialect: Frame.Dialect) {
    endStreams(connection, .cancelled)
    answers.append(dialect.farewell)
    connection.isClosing = true
  }
}
