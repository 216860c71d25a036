/// A small damage to bytes.
enum Mutation: CaseIterable {
  case flip, replace, truncate, lengthen, delete, duplicate, insert

  /// Bytes that mean something to a parser.
  private static let telling =
    Array("{}[]\",:\\0-9eE.tfn \n\u{7F}".utf8) + [0, 0xC0, 0xED, 0xFE, 0xFF]

  /// One to three damages of any kind.
  static func some(to bytes: inout [UInt8], _ generator: inout SeededGenerator) {
    for _ in 0..<Int.random(in: 1...3, using: &generator) {
      let mutation = allCases.randomElement(using: &generator) ?? .flip
      mutation.apply(to: &bytes, &generator)
    }
  }

  func apply(to bytes: inout [UInt8], _ generator: inout SeededGenerator) {
    guard !bytes.isEmpty else { return }
    let start = Int.random(in: 0..<bytes.count, using: &generator)
    let end = min(bytes.count, start + Int.random(in: 1...24, using: &generator))
    let byte = Self.telling.randomElement(using: &generator) ?? 0
    switch self {
    case .flip: bytes[start] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
    case .replace: bytes[start] = byte
    case .truncate: bytes.removeLast(bytes.count - start)
    case .lengthen: bytes[min(3, bytes.count - 1)] = UInt8.random(in: 0...255, using: &generator)
    case .delete: bytes.removeSubrange(start..<end)
    case .duplicate: bytes.insert(contentsOf: bytes[start..<end], at: start)
    case .insert:
      let count = Int.random(in: 1...64, using: &generator)
      bytes.insert(contentsOf: repeatElement(byte, count: count), at: start)
    }
  }
}

extension [UInt8] {
  func containsText(_ text: String) -> Bool { String(decoding: self, as: UTF8.self).contains(text) }
}
