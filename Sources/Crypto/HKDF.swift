/// HKDF-SHA-256, RFC 5869. The extracted key stays absorbed, so each expansion of up to 32 bytes
/// costs one HMAC.
package struct HKDF: Sendable {
  private let extracted: HMAC

  /// An empty salt stands for 32 zero bytes, RFC 5869 section 2.2.
  package init(salt: Span<UInt8>, secret: Span<UInt8>) throws(CryptoError) {
    let zeros = InlineArray<32, UInt8>(repeating: 0)
    let extractor = try HMAC(key: salt.isEmpty ? zeros.span : salt)
    extracted = try HMAC(key: extractor.digest(of: secret).span)
  }

  /// `count` is at most 8160 bytes, RFC 5869 section 2.3.
  package func expand(info: Span<UInt8>, count: Int) -> SecretBytes {
    precondition(0...(255 * Digest.count) ~= count, "HKDF yields at most 255 blocks")
    return SecretBytes(count: count) { output in
      var filled = 0
      var number: UInt8 = 0
      var block: [UInt8] = []
      while filled < count {
        number += 1
        let digest = nextBlock(after: block, info: info, number: number)
        block = digest.bytes
        for byte in block.prefix(count - filled) {
          output[filled] = byte
          filled += 1
        }
      }
    }
  }

  private func nextBlock(after block: [UInt8], info: Span<UInt8>, number: UInt8) -> Digest {
    var message = block
    message.reserveCapacity(block.count + info.count + 1)
    for index in info.indices { message.append(info[index]) }
    message.append(number)
    return extracted.digest(of: message.span)
  }
}
