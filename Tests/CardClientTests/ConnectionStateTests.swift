import JSON
import RPC
import Sockets
import Testing

@testable import CardClient

/// The state behind a connection: no socket, no clock.
@Suite struct ConnectionStateTests {
  private static let framed: @Sendable (inout Writer) -> Void = { write("{}", &$0) }

  private static func write(_ text: String, _ writer: inout Writer) {
    let start = writer.beginFrame()
    writer.append(text.utf8Span.span)
    writer.endFrame(start)
  }

  /// A connection's state that allows two calls at once.
  private static var fresh: ConnectionState {
    var limits = ConnectionState.Limits()
    limits.frameBytesMax = 100_000
    limits.inFlightMax = 2
    return ConnectionState(limits)
  }

  private let stream: StreamCall

  init() throws {
    let mailbox = Mailbox<Loop.Command>(waker: try EventLoop().waker)
    stream = StreamCall(Connection(1, mailbox, .init()), window: 1, frameBytesMax: 1000)
  }

  private func call(deadline: UInt64? = nil, tellsCaller: Bool = false) -> PendingCall {
    PendingCall(.stream(stream), deadline: deadline, tellsCaller: tellsCaller)
  }

  private func text(_ state: borrowing ConnectionState) -> String {
    String(copying: state.waitingOutput)
  }

  /// What is delivered, in words.
  private func words(_ deliveries: [Delivery]) -> [String] {
    deliveries.map { delivery in
      switch delivery {
      case .finish(_, .success(let text)): String(decoding: text, as: UTF8.self)
      case .finish(_, .failure(.notAccepted)): "not accepted"
      case .finish(_, .failure(.introductionNeeded)): "introduction"
      case .finish(_, .failure(.failed(let error, let mayHaveRun))):
        "\(error)\(mayHaveRun ? ", may have run" : "")"
      case .item(_, let sequence, _): "item \(sequence)"
      case .grant(_, let count): "grant \(count)"
      }
    }
  }

  @Test(
    "who comes after a connection that never came about hears why it did not")
  func lateStart() {
    var state = Self.fresh
    var deliveries: [Delivery] = []
    state.close(.connect(.noServer(path: "/x")), sent: 0, into: &deliveries)
    guard
      case .failed(.connect(.noServer), mayHaveRun: false)? =
        state.start(1, call(), Self.framed)
    else {
      Issue.record("the call is told why there is no connection")
      return
    }
    var lost = Self.fresh
    lost.connected()
    lost.close(.disconnected(.closedByPeer), sent: 0, into: &deliveries)
    guard case .notAccepted? = lost.start(1, call(), Self.framed) else {
      Issue.record("another connection may take the call")
      return
    }
  }

  @Test("more calls than the server works on wait in line, and go when others are answered")
  func line() {
    var state = Self.fresh
    for id in 1...4 { #expect(state.start(Int64(id), call(), Self.framed) == nil) }
    #expect(text(state).utf8.count == 12)
    state.tookOutput()
    var deliveries: [Delivery] = []
    let wrong = state.receive([.result(id: 2, [55])], upTo: 4, into: &deliveries)
    #expect(wrong == nil)
    #expect(words(deliveries) == ["7"])
    #expect(text(state).utf8.count == 6)
  }

  @Test("a call that is given up is cancelled at the server, and its answer is expected once")
  func abandoned() {
    var state = Self.fresh
    #expect(state.start(1, call(), Self.framed) == nil)
    state.tookOutput()
    #expect(state.abandon(1, .cancelled) != nil)
    #expect(state.abandon(1, .cancelled) == nil)
    #expect(text(state).contains(#""method":"rpc.cancel","params":{"id":1}"#))
    var deliveries: [Delivery] = []
    let first = state.receive([.result(id: 1, [])], upTo: 1, into: &deliveries)
    let second = state.receive([.result(id: 1, [])], upTo: 1, into: &deliveries)
    #expect(first == nil)
    #expect(second?.description == ClientError.malformedAnswer(.id).description)
    #expect(deliveries.isEmpty)
  }

  @Test("a call that is given up in line was never sent")
  func abandonedInLine() {
    var state = Self.fresh
    for id in 1...3 { #expect(state.start(Int64(id), call(), Self.framed) == nil) }
    state.tookOutput()
    let delivery = state.abandon(3, .cancelled)
    #expect(words([delivery].compactMap { $0 }) == ["the call was cancelled"])
    #expect(text(state).isEmpty)
  }

  @Test("goaway lets run what runs, and sends back what is in line and what comes later")
  func goaway() {
    var state = Self.fresh
    for id in 1...3 { #expect(state.start(Int64(id), call(), Self.framed) == nil) }
    var deliveries: [Delivery] = []
    let wrong = state.receive([.goaway], upTo: 3, into: &deliveries)
    #expect(wrong == nil)
    #expect(words(deliveries) == ["not accepted"])
    guard case .notAccepted? = state.start(4, call(), Self.framed) else {
      Issue.record("a new call was taken")
      return
    }
    let isIdle = state.isIdle
    #expect(!isIdle)
  }

  @Test("when the connection is lost, it is known which calls the server cannot have seen")
  func lost() {
    var state = Self.fresh
    for id in 1...3 { #expect(state.start(Int64(id), call(), Self.framed) == nil) }
    var deliveries: [Delivery] = []
    // The first frame has six bytes; of the second one nothing went.
    state.close(.closed, sent: 6, into: &deliveries)
    #expect(
      words(deliveries).sorted() == [
        "the client was closed", "the client was closed", "the client was closed, may have run",
      ])
  }

  @Test("calls end when their time is up, and no other does")
  func expiry() {
    var state = Self.fresh
    #expect(state.start(1, call(deadline: 10), Self.framed) == nil)
    #expect(state.start(2, call(deadline: 20), Self.framed) == nil)
    var earliest = state.earliestDeadline
    #expect(earliest == 10)
    var deliveries: [Delivery] = []
    state.expire(9, into: &deliveries)
    #expect(deliveries.isEmpty)
    state.expire(10, into: &deliveries)
    #expect(words(deliveries) == ["the server did not answer in time, may have run"])
    earliest = state.earliestDeadline
    #expect(earliest == 20)
  }

  @Test("a long frame waits until the server knows who calls; one that is too long is not sent")
  func long() {
    var state = Self.fresh
    let long: @Sendable (inout Writer) -> Void = {
      Self.write(String(repeating: " ", count: 70_000), &$0)
    }
    guard case .introductionNeeded? = state.start(1, call(tellsCaller: true), long) else {
      Issue.record("it was sent")
      return
    }
    #expect(state.start(2, call(tellsCaller: true), Self.framed) == nil)
    var deliveries: [Delivery] = []
    _ = state.receive([.result(id: 2, [])], upTo: 2, into: &deliveries)
    #expect(state.start(3, call(tellsCaller: true), long) == nil)
    let tooLong = state.start(4, call()) { Self.write(String(repeating: " ", count: 100_001), &$0) }
    guard case .failed(.frameTooLarge(bytes: 100_001, bytesMax: 100_000), _)? = tooLong else {
      Issue.record("it was sent")
      return
    }
  }
}
