/// Keeps secrets out of arguments, where every user of the machine could read them (proc(5), cmdline)
/// and the shell's history keeps them.
enum Secrecy {
  /// Names under which people pass secrets, of options and of JSON members, letters only.
  private static let names: Set<String> = [
    "password", "passwd", "pass", "oldpassword", "newpassword", "totp", "otp", "pin", "number",
    "cardnumber", "pan", "cvv", "cvc", "cvn", "token", "sessiontoken", "secret", "gatewaytoken",
    "fingerprint", "fingerprintof",
  ]

  static func isSecret(name: String) -> Bool {
    names.contains(String(name.lowercased().filter(\.isLetter)))
  }

  /// Whether a word could be a card's number: 13 to 19 digits (ISO/IEC 7812), grouped or not.
  static func looksLikeCardNumber(_ word: String) -> Bool {
    let rest = word.filter { $0 != " " && $0 != "-" }
    return (13...19).contains(rest.count) && rest.allSatisfy(\.isNumber)
  }

  static func refuse(option name: String) -> UsageError {
    UsageError(
      "--\(name) is never taken as an argument: others could read it. "
        + "Leave it out to be asked, or put it into a file: --\(name)-file PATH, or - for standard input",
      "--\(name) 不能作为命令行参数：其他用户可能读到。"
        + "请省略以便按提示输入，或放入文件：--\(name)-file PATH（- 表示标准输入）")
  }

  static let refusedNumber = UsageError(
    "a card number is never taken as an argument: others could read it. "
      + "Leave it out to be asked, or use --number-file PATH, or - for standard input",
    "卡号不能作为命令行参数：其他用户可能读到。"
      + "请省略以便按提示输入，或使用 --number-file PATH（- 表示标准输入）")

  static func refuse(member name: String) -> UsageError {
    UsageError(
      "\"\(name)\" is secret and never taken from an argument: others could read it. "
        + "Pipe the JSON into: cardctl call METHOD -",
      "“\(name)”是机密，不能写在命令行参数中：其他用户可能读到。"
        + "请通过标准输入传入 JSON：cardctl call METHOD -")
  }
}

extension Secrecy {
  /// Refuses JSON from an argument that holds a secret, at any depth.
  static func check(_ json: Value) throws(UsageError) {
    switch json {
    case .object(let members):
      for member in members {
        if isSecret(name: member.name) { throw refuse(member: member.name) }
        try check(member.value)
      }
    case .array(let elements):
      for element in elements { try check(element) }
    case .string(let text):
      if looksLikeCardNumber(text) { throw refusedNumber }
    default: break
    }
  }
}
