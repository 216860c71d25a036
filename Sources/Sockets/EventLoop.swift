import CLinux
import Glibc

/// One thread's level-triggered epoll(7): registrations by token, events in a buffer that is
/// reused.
///
/// ```
/// while running {
///   for index in try loop.wait(timeout: tick) { handle(loop[index]) }
///   mailbox.drain(into: &messages)
/// }
/// ```
/// An event may concern a token that an earlier event of the same wait deregistered; give each
/// connection a token that is never reused and ignore what is unknown.
@safe
package struct EventLoop: ~Copyable {
  /// What a registration waits for. Hangups and errors are reported always.
  package struct Interests: OptionSet, Sendable {
    package let rawValue: UInt32
    package init(rawValue: UInt32) { self.rawValue = rawValue }

    package static let read = Interests(rawValue: clinux_epoll_in)
    package static let write = Interests(rawValue: clinux_epoll_out)

    /// What set literals say, without the generic code that they bring into other modules.
    package init(reads: Bool, writes: Bool) {
      rawValue = (reads ? clinux_epoll_in : 0) | (writes ? clinux_epoll_out : 0)
    }

    package var reads: Bool { rawValue & clinux_epoll_in != 0 }
  }

  /// What a descriptor is ready for.
  package struct Readiness: OptionSet, Sendable {
    package let rawValue: UInt32
    package init(rawValue: UInt32) { self.rawValue = rawValue }

    /// Bytes, a peer to accept, or the end of what the peer sends.
    package static let readable = Readiness(rawValue: clinux_epoll_in)
    package static let writable = Readiness(rawValue: clinux_epoll_out)
    /// Both directions are over. What the peer sent before can still be read.
    package static let hangup = Readiness(rawValue: clinux_epoll_hangup)
    package static let error = Readiness(rawValue: clinux_epoll_error)

    /// Whether reading will tell something: bytes, the end, or what went wrong.
    package var isReadable: Bool {
      rawValue & (clinux_epoll_in | clinux_epoll_hangup | clinux_epoll_error) != 0
    }
    package var isWritable: Bool { rawValue & clinux_epoll_out != 0 }
  }

  package struct Event: Equatable, Sendable {
    package let token: UInt64
    package let readiness: Readiness
  }

  /// Reserved for the waker.
  private static let wakeToken = UInt64.max

  /// Wakes this loop from other threads.
  package let waker: Waker
  private let epoll: Descriptor
  private let events: UnsafeMutableBufferPointer<epoll_event>

  /// - Parameter eventsMax: how many events one wait reports at most.
  package init(eventsMax: Int = 256) throws(SocketError) {
    let epoll = Descriptor(
      owning: CInt(try systemCall { epoll_create1(clinux_epoll_flags) }.get("epoll_create1")))
    let waker = try Waker()
    // Edge-triggered: each wake is one event, and the counter never needs to be read back.
    try epoll.control(
      EPOLL_CTL_ADD, waker.descriptor, Self.wakeToken,
      clinux_epoll_in | clinux_epoll_edge_triggered)
    self.epoll = epoll
    self.waker = waker
    unsafe events = .allocate(capacity: eventsMax)
    unsafe events.initialize(repeating: epoll_event())
  }

  deinit {
    unsafe events.deallocate()
  }

  /// Reports readiness of `descriptor` as `token`, which must not be `UInt64.max`.
  package func register(
    _ descriptor: borrowing Descriptor, token: UInt64, interests: Interests
  ) throws(SocketError) {
    precondition(token != Self.wakeToken, "the token is reserved")
    try epoll.control(EPOLL_CTL_ADD, descriptor, token, interests.rawValue)
  }

  /// Replaces token and interests. Without interests only hangups and errors are reported.
  package func modify(
    _ descriptor: borrowing Descriptor, token: UInt64, interests: Interests
  ) throws(SocketError) {
    precondition(token != Self.wakeToken, "the token is reserved")
    try epoll.control(EPOLL_CTL_MOD, descriptor, token, interests.rawValue)
  }

  /// Ends a registration. Closing a descriptor that was never duplicated ends it too.
  package func deregister(_ descriptor: borrowing Descriptor) throws(SocketError) {
    try epoll.control(EPOLL_CTL_DEL, descriptor, 0, 0)
  }

  /// Sleeps until something is ready, the waker wakes, a signal interrupts or `timeout` has passed
  /// (nil: never; rounded up to milliseconds). The events are read by subscript until the next
  /// wait.
  package mutating func wait(timeout: Duration?) throws(SocketError) -> Range<Int> {
    let milliseconds = waker.willSleep() ? timeout.map(\.pollMilliseconds) ?? -1 : 0
    let number = epoll.number
    let count = unsafe epoll_wait(number, events.baseAddress, CInt(events.count), milliseconds)
    // Read before anything else can change it.
    let code = count < 0 ? errno : 0
    waker.didWake()
    guard code == 0 || code == EINTR else {
      throw .system(operation: "epoll_wait", path: nil, code: code)
    }
    return 0..<withoutWake(Int(max(count, 0)))
  }

  /// One event of the last wait.
  package subscript(index: Int) -> Event {
    let event = unsafe events[index]
    return unsafe Event(token: event.data.u64, readiness: Readiness(rawValue: event.events))
  }

  /// The caller learns nothing from the waker's own event: it looks into its mailboxes anyway.
  private func withoutWake(_ count: Int) -> Int {
    for index in 0..<count where unsafe events[index].data.u64 == Self.wakeToken {
      unsafe events[index] = events[count - 1]
      return count - 1
    }
    return count
  }
}

extension Descriptor {
  /// epoll_ctl(2) on this epoll instance.
  fileprivate borrowing func control(
    _ operation: CInt, _ target: borrowing Descriptor, _ token: UInt64, _ interests: UInt32
  ) throws(SocketError) {
    var event = unsafe epoll_event(events: interests, data: epoll_data_t(u64: token))
    let (epoll, number) = (number, target.number)
    _ = try systemCall { unsafe epoll_ctl(epoll, operation, number, &event) }.get("epoll_ctl")
  }
}

extension Duration {
  /// For poll(2) and epoll_wait(2): rounded up, so that a wait never ends early, and clamped.
  var pollMilliseconds: CInt {
    let (seconds, attoseconds) = components
    guard seconds < Int64(CInt.max) / 1000 else { return CInt.max }
    let fraction = (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
    return CInt(max(0, seconds * 1000 + fraction))
  }
}
