import CCrypto

/// Secret memory of a fixed size: cleansed when the last owner lets go, and never printed.
///
/// `@unchecked Sendable`: the memory is written only while `init` runs, before anyone else can see
/// it, and in `deinit`, when nobody can; in between it is shared read-only.
@safe package final class SecretBytes: @unchecked Sendable {
  private let memory: UnsafeMutableBufferPointer<UInt8>

  /// `count` zero bytes, which `initializing` then fills in place, so that no copy stays behind.
  package init<Failure>(
    count: Int, initializing: (inout MutableSpan<UInt8>) throws(Failure) -> Void
  ) throws(Failure) {
    unsafe memory = .allocate(capacity: count)
    unsafe memory.initialize(repeating: 0)
    var span = unsafe memory.mutableSpan
    try initializing(&span)
  }

  package convenience init(copying bytes: Span<UInt8>) {
    self.init(count: bytes.count) { memory in
      for index in bytes.indices { memory[index] = bytes[index] }
    }
  }

  package convenience init(count: Int, from random: Random) {
    self.init(count: count) { random.fill(&$0) }
  }

  package var count: Int { unsafe memory.count }

  package var span: Span<UInt8> {
    @_lifetime(borrow self)
    get { unsafe _overrideLifetime(Span(_unsafeElements: memory), borrowing: self) }
  }

  deinit {
    unsafe OPENSSL_cleanse(memory.baseAddress, memory.count)
    unsafe memory.deallocate()
  }
}

extension SecretBytes: Equatable {
  /// In constant time for equal lengths; the length itself is not a secret.
  package static func == (left: SecretBytes, right: SecretBytes) -> Bool {
    constantTimeEqual(left.span, right.span)
  }
}

extension SecretBytes: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { "<secret>" }
  package var debugDescription: String { "<secret>" }
  package var customMirror: Mirror { Mirror(self, children: []) }
}

/// Whether both hold the same bytes, in a time that depends on their lengths alone.
package func constantTimeEqual(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Bool {
  guard left.count == right.count else { return false }
  return unsafe left.withUnsafeBufferPointer { left in
    unsafe right.withUnsafeBufferPointer { right in
      unsafe left.isEmpty || CRYPTO_memcmp(left.baseAddress, right.baseAddress, left.count) == 0
    }
  }
}
