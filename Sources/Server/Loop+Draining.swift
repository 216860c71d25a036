import JSON
import RPC
import Sockets

/// How a loop comes to its end. Source: gRPC's GOAWAY and graceful shutdown.
extension Loop {
  /// Tells every peer to go away, ends the streams, and lets calls that run come to their end. For a
  /// moment new calls are still heard, and refused.
  func drain() {
    guard !isDraining else { return }
    let deadline = Deadline.after(configuration.stopTimeout)
    drainDeadline = deadline
    noteDeadline(deadline)
    for connection in Array(connections.values) {
      // What the streams have to say before they end: that the server is no longer serving, say.
      pump(connection)
      answers.goaway(deadlineMs: configuration.stopTimeout.milliseconds)
      endStreams(connection, .shuttingDown)
      connection.leaveDeadline = .after(configuration.goawayGrace)
      queueAnswers(connection)
    }
    noteDeadline(.after(configuration.goawayGrace))
  }

  /// The drain's time is up: what has not begun never will, and nobody waits for the rest.
  func endDrain() {
    for connection in Array(connections.values) {
      for number in connection.calls.keys { withdraw(number, .shuttingDown, connection) }
      queueAnswers(connection)
      flush(connection)
      close(connection)
    }
  }
}
