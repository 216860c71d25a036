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
      ],
      examples: [
        "cardctl signal card_0c4n2f8q3z7tb --profile visa --code 59",
        "cardctl signal card_0c4n2f8q3z7tb --profile mastercard --code 79 --advice 24",
      ], .program(sendSignal))
  ]

  private static let sendSignal: @Sendable (Context) throws(Failure) -> Void = {
    context throws(Failure) in
    var params = try context.params()
    if params["observedAt"] == nil {
      let now = Timestamp(milliseconds: SystemClock.millisecondsSinceEpoch)
      params.set("observedAt", to: .string(now.description))
    }
    try context.show(try context.call("cards.signal", params), .object("", .signal))
  }
}
