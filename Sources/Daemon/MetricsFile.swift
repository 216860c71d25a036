import Server
import Sockets
import Synchronization

/// Keeps a file of metrics current, for node_exporter's textfile collector.
final class MetricsFile {
  private static let interval = Duration.seconds(15)

  private let path: String
  private let gather: @Sendable (@escaping @Sendable (String) -> Void) -> Void
  private let log: Log
  private var events: EventLoop
  private let texts: Mailbox<String>
  /// Whether the last attempt failed: one line tells of many.
  private var hasFailed = false

  /// - Parameter gather: hands over the text, some time later and from some thread.
  init(
    _ path: String, _ log: Log,
    gather: @escaping @Sendable (@escaping @Sendable (String) -> Void) -> Void
  ) throws(SocketError) {
    self.path = path
    self.log = log
    self.gather = gather
    let events = try EventLoop()
    texts = Mailbox(waker: events.waker)
    self.events = events
  }

  /// Starts a thread for it, which a slow disk may hold up.
  static func start(_ file: sending MetricsFile) throws(SocketError) {
    let slot = Mutex<MetricsFile?>(file)
    _ = try Thread(name: "cardd-metrics") {
      let file = slot.withLock { $0.take() }
      file?.run()
    }
  }

  private func run() {
    var due = Deadline.after(.zero)
    var gathered: [String] = []
    while true {
      if due.isPast {
        due = .after(Self.interval)
        gather { [texts] text in texts.post(text) }
      }
      guard (try? events.wait(timeout: due.remaining)) != nil else { return }
      texts.drain(into: &gathered)
      if let text = gathered.last { write(text) }
    }
  }

  private func write(_ text: String) {
    do throws(SocketError) {
      try FileReplacement.write(Array(text.utf8), to: path)
      hasFailed = false
    } catch {
      if !hasFailed { log.write(.error, "the metrics could not be written: \(error)") }
      hasFailed = true
    }
  }
}
