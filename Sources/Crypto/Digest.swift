import CCrypto

/// A SHA-256 sized value: a hash, a keyed hash. Compared in constant time.
package struct Digest: Sendable {
  package static let count = 32
  private var storage = InlineArray<32, UInt8>(repeating: 0)

  /// A stored digest; nil unless there are exactly 32 bytes.
  package init?(_ bytes: Span<UInt8>) {
    guard bytes.count == Self.count else { return nil }
    for index in bytes.indices { storage[index] = bytes[index] }
  }

  /// `initializing` writes all 32 bytes.
  init(initializing: (UnsafeMutablePointer<UInt8>) -> Void) {
    var span = storage.mutableSpan
    unsafe span.withUnsafeMutableBufferPointer { buffer in
      if let base = buffer.baseAddress { unsafe initializing(base) }
    }
  }

  package var span: Span<UInt8> {
    @_lifetime(borrow self)
    borrowing get { storage.span }
  }

  package var bytes: [UInt8] {
    storage.indices.map { storage[$0] }
  }
}

extension Digest: Hashable {
  package static func == (left: Digest, right: Digest) -> Bool {
    constantTimeEqual(left.span, right.span)
  }

  package func hash(into hasher: inout Hasher) {
    // Eight bytes of a digest already spread evenly.
    var word: UInt64 = 0
    for index in 0..<8 { word = word << 8 | UInt64(storage[index]) }
    hasher.combine(word)
  }
}

/// SHA-256, FIPS 180-4.
package func sha256(_ bytes: Span<UInt8>) -> Digest {
  unsafe Digest { output in
    unsafe bytes.withUnsafeBufferPointer { input in
      let status = unsafe EVP_Digest(
        input.baseAddress, input.count, output, nil, EVP_sha256(), nil)
      expectSuccess(status, of: "EVP_Digest")
    }
  }
}

/// For calls that fail only when memory is exhausted, which Swift itself answers with a trap.
@inline(__always)
func expectSuccess(_ status: Int32, of call: StaticString) {
  guard status == 1 else { fatalError("libcrypto: \(call) failed") }
}
