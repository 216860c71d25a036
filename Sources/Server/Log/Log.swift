import Dispatch
import JSON
package import RPC
import Synchronization

/// The server's log: JSON objects, a line each, for whoever operates it.
///
/// Whoever writes never waits. Lines go to a bounded queue and from there, by a thread of the log's own,
/// to the output; what finds the queue full is left out, and a line tells how many were.
package final class Log: Sendable {
  /// How much a line matters, numbered as in syslog(3).
  package enum Level: Int, CaseIterable, Sendable {
    case error = 3
    case warn = 4
    case info = 6
    case debug = 7

    package var name: StaticString {
      switch self {
      case .error: "error"
      case .warn: "warn"
      case .info: "info"
      case .debug: "debug"
      }
    }
  }

  /// What the log works with.
  package struct Parts: Sendable {
    /// To begin with.
    package var level = Level.info
    /// Whether each line begins with its level in the form of sd-daemon(3).
    package var hasPrefixes = false
    let clock: @Sendable () -> Timestamp
    /// Whether a text that came from outside must not be shown.
    package var isPrivate: @Sendable (String) -> Bool = { _ in false }
    /// Takes whole lines; may block.
    let output: @Sendable ([UInt8]) -> Void

    package init(
      clock: @escaping @Sendable () -> Timestamp, output: @escaping @Sendable ([UInt8]) -> Void
    ) {
      self.clock = clock
      self.output = output
    }
  }

  private struct Queue {
    var lines: [LogLine] = []
    /// Lines that found no room since the last that did.
    var leftOut = 0
    var leftOutEver = 0
    var isClosed = false
  }

  /// Lines that wait for the output.
  private static let linesMax = 8_192
  /// Lines that come together are written together.
  private static let pause = DispatchTimeInterval.milliseconds(5)

  private let parts: Parts
  /// Its raw value.
  private let level: Atomic<Int>
  private let queue = Mutex(Queue())
  private let wakeup = DispatchSemaphore(value: 0)
  private let closing = DispatchSemaphore(value: 0)
  private let ended = DispatchSemaphore(value: 0)

  package init(_ parts: Parts) {
    self.parts = parts
    level = Atomic(parts.level.rawValue)
  }

  /// What a thread has to run for the lines to go out, until `close`.
  package func run() {
    var lines: [LogLine] = []
    while true {
      wakeup.wait()
      _ = closing.wait(timeout: .now() + Self.pause)
      while take(&lines) { parts.output(encode(lines)) }
      if queue.withLock({ $0.isClosed && $0.lines.isEmpty }) { break }
    }
    ended.signal()
  }

  /// How many lines were left out since the start.
  package var leftOut: Int { queue.withLock { $0.leftOutEver } }

  package func tells(_ level: Level) -> Bool {
    level.rawValue <= self.level.load(ordering: .relaxed)
  }

  /// From now on, for what asks; `ServerControl.adjust` tells loops, which do not ask for every call.
  package func set(_ level: Level) { self.level.store(level.rawValue, ordering: .relaxed) }

  package func write(_ level: Level, _ message: String) {
    guard tells(level) else { return }
    write(LogLine(level: level, at: parts.clock(), message: message))
  }

  /// Says what an operator waits for, whatever the level.
  package func announce(_ message: String) {
    write(LogLine(level: .info, at: parts.clock(), message: message))
  }

  func write(_ line: LogLine) {
    let wasEmpty = queue.withLock { queue in
      guard queue.lines.count < Self.linesMax, !queue.isClosed else {
        queue.leftOut += 1
        queue.leftOutEver += 1
        return false
      }
      queue.lines.append(line)
      return queue.lines.count == 1
    }
    if wasEmpty { wakeup.signal() }
  }

  /// Takes no more lines. Those that were taken go out, if the output takes them in time.
  package func close(within time: Duration = .seconds(1)) {
    let isFirst = queue.withLock { queue in
      defer { queue.isClosed = true }
      return !queue.isClosed
    }
    guard isFirst else { return }
    closing.signal()
    wakeup.signal()
    _ = ended.wait(timeout: .now() + .milliseconds(Int(time.milliseconds)))
  }
}

// The log's own thread.
extension Log {
  /// Takes all lines that wait; false if there are none.
  private func take(_ lines: inout [LogLine]) -> Bool {
    lines.removeAll(keepingCapacity: true)
    let leftOut = queue.withLock { queue in
      swap(&queue.lines, &lines)
      defer { queue.leftOut = 0 }
      return queue.leftOut
    }
    if leftOut > 0 {
      lines.append(
        LogLine(
          level: .warn, at: parts.clock(), message: "the log was full: lines were left out",
          leftOut: leftOut))
    }
    return !lines.isEmpty
  }

  private func encode(_ lines: [LogLine]) -> [UInt8] {
    var writer = Writer(capacity: lines.count * 256)
    for line in lines {
      if parts.hasPrefixes {
        writer.append("<")
        writer.append(UInt8(ascii: "0") + UInt8(line.level.rawValue))
        writer.append(">")
      }
      writer.line(line, isPrivate: parts.isPrivate)
    }
    return [UInt8](copying: writer.bytes)
  }
}
