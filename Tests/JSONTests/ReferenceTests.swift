import Foundation
import JSON
import Testing

/// Foundation's parser as the second opinion on damaged documents.
@Suite struct ReferenceTests {
  private static let documents = [
    #"{"jsonrpc":"2.0","id":12345,"method":"cards.get","params":{"card":"card_0123456789abc"}}"#,
    #" [ null , true , false , -12.5e+3 , 0 , "é€𝄞" , "\u00e9\ud834\udd1e\n\/" , { } , [ ] , {"a":[{}]} ]"#,
    #"{"a":{"b":[1,2,{"c":"\\\"","d":-0.0}],"é":"中文"},"e\u0301":1E2,"long member name":"long, long value"}"#,
  ].map { Array($0.utf8) }
  private static let spice =
    Array("\"\\/[]{}:,0123456789+-.eEtrufalsn \t\n\u{0}\u{1F}\u{7F}".utf8) + [
      0x80, 0xC3, 0xED, 0xF4, 0xFF,
    ]

  private func mutated(_ random: inout SeededGenerator) -> [UInt8] {
    var bytes = Self.documents.randomElement(using: &random) ?? []
    for _ in 0..<Int.random(in: 1...3, using: &random) where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      let byte = Self.spice.randomElement(using: &random) ?? 0
      switch Int.random(in: 0..<5, using: &random) {
      case 0: bytes[place] = byte
      case 1: bytes.insert(byte, at: place)
      case 2: bytes.remove(at: place)
      case 3: bytes.swapAt(place, Int.random(in: 0..<bytes.count, using: &random))
      default: bytes.insert(contentsOf: bytes[place..<min(place + 9, bytes.count)], at: place)
      }
    }
    return bytes
  }

  /// Nil if the reference has no say: it refuses numbers beyond `Double`, which the grammar allows.
  private func referenceAccepts(_ text: [UInt8]) -> Bool? {
    let string = String(decoding: text, as: UTF8.self)
    if string.contains(#/[eE][-+]?[0-9]{3}/#) { return nil }
    return (try? JSONSerialization.jsonObject(with: Data(text), options: .fragmentsAllowed)) != nil
  }

  @Test("what the scanner accepts the reference accepts too, over 10 000 damaged documents")
  func scannerIsStricter() {
    var random = SeededGenerator(state: 8259)
    var looser: [String] = []
    var accepted = 0
    for _ in 0..<10_000 {
      let text = mutated(&random)
      guard scanError(text) == nil else { continue }
      accepted += 1
      if referenceAccepts(text) == false { looser.append(String(decoding: text, as: UTF8.self)) }
    }
    #expect(looser.isEmpty)
    // Both verdicts have to occur often, or the comparison would say nothing.
    #expect(accepted > 500 && accepted < 9500)
  }

  @Test("where the scanner is stricter, the document has a double member or a comma before a brace")
  func whereTheyDisagree() {
    var random = SeededGenerator(state: 3629)
    var unexplained: [String] = []
    for _ in 0..<10_000 {
      let text = mutated(&random)
      guard let error = scanError(text), referenceAccepts(text) == true else { continue }
      if case .duplicateMember = error { continue }
      if String(decoding: text, as: UTF8.self).contains(#/,\s*}/#) { continue }
      unexplained.append("\(error): \(String(decoding: text, as: UTF8.self))")
    }
    #expect(unexplained.isEmpty)
  }
}
