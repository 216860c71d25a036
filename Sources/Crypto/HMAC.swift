import CCrypto
import Synchronization

/// HMAC-SHA-256 (RFC 2104, FIPS 198-1) under one key. The key is absorbed once; a digest of a short
/// message then costs two blocks of SHA-256. Shared by threads, one at a time.
package final class HMAC: Sendable {
  private let context: Mutex<Context>

  /// `key` must not be empty.
  package init(key: Span<UInt8>) throws(CryptoError) {
    let context = try Context()
    try context.absorb(key)
    self.context = Mutex(context)
  }

  package func digest(of message: Span<UInt8>) -> Digest {
    context.withLock { $0.digest(of: message) }
  }
}

extension HMAC {
  @safe private struct Context: ~Copyable {
    private let pointer: OpaquePointer

    init() throws(CryptoError) {
      guard let algorithm = unsafe EVP_MAC_fetch(nil, OSSL_MAC_NAME_HMAC, nil) else {
        throw .library(call: "EVP_MAC_fetch")
      }
      defer { unsafe EVP_MAC_free(algorithm) }
      guard let pointer = unsafe EVP_MAC_CTX_new(algorithm) else {
        throw .library(call: "EVP_MAC_CTX_new")
      }
      unsafe self.pointer = pointer
    }

    func absorb(_ key: Span<UInt8>) throws(CryptoError) {
      precondition(!key.isEmpty, "an HMAC key must not be empty")
      let status = unsafe Self.withParameters { parameters in
        unsafe key.withUnsafeBufferPointer { key in
          unsafe EVP_MAC_init(pointer, key.baseAddress, key.count, parameters)
        }
      }
      guard status == 1 else { throw .library(call: "EVP_MAC_init") }
    }

    /// OSSL_PARAM(3) only borrows both of its strings.
    private static func withParameters(
      _ body: ([OSSL_PARAM]) -> Int32
    ) -> Int32 {
      var digest = Array("SHA256".utf8CString)
      return unsafe digest.withUnsafeMutableBufferPointer { digest in
        unsafe OSSL_MAC_PARAM_DIGEST.withCString { name in
          unsafe body([
            OSSL_PARAM_construct_utf8_string(name, digest.baseAddress, 0),
            OSSL_PARAM_construct_end(),
          ])
        }
      }
    }

    mutating func digest(of message: Span<UInt8>) -> Digest {
      // Without a key, EVP_MAC_init(3) starts over under the key it has.
      expectSuccess(unsafe EVP_MAC_init(pointer, nil, 0, nil), of: "EVP_MAC_init")
      unsafe message.withUnsafeBufferPointer { message in
        let status = unsafe EVP_MAC_update(pointer, message.baseAddress, message.count)
        expectSuccess(status, of: "EVP_MAC_update")
      }
      return unsafe Digest { output in
        let status = unsafe EVP_MAC_final(pointer, output, nil, Digest.count)
        expectSuccess(status, of: "EVP_MAC_final")
      }
    }

    deinit { unsafe EVP_MAC_CTX_free(pointer) }
  }
}
