import JSON
import Testing

@Suite struct RoundTripTests {
  @Test(
    "what is written is accepted and reads back as the same document",
    arguments: 1...8 as ClosedRange<UInt64>)
  func roundTrip(seed: UInt64) throws {
    var random = SeededGenerator(state: seed)
    var scanner = Scanner()
    var writer = Writer(capacity: 64)
    for _ in 0..<150 {
      let tree = Tree.random(depth: 5, using: &random)
      writer.truncate(to: 0)
      tree.write(to: &writer)
      try scanner.check(writer.bytes)
      var reader = Reader(writer.bytes)
      let read = Tree(&reader)
      #expect(read == tree)
      claim(reader.at == writer.count)
      var skipper = Reader(writer.bytes)
      claim(skipper.skip() == 0..<writer.count)
    }
  }
}
