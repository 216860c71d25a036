import API
import RPC

/// Enrols one-time codes with the person at the terminal.
struct Enrollment {
  let context: Context

  /// Shows the secrets, and asks for codes until one is right.
  /// - Returns: the account as it is afterwards.
  func run() throws(Failure) -> Account {
    let result = Value(try context.call(Endpoints.sessionEnrollTotp, .init()).json)
    try context.tell(Self.lines(result, context.settings.language))
    while true {
      let code = try context.secret("totp-file", .totp)
      do throws(Failure) {
        return try context.call(Endpoints.sessionConfirmTotp, .init(totp: code)).account
      } catch .client(.refused(let error))
        where error.reason == "\(Reason.wrongFactor.name)" && context.dialog != nil
      {
        try context.tell([error.message.printable])
      }
    }
  }

  /// The secrets of an enrolment, which are the user's to keep.
  static func lines(_ enrollment: Value, _ language: Language) -> [String] {
    let pairs = Table.pairs([
      (Text("Secret", "密钥")[language], enrollment["secret"]?.plain.printable ?? ""),
      (Text("For a QR code", "二维码内容")[language], enrollment["otpauthUri"]?.plain.printable ?? ""),
    ])
    let codes = enrollment["recoveryCodes"]?.elements.map { "  \($0.plain.printable)" } ?? []
    let keep = Text(
      "Keep these codes in a safe place. Each works once in place of a one-time code:",
      "请妥善保管以下恢复码，每个可代替动态口令使用一次：")
    return pairs + [keep[language]] + codes
  }
}
