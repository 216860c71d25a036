import Sockets

/// What the generator needs to know of an answer, read from its first bytes without parsing it.
enum Answer {
  /// How answers find their calls.
  enum Matching {
    /// The server answers a connection's calls in their order: the floor.
    case order
    /// By the id, for a JSON-RPC server.
    case id
  }

  private static let head = Array(#"{"jsonrpc":"2.0","id":"#.utf8)
  private static let result = Array(#","result""#.utf8)

  /// The slot of the call that `payload` answers with a result.
  /// - Returns: nil if it is anything else, an error included.
  static func slot(of payload: borrowing Span<UInt8>) -> Int? {
    let resultStart = head.count + RequestTemplate.idDigits
    guard starts(payload, 0, head), starts(payload, resultStart, result) else { return nil }
    var id = 0
    for index in head.count..<resultStart {
      let digit = Int(payload[index]) - Int(UInt8(ascii: "0"))
      guard 0...9 ~= digit else { return nil }
      id = id * 10 + digit
    }
    return id - RequestTemplate.idBase
  }

  /// The values of all members of this name that are strings without escapes, such as ids, from
  /// JSON as this project's programs write it: without spaces.
  static func strings(_ member: String, in text: String) -> [String] {
    text.split(separator: "\"\(member)\":\"", omittingEmptySubsequences: false).dropFirst()
      .map { String($0.prefix { $0 != "\"" }) }
  }

  /// The first of `strings`.
  static func string(_ member: String, in text: String) throws(BenchError) -> String {
    guard let value = strings(member, in: text).first else { throw .unexpected(answer: text) }
    return value
  }

  /// The first member of this name that is a number.
  static func number(_ member: String, in text: String) throws(BenchError) -> Int {
    let rest = text.split(separator: "\"\(member)\":", omittingEmptySubsequences: false).dropFirst()
    guard let number = rest.first.flatMap({ Int($0.prefix { "0"..."9" ~= $0 }) }) else {
      throw .unexpected(answer: text)
    }
    return number
  }

  /// What to say of a payload that has no slot; it shows the beginning.
  static func failure(in buffer: borrowing ByteBuffer, _ payload: Range<Int>) -> BenchError {
    let span = buffer.readableSpan
    let bytes = payload.prefix(300).map { span[$0] }
    let text = String(decoding: bytes, as: UTF8.self)
    return text.contains("\"error\"") ? .refused(answer: text) : .unexpected(answer: text)
  }

  private static func starts(
    _ payload: borrowing Span<UInt8>, _ offset: Int, _ expected: [UInt8]
  ) -> Bool {
    guard payload.count >= offset + expected.count else { return false }
    for index in expected.indices where payload[offset + index] != expected[index] {
      return false
    }
    return true
  }
}

extension Span<UInt8> {
  /// The length of the frame that starts at `offset`, without the prefix; nil if it is not yet
  /// complete.
  func frameLength(at offset: Int) -> Int? {
    guard count - offset >= 4 else { return nil }
    var length = 0
    for index in offset..<(offset + 4) { length = length << 8 | Int(self[index]) }
    return count - offset - 4 >= length ? length : nil
  }
}
