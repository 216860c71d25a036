/// Base64 as in RFC 4648, section 4, with padding.
package enum Base64 {
  private static let padding = UInt8(ascii: "=")

  package static func encode(_ bytes: Span<UInt8>) -> String {
    let text = BaseEncoding.base64.encode(bytes)
    return text + String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
  }

  /// Strict, with padding or without: one text for each value, apart from that; nil for every other.
  package static func decode(_ text: String) -> [UInt8]? {
    var symbols = Array(text.utf8)
    if symbols.last == padding {
      guard symbols.count.isMultiple(of: 4) else { return nil }
      while symbols.last == padding { symbols.removeLast() }
      guard text.utf8.count - symbols.count <= 2 else { return nil }
    }
    return BaseEncoding.base64.decode(symbols.span)
  }
}
