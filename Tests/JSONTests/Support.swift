import JSON
import Testing

/// What the scanner says against `text`; nil if it accepts it.
func scanError(_ text: [UInt8], limits: Limits = Limits()) -> ScanError? {
  var scanner = Scanner(limits: limits)
  do throws(ScanError) {
    try scanner.check(text.span)
    return nil
  } catch {
    return error
  }
}

func scanError(_ text: String, limits: Limits = Limits()) -> ScanError? {
  scanError(Array(text.utf8), limits: limits)
}

/// What `body` writes, as text.
func written(capacity: Int = 64, _ body: (inout Writer) -> Void) -> String {
  String(decoding: writtenBytes(capacity: capacity, body), as: UTF8.self)
}

func writtenBytes(capacity: Int = 64, _ body: (inout Writer) -> Void) -> [UInt8] {
  var writer = Writer(capacity: capacity)
  body(&writer)
  return copy(writer.bytes)
}

func copy(_ bytes: Span<UInt8>) -> [UInt8] {
  bytes.indices.map { bytes[$0] }
}

/// SplitMix64 (Steele, Lea, Flood 2014): the same numbers for the same seed, everywhere.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// `#expect` for conditions over a reader, which the macro cannot capture.
func claim(_ isTrue: Bool, sourceLocation: SourceLocation = #_sourceLocation) {
  #expect(isTrue, sourceLocation: sourceLocation)
}
