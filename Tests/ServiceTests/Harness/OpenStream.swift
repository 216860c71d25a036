import JSON
import RPC
import Service
import Synchronization
import Testing

/// Counts how often a stream was woken.
final class Wakes: Sendable {
  private let number = Atomic(0)

  func note() { number.add(1, ordering: .relaxed) }
  var count: Int { number.load(ordering: .relaxed) }
}

/// A stream with its loop played by the test.
final class OpenStream {
  let handler: any StreamHandler
  let wakes: Wakes
  private let port: StreamPort
  private let service: Service
  private var call: Call
  private var sequence: Int64 = 1

  init(
    _ service: Service, _ handler: any StreamHandler, _ call: Call,
    _ waking: (wakes: Wakes, port: StreamPort)
  ) {
    (self.service, self.handler, self.call) = (service, handler, call)
    (wakes, port) = waking
  }

  deinit { handler.close() }

  /// What the acknowledgement says.
  var acknowledgement: String {
    var writer = Writer()
    handler.acknowledge(&writer)
    return String(copying: writer.bytes)
  }

  /// Asks for items as a loop does: checks the caller again first.
  ///
  /// - Returns: the items' frames as text, one after the other, and how the stream goes on.
  func pull(credit: Int = 1000, bytes: Int = 1 << 20) throws -> (text: String, next: Pull) {
    port.rearm()
    call.caller = try service.recheck(call, at: call.received)
    var items = ItemWriter(
      Writer(), head: Writer.itemHead(id: Span()), sequence: sequence, credit: credit,
      limits: .init(turnBytesMax: bytes, frameBytesMax: bytes))
    let next = try handler.pull(&items, call)
    sequence = items.sequence
    let writer = items.finish()
    return (String(copying: writer.bytes), next)
  }

  func push(_ item: String) throws {
    let text = Array(item.utf8)
    var params = Params(text.span, Faults())
    try handler.push(&params)
  }
}
