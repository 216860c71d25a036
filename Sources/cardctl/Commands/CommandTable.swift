import API

extension Command {
  /// Every command, in the order in which help lists them.
  static let all =
    session + cards + sheets + screening + signals + channels + payments + alerts + entries
    + tenants
    + stores + accounts + roles + access + support + audit + server + top + completions
}

extension Option {
  static let tenant = Option(
    "tenant", .text(placeholder: "ID"), "tenant",
    Text("Id of the merchant.", "商户编号。"))

  static let store = Option(
    "store", .text(placeholder: "ID"), "store", Text("Id of the store.", "门店编号。"))

  static let yes = flag(
    "yes", nil, Text("Does not ask; the password or code is still needed.", "不再询问，但仍需密码或动态口令。"))

  /// A secret comes from a file: `name` without `-file` says which.
  static func secretFile(_ name: String, _ help: Text) -> Option {
    Option(name, .text(placeholder: "PATH"), nil, help)
  }

  static let passwordFile = secretFile(
    "password-file",
    Text("Reads the password from a file; - is standard input.", "从文件读取密码，- 表示标准输入。"))

  static let totpFile = secretFile(
    "totp-file",
    Text("Reads the one-time code from a file; - is standard input.", "从文件读取动态口令，- 表示标准输入。"))
}

extension CaseIterable where Self: RawRepresentable {
  /// The wire's names of all values.
  static func names(_ name: (Self) -> StaticString) -> [String] { allCases.map { "\(name($0))" } }
}
