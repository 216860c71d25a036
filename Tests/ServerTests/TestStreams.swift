import JSON
import RPC
import Synchronization
import WireTesting

@testable import Server

/// One method for each kind of stream.
enum TestStreams {
  /// Streams `from` up to `to` with `padding` letters each, and ends with how many there were.
  static let count = Route.stream { call, params, port throws(Refusal) in
    let tree = Tree(try RawJSON(&params).text)
    return .stream(
      Counting(
        from: tree?["from"]?.integer ?? 0, to: tree?["to"]?.integer ?? 0,
        padding: Int(tree?["padding"]?.integer ?? 0)))
  }

  /// Adds the client's items up; answers the sum when it has ended.
  static let sum = Route.stream { call, params, port throws(Refusal) in
    _ = try RawJSON(&params)
    return .stream(Summing())
  }

  /// Sends each item back; ends when the client has. Its port waits at the desk.
  static func chat(_ desk: Desk) -> Route {
    .stream { call, params, port throws(Refusal) in
      _ = try RawJSON(&params)
      desk.put(port)
      return .stream(Chatting(desk))
    }
  }
}

private final class Counting: StreamHandler {
  private var next: Int64
  private let first: Int64
  private let last: Int64
  private let padding: String

  init(from first: Int64, to last: Int64, padding: Int) {
    (next, self.first, self.last) = (first, first, last)
    self.padding = String(repeating: "x", count: padding)
  }

  func acknowledge(_ writer: inout Writer) {
    writer.beginObject()
    writer.name("\"from\":")
    writer.integer(first)
    writer.endObject()
  }

  func pull(_ items: inout ItemWriter, _ call: Call) throws(Refusal) -> Pull {
    while next <= last {
      guard items.hasRoom else { return .more }
      items.begin()
      items.writer.beginArray()
      items.writer.integer(next)
      items.writer.string(padding)
      items.writer.endArray()
      try items.end()
      next += 1
    }
    return .end(Array("\(last - first + 1)".utf8))
  }
}

private final class Summing: StreamHandler {
  private var sum: Int64 = 0
  private var isEnded = false

  var uploadWindow: Int { 4 }

  func acknowledge(_ writer: inout Writer) { writer.raw(#"{"window":4}"#) }

  func push(_ item: inout Params) throws(Refusal) {
    guard let number = item.reader.integer() else {
      throw Refusal(violations: [FieldViolation("value", .wrongType)])
    }
    sum += number
  }

  func halfClose() { isEnded = true }

  func pull(_ items: inout ItemWriter, _ call: Call) -> Pull {
    isEnded ? .end(Array("\(sum)".utf8)) : .waiting
  }
}

private final class Chatting: StreamHandler {
  private let desk: Desk
  private var waiting: [[UInt8]] = []
  private var isEnded = false

  init(_ desk: Desk) { self.desk = desk }

  var uploadWindow: Int { 8 }

  func acknowledge(_ writer: inout Writer) { writer.raw(#"{"window":8}"#) }

  func push(_ item: inout Params) throws(Refusal) { waiting.append(try RawJSON(&item).text) }
  func halfClose() { isEnded = true }
  func close() { desk.note("closed") }

  func pull(_ items: inout ItemWriter, _ call: Call) throws(Refusal) -> Pull {
    while let item = waiting.first {
      guard items.hasRoom else { return .more }
      items.begin()
      items.writer.raw(item.span)
      try items.end()
      waiting.removeFirst()
    }
    return isEnded ? .end(Array("\"bye\"".utf8)) : .waiting
  }
}
