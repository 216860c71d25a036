import Glibc

/// A growable queue of bytes: written at the tail, read and consumed at the front.
///
/// It allocates nothing until bytes come, doubles when full, moves bytes only when the room already
/// consumed at the front suffices, and gives back a large allocation when it runs empty.
@safe
package struct ByteBuffer: ~Copyable {
  /// What an empty buffer allocates first, and the least that a read asks for.
  package static let readBytesMin = 4096
  /// An allocation above this is given back when the buffer runs empty, unless told otherwise.
  package static let retainedBytesDefault = 32 << 10

  /// An allocation above this is given back when the buffer runs empty.
  package let retainedBytesMax: Int
  private var storage: UnsafeMutableBufferPointer<UInt8>
  private var head = 0
  private var tail = 0

  package init(retainedBytesMax: Int = ByteBuffer.retainedBytesDefault) {
    self.retainedBytesMax = retainedBytesMax
    unsafe storage = .init(start: nil, count: 0)
  }

  deinit {
    unsafe storage.deallocate()
  }

  /// The bytes that wait to be consumed.
  package var count: Int { tail - head }
  package var isEmpty: Bool { head == tail }
  /// The bytes allocated.
  package var capacity: Int { unsafe storage.count }

  /// The bytes that wait to be consumed, oldest first.
  package var readableSpan: Span<UInt8> {
    @_lifetime(borrow self)
    get {
      let bytes = unsafe UnsafeBufferPointer(rebasing: storage[head..<tail])
      return unsafe _overrideLifetime(bytes.span, borrowing: self)
    }
  }

  /// The same bytes, for patching in place, e.g. a length that is known only at the end.
  package var mutableSpan: MutableSpan<UInt8> {
    @_lifetime(&self)
    mutating get {
      let bytes = unsafe UnsafeMutableBufferPointer(rebasing: storage[head..<tail])
      return unsafe _overrideLifetime(bytes.mutableSpan, mutating: &self)
    }
  }

  /// Drops `count` bytes from the front. More than there are is a bug and traps.
  package mutating func consume(_ count: Int) {
    precondition(count >= 0 && count <= self.count, "consumed more than the buffer holds")
    head += count
    if head == tail { becomeEmpty() }
  }

  /// Drops bytes from the tail until `count` are left: takes back what was appended last.
  package mutating func truncate(to count: Int) {
    precondition(count >= 0 && count <= self.count, "truncated to more than the buffer holds")
    tail = head + count
    if head == tail { becomeEmpty() }
  }

  /// Drops all bytes.
  package mutating func removeAll() {
    consume(count)
  }

  /// Gives the allocation of an empty buffer back, whatever its size: for connections that idle.
  package mutating func releaseIfEmpty() {
    guard isEmpty, capacity > 0 else { return }
    unsafe storage.deallocate()
    unsafe storage = .init(start: nil, count: 0)
  }

  package mutating func append(_ bytes: Span<UInt8>) {
    guard !bytes.isEmpty else { return }
    reserve(bytes.count)
    _ = unsafe bytes.withUnsafeBufferPointer { source in
      unsafe storage[tail...].update(fromContentsOf: source)
    }
    tail += bytes.count
  }

  package mutating func append(_ byte: UInt8) {
    reserve(1)
    unsafe storage[tail] = byte
    tail += 1
  }

  /// Lets `body` write up to `limit` bytes into the tail; if it throws, nothing was appended.
  package mutating func append<Result, Failure: Error>(
    upTo limit: Int, _ body: (inout OutputSpan<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    reserve(limit)
    let room = unsafe UnsafeMutableBufferPointer(rebasing: storage[tail..<(tail + limit)])
    var output = unsafe OutputSpan(buffer: room, initializedCount: 0)
    let result = try body(&output)
    tail += unsafe output.finalize(for: room)
    return result
  }
}

extension ByteBuffer {
  /// Hands `body` all of the free tail, at least `minimum` bytes; `body` answers how many it wrote.
  mutating func appendUninitialized<Result>(
    _ minimum: Int, _ body: (UnsafeMutableBufferPointer<UInt8>) -> (written: Int, Result)
  ) -> Result {
    reserve(minimum)
    let room = unsafe UnsafeMutableBufferPointer(rebasing: storage[tail...])
    let (written, result) = unsafe body(room)
    tail += written
    return result
  }

  private mutating func becomeEmpty() {
    head = 0
    tail = 0
    if capacity > retainedBytesMax { releaseIfEmpty() }
  }

  /// Makes room for `extra` bytes behind the tail.
  private mutating func reserve(_ extra: Int) {
    if capacity - tail < extra { makeRoom(extra) }
  }

  /// Moves the bytes to the front if at least half of the allocation is free, so each byte moves
  /// O(1) times; else into one at least twice as large.
  private mutating func makeRoom(_ extra: Int) {
    let live = unsafe UnsafeBufferPointer(rebasing: storage[head..<tail])
    let needed = live.count + extra
    if needed <= capacity, live.count <= capacity / 2 {
      _ = unsafe storage.update(fromContentsOf: live)
    } else {
      let size = max(Self.readBytesMin, capacity * 2, needed)
      let grown = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: size)
      _ = unsafe grown.update(fromContentsOf: live)
      unsafe storage.deallocate()
      unsafe storage = grown
    }
    tail = live.count
    head = 0
  }
}
