import JSON
import Sockets

extension Loop {
  /// Moves the answers written so far behind what waits for the connection; it is flushed at the end of
  /// the round.
  func queueAnswers(_ connection: Connection) {
    connection.output.append(answers.bytes)
    answers.truncate(to: 0)
    schedule(connection)
  }

  /// Sees to it that the connection has a turn before the loop waits.
  func schedule(_ connection: Connection) {
    guard !connection.isScheduled else { return }
    connection.isScheduled = true
    scheduled.append(connection)
  }

  /// Gives each scheduled connection its turn. What it leaves is for the next round, after others.
  func serveScheduled() {
    swap(&scheduled, &turns)
    for connection in turns {
      connection.isScheduled = false
      if connections[connection.token] === connection { serve(connection) }
    }
    turns.removeAll(keepingCapacity: true)
  }

  /// Sends what waits and then the answers just written; what the socket does not take waits.
  func flush(_ connection: Connection) {
    do throws(SocketError) {
      try sendGathered(connection)
      try sendOutput(connection)
    } catch {
      return close(connection)
    }
    settle(connection)
  }

  /// How many bytes of answers are gathered before they are sent while more requests wait.
  private static var gatheredBytesMax: Int { 64 << 10 }

  /// Sends what has been gathered, if it is much.
  func sendLargeAnswers(_ connection: Connection) {
    guard answers.count > Self.gatheredBytesMax else { return }
    do throws(SocketError) {
      try sendGathered(connection)
    } catch {
      connection.isClosing = true
      connection.output.removeAll()
    }
  }

  /// Sends the answers gathered so far, or puts them behind what waits already.
  private func sendGathered(_ connection: Connection) throws(SocketError) {
    defer { answers.truncate(to: 0) }
    if connection.output.isEmpty {
      try sendAnswers(connection)
    } else {
      connection.output.append(answers.bytes)
    }
  }

  /// Sends answers straight from where they were written.
  private func sendAnswers(_ connection: Connection) throws(SocketError) {
    guard answers.count > 0 else { return }
    try send(answers, to: connection)
    if !connection.output.isEmpty { expectProgress(connection) }
  }

  private func send(
    _ answers: borrowing Writer, to connection: Connection
  ) throws(SocketError) {
    let bytes = answers.bytes
    switch try connection.descriptor.write(bytes) {
    case .bytes(let count):
      counters.sentBytes += count
      connection.sentBytes += count
      if count < bytes.count {
        connection.output.append(bytes.extracting(count..<bytes.count))
      }
    case .wouldBlock: connection.output.append(bytes)
    case .closed: throw .closedByPeer
    }
  }

  private func sendOutput(_ connection: Connection) throws(SocketError) {
    guard !connection.output.isEmpty else { return }
    switch try connection.descriptor.write(from: &connection.output) {
    case .bytes(let count):
      counters.sentBytes += count
      connection.sentBytes += count
      connection.outputDeadline = nil
      if !connection.output.isEmpty { expectProgress(connection) }
    case .wouldBlock:
      if connection.outputDeadline == nil { expectProgress(connection) }
    case .closed: throw .closedByPeer
    }
  }

  private func expectProgress(_ connection: Connection) {
    connection.outputDeadline = .after(configuration.writeTimeout)
  }
}
