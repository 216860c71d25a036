/// Writes JSON into memory that it owns and reuses. Commas are its business; that names and values
/// alternate and brackets match is the caller's.
@safe
package struct Writer: ~Copyable {
  /// `capacity` bytes, of which the first `count` have been written.
  private var memory: UnsafeMutableRawPointer
  private var capacity: Int
  /// How many bytes have been written.
  package private(set) var count = 0
  /// Whether a comma must precede the next name or value.
  private var needsComma = false

  private static var keptBytesMax: Int { 1 << 20 }

  package init(capacity: Int = 4096) {
    self.capacity = max(capacity, 64)
    unsafe memory = .allocate(byteCount: self.capacity, alignment: 16)
  }

  deinit { unsafe memory.deallocate() }

  /// What has been written so far.
  package var bytes: Span<UInt8> {
    @_lifetime(borrow self)
    get {
      let written = unsafe UnsafeRawBufferPointer(start: memory, count: count)
      let span = unsafe Span<UInt8>(_unsafeBytes: written)
      return unsafe _overrideLifetime(span, borrowing: self)
    }
  }

  /// Forgets all that stands behind `count`: what comes next begins without a comma, as after
  /// `beginText`. Truncated to nothing, it gives back memory that an unusual answer needed.
  package mutating func truncate(to count: Int) {
    precondition(count >= 0 && count <= self.count, "a writer cannot be truncated forward")
    self.count = count
    needsComma = false
    if count == 0, capacity > Self.keptBytesMax { move(to: 4096) }
  }

  /// Starts a new text behind what is written: no comma before its first value.
  package mutating func beginText() { needsComma = false }

  /// Makes room for `count` more bytes.
  @inline(__always)
  package mutating func reserve(_ count: Int) {
    if count > capacity - self.count { grow(by: count) }
  }

  /// Puts a big-endian 32-bit number over bytes that were written before.
  package mutating func overwrite(at offset: Int, _ value: UInt32) {
    precondition(offset >= 0 && offset + 4 <= count, "only written bytes can be overwritten")
    unsafe memory.storeBytes(of: value.bigEndian, toByteOffset: offset, as: UInt32.self)
  }
}

/// The writer's own steps. `put…` takes room for granted: `reserve` comes before it.
extension Writer {
  /// Room for a name or value of `count` bytes, and the comma before it where one is due.
  @inline(__always)
  mutating func separate(_ count: Int) {
    reserve(count + 1)
    if needsComma { put(UInt8(ascii: ",")) }
  }

  /// Remembers what was written last: behind a value a comma is due, behind a name or an opening
  /// bracket none.
  @inline(__always)
  mutating func expectComma(_ isDue: Bool) { needsComma = isDue }

  @inline(__always)
  mutating func put(_ byte: UInt8) {
    unsafe memory.storeBytes(of: byte, toByteOffset: count, as: UInt8.self)
    count += 1
  }

  @inline(__always)
  mutating func put(_ bytes: Span<UInt8>) {
    let target = unsafe memory + count
    if bytes.count >= 8, bytes.count <= 16 {
      // As long as most names and ids are: two words that overlap spare the call.
      unsafe target.storeBytes(of: Word(bytes, at: 0).bits.littleEndian, as: UInt64.self)
      let last = bytes.count - 8
      unsafe (target + last).storeBytes(
        of: Word(bytes, at: last).bits.littleEndian, as: UInt64.self)
    } else {
      unsafe bytes.withUnsafeBytes { source in
        guard let start = source.baseAddress else { return }
        unsafe target.copyMemory(from: start, byteCount: source.count)
      }
    }
    count += bytes.count
  }

  /// Decimal digits, two at a time from the last; at most twenty.
  mutating func put(digits value: UInt64) {
    let start = count
    count += Self.digitCount(value)
    var end = count
    var rest = value
    while rest >= 10 {
      let (quotient, pair) = rest.quotientAndRemainder(dividingBy: 100)
      let digits = UInt16(truncatingIfNeeded: 0x3030 + pair / 10 + (pair % 10) << 8)
      end -= 2
      unsafe memory.storeBytes(of: digits.littleEndian, toByteOffset: end, as: UInt16.self)
      rest = quotient
    }
    guard end > start else { return }
    let digit = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest)
    unsafe memory.storeBytes(of: digit, toByteOffset: start, as: UInt8.self)
  }

  private static func digitCount(_ value: UInt64) -> Int {
    var rest = value
    var count = 1
    while rest >= 10_000 {
      rest /= 10_000
      count += 4
    }
    return count + (rest >= 10 ? 1 : 0) + (rest >= 100 ? 1 : 0) + (rest >= 1000 ? 1 : 0)
  }

  @inline(never)
  private mutating func grow(by bytes: Int) {
    move(to: max(count + bytes, capacity * 2))
  }

  private mutating func move(to capacity: Int) {
    let moved = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 16)
    unsafe moved.copyMemory(from: memory, byteCount: count)
    unsafe memory.deallocate()
    unsafe memory = moved
    self.capacity = capacity
  }
}
