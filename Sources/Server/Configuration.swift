import RPC

/// What a server allows. Every limit of the connection layer stands here.
package struct Configuration: Sendable {
  /// The longest frame, either way.
  package var frameBytesMax = Frame.defaultBytesMax
  /// Event loops, each on a thread of its own.
  package var loops = 2
  package var connections = Admission.Limits()
  /// Calls of one connection that wait for an answer, streams among them.
  package var inFlightMax = CallLimits.inFlightMax
  /// Calls in one batch.
  package var batchMax = CallLimits.batchMax
  /// Bytes queued for a peer that does not read, beyond which nothing more is read from it.
  package var queuedBytesMax = 8 << 20
  /// How long a frame may take from its first byte to its last, and a peer to send its first.
  package var frameTimeout = Duration.seconds(30)
  /// How long the items may take that a client streams, from the opening of the stream to their end.
  package var uploadTimeout = Duration.seconds(60)
  /// How long a peer may leave its answers unread before it is given up.
  package var writeTimeout = Duration.seconds(30)
  /// How long a peer that nobody knows may ask for nothing.
  package var anonymousIdleTimeout = Duration.seconds(60)
  /// How long a stop waits for calls that run.
  package var stopTimeout = Duration.seconds(10)
  /// A call that takes longer is worth a line in the log.
  package var slowCall = Duration.seconds(1)
  /// How long a peer is listened to after it was told to go away, so that what it sent before it heard
  /// of it gets an answer.
  package var goawayGrace = Duration.milliseconds(100)

  package init() {}
}
