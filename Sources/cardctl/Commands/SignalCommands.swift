import API
import RPC
import Sockets

extension Command {
  static let signals = [
    Command(
      "signal",
      Text(
        "Tells what a network, a bank or a gateway has said about a card.", "登记卡组织、银行或网关返回的卡片信号。"),
      [Operand("CARD", "card")],
      [
        Option(
          "profile", .choice(SignalProfile.names(\.name)), "profile",
          Text("Whose code it is.", "代码所属的代码表。")
        ).required,
        Option(
          "code", .text(placeholder: "CODE"), "code",
          Text("The code as it was received.", "收到的原始代码。")
        ).required,
        Option(
          "advice", .text(placeholder: "CODE"), "adviceCode",
          Text("The advice code beside it.", "随附的建议代码。")),
        Option(
          "at", .text(placeholder: "TIME"), "observedAt",
          Text(
            "When it was said, as 2026-08-05T02:30:00.000Z; now, unless given.",
            "代码返回的时间，如 2026-08-05T02:30:00.000Z；默认为当前时间。")),
        Option(
          "text", .text(placeholder: "TEXT"), "raw",
          Text("The text that came with the code.", "随代码返回的文本。")),
        .flag(
          "new-number", nil,
          Text("Asks for the new number that an updater has told.", "按提示输入更新服务返回的新卡号。")),
        .secretFile(
          "number-file",
          Text("Reads the number from a file; - is standard input.", "从文件读取卡号，- 表示标准输入。")),
        .secretFile(
          "fingerprint-file",
          Text(
            "Reads the gateway's fingerprint; instead of a number, with --brand and --last4.",
            "从文件读取网关指纹；与 --brand、--last4 一起代替卡号。")),
        .brand, .last4, .expires,
        .secretFile(
          "gateway-token-file",
          Text("Reads the gateway's token from a file.", "从文件读取网关令牌。")),
      ],
      examples: [
        "cardctl signal card_0c4n2f8q3z7tb --profile visa --code 59",
        "cardctl signal card_0c4n2f8q3z7tb --profile mastercard --code 79 --advice 24",
        "cardctl signal card_0c4n2f8q3z7tb --profile vau --code A --new-number --expires 08/2031",
        "cardctl signal card_0c4n2f8q3z7tb --profile abu --code EXPIRY --expires 08/2031",
      ], .program(sendSignal))
  ]

  private static let sendSignal: @Sendable (Context) throws(Failure) -> Void = {
    context throws(Failure) in
    var params = try replacement(in: try context.params(), context)
    if params["observedAt"] == nil {
      let now = Timestamp(milliseconds: SystemClock.millisecondsSinceEpoch)
      params.set("observedAt", to: .string(now.description))
    }
    try context.show(try context.call("cards.signal", params), .object("", .signal))
  }

  /// The same params with what an updater has told in its own member.
  private static func replacement(
    in params: Value, _ context: Context
  ) throws(Failure) -> Value {
    let names = ["brand", "last4", "expMonth", "expYear"]
    var replacement = Value.object(params.members.filter { names.contains($0.name) })
    if let fingerprint = try context.secretFromFile("fingerprint-file") {
      replacement.set("fingerprintOf", to: .string(fingerprint.text))
    } else if context.invocation.has("new-number") || context.invocation.has("number-file") {
      let prompt = Text("New card number (not shown): ", "新卡号（不显示）：")
      replacement.set("number", to: .string(try context.secret("number-file", prompt).text))
    }
    if let token = try context.secretFromFile("gateway-token-file") {
      replacement.set("gatewayToken", to: .string(token.text))
    }
    var rest = Value.object(params.members.filter { !names.contains($0.name) })
    if !replacement.members.isEmpty { rest.set("replacement", to: replacement) }
    return rest
  }
}
