import CCrypto

/// scrypt's parameters, RFC 7914 section 2: N = 2^`logN`, block size `r`, parallelization `p`.
package struct ScryptCost: Sendable, Equatable {
  package let logN: Int
  package let r: Int
  package let p: Int

  /// 32 MiB and some 100 ms a hash.
  package static let standard = ScryptCost(valid: 15, r: 8, p: 1)

  /// nil outside of `logN` 1–20, `r` 1–32, `p` 1–16 or above 1 GiB: a stored record must not be
  /// able to exhaust the server.
  package init?(logN: Int, r: Int, p: Int) {
    guard 1...20 ~= logN, 1...32 ~= r, 1...16 ~= p, (r << logN) * 128 <= 1 << 30 else {
      return nil
    }
    self.init(valid: logN, r: r, p: p)
  }

  private init(valid logN: Int, r: Int, p: Int) {
    self.logN = logN
    self.r = r
    self.p = p
  }

  /// Bytes that one hash works on.
  package var memory: Int { 128 * r * (1 << logN) }

  func derive(_ password: String, salt: [UInt8], count: Int) throws(CryptoError) -> SecretBytes {
    var status: Int32 = 0
    // libcrypto's own limit is 32 MiB in all, just short of the standard cost with its buffers.
    let memoryMax = UInt64(memory + 128 * r * (p + 2) + (1 << 20))
    let key = SecretBytes(count: count) { key in
      unsafe key.withUnsafeMutableBufferPointer { key in
        unsafe password.utf8.span.withUnsafeBytes { password in
          status = unsafe EVP_PBE_scrypt(
            password.baseAddress, password.count, salt, salt.count,
            1 << logN, UInt64(r), UInt64(p), memoryMax, key.baseAddress, key.count)
        }
      }
    }
    guard status == 1 else { throw .library(call: "EVP_PBE_scrypt") }
    return key
  }
}

extension ScryptCost: CustomStringConvertible {
  /// As a password record has it: `ln=15,r=8,p=1`.
  package var description: String { "ln=\(logN),r=\(r),p=\(p)" }

  init?(_ text: Substring) {
    var numbers: [Int] = []
    for (field, name) in zip(text.split(separator: ","), ["ln=", "r=", "p="]) {
      guard field.hasPrefix(name), let number = Int(field.dropFirst(name.count)) else { return nil }
      numbers.append(number)
    }
    guard numbers.count == 3, let cost = ScryptCost(logN: numbers[0], r: numbers[1], p: numbers[2]),
      cost.description == text
    else { return nil }
    self = cost
  }
}
