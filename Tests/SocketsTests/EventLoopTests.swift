import Glibc
import Synchronization
import Testing

@testable import Sockets

@Suite struct EventLoopTests {
  /// All events of one wait that does not sleep.
  private func poll(_ loop: inout EventLoop) throws -> [EventLoop.Event] {
    try loop.wait(timeout: .zero).map { loop[$0] }
  }

  @Test("an idle descriptor reports nothing, one with bytes reports its token until they are read")
  func levelTriggered() throws {
    var loop = try EventLoop()
    let pair = try Descriptor.socketPair()
    try loop.register(pair.first, token: 42, interests: .read)
    #expect(try poll(&loop) == [])
    _ = try pair.second.write([1].span)
    let readable = EventLoop.Event(token: 42, readiness: .readable)
    #expect(try poll(&loop) == [readable])
    #expect(try poll(&loop) == [readable])
    var buffer = ByteBuffer()
    _ = try pair.first.read(into: &buffer)
    #expect(try poll(&loop) == [])
  }

  @Test("interests decide what is reported and can be replaced, with the token")
  func interests() throws {
    var loop = try EventLoop()
    let pair = try Descriptor.socketPair()
    _ = try pair.second.write([1].span)
    try loop.register(pair.first, token: 1, interests: .write)
    #expect(try poll(&loop) == [.init(token: 1, readiness: .writable)])
    try loop.modify(pair.first, token: 2, interests: [.read, .write])
    #expect(try poll(&loop) == [.init(token: 2, readiness: [.readable, .writable])])
    try loop.modify(pair.first, token: 2, interests: [])
    #expect(try poll(&loop) == [])
    try loop.deregister(pair.first)
    _ = try pair.second.write([1].span)
    #expect(try poll(&loop) == [])
  }

  @Test("a peer that closed is reported even without interests")
  func hangup() throws {
    var loop = try EventLoop()
    let ends = try Descriptor.socketPair()
    try loop.register(ends.first, token: 5, interests: [])
    try ends.second.shutdownWrite()
    #expect(try poll(&loop) == [])
    shutdown(ends.second.number, CInt(SHUT_RDWR))
    let events = try poll(&loop)
    #expect(events.count == 1)
    #expect(events.first?.readiness.contains(.hangup) == true)
  }

  @Test("more ready descriptors than one wait reports are all reported by later waits")
  func overflow() throws {
    var loop = try EventLoop(eventsMax: 2)
    var numbers: [CInt] = []
    for token in 0..<5 as Range<UInt64> {
      let pair = try Descriptor.socketPair()
      try loop.register(pair.first, token: token, interests: .write)
      numbers += [pair.first.release(), pair.second.release()]
    }
    var seen: Set<UInt64> = []
    for _ in 0..<10 { seen.formUnion(try poll(&loop).map(\.token)) }
    #expect(seen == [0, 1, 2, 3, 4])
    for number in numbers { _ = Descriptor(owning: number) }
  }

  @Test("registering twice is an error")
  func twice() throws {
    let loop = try EventLoop()
    let pair = try Descriptor.socketPair()
    try loop.register(pair.first, token: 1, interests: .read)
    let error = failure { () throws(SocketError) in
      try loop.register(pair.first, token: 1, interests: .read)
    }
    #expect(error == .system(operation: "epoll_ctl", path: nil, code: EEXIST))
  }

  @Test("a message posted before the wait ends it at once and makes no event")
  func postedBefore() throws {
    var loop = try EventLoop()
    let mailbox = Mailbox<Int>(waker: loop.waker)
    mailbox.post(1)
    mailbox.post(contentsOf: [2, 3])
    mailbox.post(contentsOf: [])
    #expect(try loop.wait(timeout: nil).isEmpty)
    var messages = [99]
    mailbox.drain(into: &messages)
    #expect(messages == [1, 2, 3])
    mailbox.drain(into: &messages)
    #expect(messages == [])
  }

  @Test("a message from another thread ends a wait without limit")
  func postedFromThread() throws {
    var loop = try EventLoop()
    let mailbox = Mailbox<String>(waker: loop.waker)
    let thread = try Thread(name: "poster") { mailbox.post("hello") }
    var messages: [String] = []
    while messages.isEmpty {
      #expect(try loop.wait(timeout: nil).isEmpty)
      mailbox.drain(into: &messages)
    }
    thread.join()
    #expect(messages == ["hello"])
  }

  @Test("no message of many posters is lost or reordered while the loop sleeps in between")
  func manyPosters() throws {
    var loop = try EventLoop()
    let mailbox = Mailbox<(poster: Int, number: Int)>(waker: loop.waker)
    let perPoster = 20_000
    let posters = 3
    let threads = try (0..<posters).map { poster in
      let thread = try Thread(name: "poster \(poster)") {
        for number in 0..<perPoster { mailbox.post((poster, number)) }
      }
      return ThreadBox(thread)
    }
    var next = [Int](repeating: 0, count: posters)
    var messages: [(poster: Int, number: Int)] = []
    var inOrder = true
    while next.reduce(0, +) < perPoster * posters {
      _ = try loop.wait(timeout: nil)
      mailbox.drain(into: &messages)
      for message in messages {
        inOrder = inOrder && message.number == next[message.poster]
        next[message.poster] += 1
      }
    }
    for thread in threads { thread.join() }
    #expect(inOrder)
  }

  @Test("a wake reaches the loop beside events of descriptors, which stay complete")
  func wakeBesideEvents() throws {
    var loop = try EventLoop()
    let pair = try Descriptor.socketPair()
    try loop.register(pair.first, token: 7, interests: .write)
    try loop.register(pair.second, token: 8, interests: .write)
    #expect(loop.waker.willSleep())
    loop.waker.wake()
    #expect(Set(try poll(&loop).map(\.token)) == [7, 8])
  }

  @Test(
    "timeouts are rounded up to milliseconds and clamped",
    arguments: [
      (Duration.zero, 0), (.nanoseconds(1), 1), (.milliseconds(1), 1), (.microseconds(1001), 2),
      (.seconds(3), 3000), (.seconds(-1), 0), (.seconds(1 << 40), CInt.max),
    ] as [(Duration, CInt)])
  func rounding(duration: Duration, milliseconds: CInt) {
    #expect(duration.pollMilliseconds == milliseconds)
  }
}

/// Lets an array hold threads.
final class ThreadBox {
  private var thread: Thread?

  init(_ thread: consuming Thread) { self.thread = consume thread }

  func join() { thread.take()?.join() }
}
