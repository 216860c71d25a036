import CCrypto
import Synchronization

/// AES-256-GCM (NIST SP 800-38D) under one key. The key schedule is made once for each direction.
final class AESGCM: Sendable {
  static let keyCount = 32
  static let nonceCount = 12
  static let tagCount = 16

  private let encryption: Mutex<Context>
  private let decryption: Mutex<Context>

  init(key: SecretBytes) throws(CryptoError) {
    precondition(key.count == Self.keyCount, "AES-256 takes a key of 32 bytes")
    let encryption = try Context()
    try encryption.absorb(key, direction: .encrypt)
    self.encryption = Mutex(encryption)
    let decryption = try Context()
    try decryption.absorb(key, direction: .decrypt)
    self.decryption = Mutex(decryption)
  }

  /// Appends the ciphertext and then the tag. A nonce must never seal twice under one key.
  func seal(
    _ message: AuthenticatedMessage, nonce: Span<UInt8>, appendingTo record: inout [UInt8]
  ) {
    precondition(nonce.count == Self.nonceCount, "GCM takes a nonce of 12 bytes here")
    encryption.withLock { $0.encrypt(message, nonce: nonce, appendingTo: &record) }
  }

  /// The plaintext; nil when tag, text, nonce, key and associated data do not belong together.
  func open(_ message: AuthenticatedMessage, nonce: Span<UInt8>, tag: Span<UInt8>) -> SecretBytes? {
    precondition(nonce.count == Self.nonceCount && tag.count == Self.tagCount)
    var authentic = false
    let plaintext = SecretBytes(count: message.text.count) { output in
      authentic = decryption.withLock {
        $0.decrypt(message, nonce: nonce, tag: tag, into: &output)
      }
    }
    return authentic ? plaintext : nil
  }
}

/// A text and the data it is bound to, which travels apart from it.
struct AuthenticatedMessage: ~Escapable {
  let text: Span<UInt8>
  let associated: Span<UInt8>

  @_lifetime(copy text, copy associated)
  init(_ text: Span<UInt8>, associated: Span<UInt8>) {
    // libcrypto counts in C's int.
    precondition(text.count <= Int32.max >> 1 && associated.count <= Int32.max >> 1)
    self.text = text
    self.associated = associated
  }
}

extension AESGCM {
  enum Direction: Int32 {
    case decrypt = 0
    case encrypt = 1
  }

  @safe private struct Context: ~Copyable {
    private let pointer: OpaquePointer

    init() throws(CryptoError) {
      guard let pointer = unsafe EVP_CIPHER_CTX_new() else {
        throw .library(call: "EVP_CIPHER_CTX_new")
      }
      unsafe self.pointer = pointer
    }

    func absorb(_ key: SecretBytes, direction: Direction) throws(CryptoError) {
      guard let cipher = unsafe EVP_CIPHER_fetch(nil, "AES-256-GCM", nil) else {
        throw .library(call: "EVP_CIPHER_fetch")
      }
      defer { unsafe EVP_CIPHER_free(cipher) }
      let status = unsafe key.span.withUnsafeBufferPointer { key in
        unsafe EVP_CipherInit_ex2(
          pointer, cipher, key.baseAddress, nil, direction.rawValue, nil)
      }
      guard status == 1 else { throw .library(call: "EVP_CipherInit_ex2") }
    }

    mutating func encrypt(
      _ message: AuthenticatedMessage, nonce: Span<UInt8>, appendingTo record: inout [UInt8]
    ) {
      start(nonce: nonce, associated: message.associated)
      let start = record.count
      let count = message.text.count
      record.append(contentsOf: repeatElement(0, count: count + AESGCM.tagCount))
      unsafe record.withUnsafeMutableBufferPointer { record in
        guard let base = record.baseAddress else { return }
        unsafe update(message.text, into: base + start)
        let tag = unsafe base + start + count
        expectSuccess(unsafe finish(tag), of: "EVP_CipherFinal_ex")
        let status = unsafe EVP_CIPHER_CTX_ctrl(
          pointer, EVP_CTRL_AEAD_GET_TAG, Int32(AESGCM.tagCount), tag)
        expectSuccess(status, of: "EVP_CTRL_AEAD_GET_TAG")
      }
    }

    mutating func decrypt(
      _ message: AuthenticatedMessage, nonce: Span<UInt8>, tag: Span<UInt8>,
      into output: inout MutableSpan<UInt8>
    ) -> Bool {
      start(nonce: nonce, associated: message.associated)
      unsafe output.withUnsafeMutableBufferPointer { output in
        if let base = output.baseAddress { unsafe update(message.text, into: base) }
      }
      var expected = InlineArray<16, UInt8>(repeating: 0)
      for index in tag.indices { expected[index] = tag[index] }
      var span = expected.mutableSpan
      return unsafe span.withUnsafeMutableBufferPointer { tag in
        let status = unsafe EVP_CIPHER_CTX_ctrl(
          pointer, EVP_CTRL_AEAD_SET_TAG, Int32(tag.count), tag.baseAddress)
        expectSuccess(status, of: "EVP_CTRL_AEAD_SET_TAG")
        // A final GCM block has no bytes of its own; the pointer only has to be valid.
        return unsafe finish(tag.baseAddress) == 1
      }
    }

    /// Starts over under the same key, EVP_EncryptInit(3).
    private func start(nonce: Span<UInt8>, associated: Span<UInt8>) {
      unsafe nonce.withUnsafeBufferPointer { nonce in
        let status = unsafe EVP_CipherInit_ex2(pointer, nil, nil, nonce.baseAddress, -1, nil)
        expectSuccess(status, of: "EVP_CipherInit_ex2")
      }
      unsafe update(associated, into: nil)
    }

    /// Without an output, the input is associated data.
    private func update(_ input: Span<UInt8>, into output: UnsafeMutablePointer<UInt8>?) {
      guard !input.isEmpty else { return }
      unsafe input.withUnsafeBufferPointer { input in
        var written: Int32 = 0
        let status = unsafe EVP_CipherUpdate(
          pointer, output, &written, input.baseAddress, Int32(input.count))
        expectSuccess(status, of: "EVP_CipherUpdate")
      }
    }

    private func finish(_ output: UnsafeMutablePointer<UInt8>?) -> Int32 {
      var written: Int32 = 0
      return unsafe EVP_CipherFinal_ex(pointer, output, &written)
    }

    deinit { unsafe EVP_CIPHER_CTX_free(pointer) }
  }
}
