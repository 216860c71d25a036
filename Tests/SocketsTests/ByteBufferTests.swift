import Testing

@testable import Sockets

@Suite struct ByteBufferTests {
  @Test("a new buffer holds nothing and has allocated nothing")
  func new() {
    let buffer = ByteBuffer()
    #expect(buffer.count == 0)
    #expect(buffer.capacity == 0)
    #expect(buffer.bytes == [])
  }

  @Test("bytes leave in the order they came")
  func order() {
    var buffer = ByteBuffer()
    buffer.append([1, 2, 3].span)
    buffer.append(4)
    buffer.consume(2)
    buffer.append([5].span)
    #expect(buffer.bytes == [3, 4, 5])
  }

  @Test("growth is geometric, so appending is linear in total")
  func growth() {
    var buffer = ByteBuffer()
    var capacities: Set<Int> = []
    for _ in 0..<100_000 {
      buffer.append(7)
      capacities.insert(buffer.capacity)
    }
    #expect(capacities.count <= 6)
    #expect(buffer.count == 100_000)
  }

  @Test("one large append allocates what came, not more than twice that")
  func largeAppend() {
    var buffer = ByteBuffer()
    buffer.append([UInt8](repeating: 1, count: 1 << 20).span)
    #expect(buffer.capacity <= 2 << 20)
  }

  @Test("room at the front is used again before the allocation grows")
  func compaction() {
    var buffer = ByteBuffer()
    buffer.append([UInt8](repeating: 0, count: 4096).span)
    buffer.consume(4000)
    buffer.append([UInt8](repeating: 9, count: 3000).span)
    #expect(buffer.capacity == 4096)
    #expect(buffer.bytes == [UInt8](repeating: 0, count: 96) + [UInt8](repeating: 9, count: 3000))
  }

  @Test("a large buffer gives its memory back when it runs empty, a small one keeps it")
  func shrink() {
    var buffer = ByteBuffer()
    buffer.append(1)
    buffer.consume(1)
    #expect(buffer.capacity == ByteBuffer.readBytesMin)
    buffer.append([UInt8](repeating: 0, count: 1 << 20).span)
    buffer.consume(1 << 20)
    #expect(buffer.capacity == 0)
  }

  @Test("releaseIfEmpty frees an idle buffer and leaves one with bytes alone")
  func release() {
    var buffer = ByteBuffer()
    buffer.append(1)
    buffer.releaseIfEmpty()
    #expect(buffer.bytes == [1])
    buffer.removeAll()
    buffer.releaseIfEmpty()
    #expect(buffer.capacity == 0)
  }

  @Test("truncate takes back what was appended last")
  func truncate() {
    var buffer = ByteBuffer()
    buffer.append([1, 2, 3, 4].span)
    buffer.consume(1)
    buffer.truncate(to: 2)
    #expect(buffer.bytes == [2, 3])
    buffer.truncate(to: 0)
    #expect(buffer.count == 0)
  }

  @Test("bytes can be patched in place")
  func patch() {
    var buffer = ByteBuffer()
    buffer.append([0, 0, 8].span)
    var span = buffer.mutableSpan
    span[1] = 5
    #expect(buffer.bytes == [0, 5, 8])
  }

  @Test("an initializing closure appends what it wrote and nothing if it throws")
  func initializing() throws {
    struct Refused: Error {}
    var buffer = ByteBuffer()
    buffer.append(upTo: 10) { output in
      output.append(1)
      output.append(2)
    }
    #expect(throws: Refused.self) {
      try buffer.append(upTo: 10) { (output) throws(Refused) in
        output.append(3)
        throw Refused()
      }
    }
    #expect(buffer.bytes == [1, 2])
  }

  @Test("an empty append, consume or initializing closure changes nothing")
  func nothing() {
    var buffer = ByteBuffer()
    let none: [UInt8] = []
    buffer.append(none.span)
    buffer.consume(0)
    buffer.append(upTo: 0) { _ in }
    #expect(buffer.capacity == 0)
  }

  @Test("it behaves like a plain array under random operations", arguments: 0..<20 as Range<UInt64>)
  func model(seed: UInt64) {
    var random = SplitMix(state: seed)
    var buffer = ByteBuffer()
    var model: [UInt8] = []
    for _ in 0..<2000 {
      switch Int.random(in: 0..<10, using: &random) {
      case 0..<5:
        let size = Int.random(in: 0..<(random.next() % 50 == 0 ? 100_000 : 600), using: &random)
        let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &+ model.count) }
        buffer.append(bytes.span)
        model += bytes
      case 5..<8:
        let count = Int.random(in: 0...model.count, using: &random)
        buffer.consume(count)
        model.removeFirst(count)
      case 8:
        let count = Int.random(in: 0...model.count, using: &random)
        buffer.truncate(to: count)
        model.removeLast(model.count - count)
      default:
        buffer.releaseIfEmpty()
      }
      #expect(buffer.count == model.count)
    }
    #expect(buffer.bytes == model)
  }
}

/// SplitMix64: random enough and the same on every run.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
