/// Secrets that people read and type: 32 lower-case letters and digits without 0, 1, l and o, in
/// groups with hyphens; five bits a symbol.
package enum ReadableCode {
  private static let alphabet = Array("abcdefghijkmnpqrstuvwxyz23456789")

  /// A first password, 100 bits as `xxxxx-xxxxx-xxxxx-xxxxx`, that satisfies `PasswordPolicy`.
  package static func oneTimePassword(random: Random) -> String {
    while true {
      let password = make(groups: 4, of: 5, random: random)
      // Refusing those without a digit or letter costs 0.4 percent of them.
      if PasswordPolicy.violation(of: password) == nil { return password }
    }
  }

  /// Ten distinct codes of 60 bits as `xxxx-xxxx-xxxx`, each good for one login without the device.
  package static func recoveryCodes(random: Random) -> [String] {
    var codes: [String] = []
    while codes.count < 10 {
      let code = make(groups: 3, of: 4, random: random)
      if !codes.contains(code) { codes.append(code) }
    }
    return codes
  }

  /// What is stored of a recovery code: its hash under a key of that purpose. Case, hyphens and
  /// spaces do not matter.
  package static func digest(ofRecoveryCode code: String, key: HMAC) -> Digest {
    var symbols: [UInt8] = []
    for byte in code.utf8 where byte != UInt8(ascii: "-") && byte != UInt8(ascii: " ") {
      symbols.append(UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte ? byte | 0x20 : byte)
    }
    return key.digest(of: symbols.span)
  }

  private static func make(groups: Int, of count: Int, random: Random) -> String {
    let symbols = random.bytes(groups * count).map { alphabet[Int($0 & 31)] }
    let starts = stride(from: 0, to: symbols.count, by: count)
    return starts.map { String(symbols[$0..<$0 + count]) }.joined(separator: "-")
  }
}
