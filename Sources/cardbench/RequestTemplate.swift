import Sockets

/// One request as a frame that only needs a few bytes filled in for each call.
///
/// In the text, `%id%` stands for the call's id and must be there once. `%pan%` stands for a card
/// number that is different in each call and passes the Luhn check (ISO/IEC 7812-1), `%card%` for
/// one of the given cards' ids, any of them in each call; they may be there once.
struct RequestTemplate {
  /// Ids have seven digits, so every call has the same length.
  static let idBase = 1_000_000
  static let idDigits = 7

  private enum Field: String, CaseIterable {
    case id = "%id%"
    case pan = "%pan%"
    case card = "%card%"
  }

  private let frame: [UInt8]
  /// Where each field begins in the frame.
  private let fields: [(field: Field, offset: Int)]
  /// Ids of one length.
  private let cards: [[UInt8]]

  /// The frame's bytes, the length prefix included.
  var byteCount: Int { frame.count }

  /// - Parameter cards: what `%card%` stands for; ids of one length.
  init(_ text: String, cards: [String] = []) throws(BenchError) {
    self.cards = cards.map { Array($0.utf8) }
    let cardBytes = self.cards.first?.count ?? 0
    guard self.cards.allSatisfy({ $0.count == cardBytes }) else {
      throw .usage("the cards' ids differ in length")
    }
    var (payload, fields) = ([UInt8](), [(Field, Int)]())
    var rest = Substring(text)
    while let first = rest.first {
      if first == "%", let field = Field.allCases.first(where: { rest.hasPrefix($0.rawValue) }) {
        fields.append((field, 4 + payload.count))
        let width = [.id: Self.idDigits, .pan: CardNumbers.digits][field] ?? cardBytes
        payload += [UInt8](repeating: UInt8(ascii: "0"), count: width)
        rest.removeFirst(field.rawValue.count)
      } else {
        payload += String(rest.removeFirst()).utf8
      }
    }
    try Self.check(fields.map(\.0), cards: cards, text)
    self.fields = fields
    frame = Self.lengthPrefix(payload.count) + payload
  }

  /// A call of `method` with `params`, the text of a JSON object.
  init(method: String, params: String = "{}", cards: [String] = []) throws(BenchError) {
    let text = #"{"jsonrpc":"2.0","id":%id%,"method":"\#(method)","params":\#(params)}"#
    try self.init(text, cards: cards)
  }

  private static func check(
    _ fields: [Field], cards: [String], _ text: String
  ) throws(BenchError) {
    guard fields.contains(.id) else { throw .usage("the request must hold %id%: \(text)") }
    guard Set(fields).count == fields.count else {
      throw .usage("the request holds a placeholder twice: \(text)")
    }
    if fields.contains(.card) && cards.isEmpty { throw .usage("%card% needs cards") }
  }

  /// Appends the frame of one call.
  /// - Parameter serial: chooses the card and makes the card number unique; only its last ten
  ///   digits count.
  func append(slot: Int, serial: UInt64, to buffer: inout ByteBuffer) {
    let start = buffer.count
    buffer.append(frame.span)
    var bytes = buffer.mutableSpan
    for (field, offset) in fields {
      switch field {
      case .id: Self.fill(&bytes, start + offset, Self.idDigits, UInt64(Self.idBase + slot))
      case .pan:
        let number = CardNumbers.bound.number(serial)
        Self.fill(&bytes, start + offset, CardNumbers.digits, number)
      case .card: fillCard(&bytes, start + offset, serial)
      }
    }
  }

  static func lengthPrefix(_ length: Int) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: length >> (24 - 8 * $0)) }
  }

  private func fillCard(_ bytes: inout MutableSpan<UInt8>, _ offset: Int, _ serial: UInt64) {
    // Fibonacci hashing: serial numbers in a row lead all over the cards.
    let scattered = (serial &* 0x9e37_79b9_7f4a_7c15) >> 32
    let card = cards[Int(scattered % UInt64(cards.count))]
    for index in card.indices { bytes[offset + index] = card[index] }
  }

  private static func fill(
    _ bytes: inout MutableSpan<UInt8>, _ offset: Int, _ digits: Int, _ value: UInt64
  ) {
    var rest = value
    for index in stride(from: offset + digits - 1, through: offset, by: -1) {
      bytes[index] = UInt8(ascii: "0") + UInt8(rest % 10)
      rest /= 10
    }
  }
}
