import RPC

/// `cardctl cards bind`: the number comes from the person or a file, never from an argument.
enum BindCard {
  static let run: @Sendable (Context) throws(Failure) -> Void = { context throws(Failure) in
    var params = try context.params()
    if let fingerprint = try context.secretFromFile("fingerprint-file") {
      params.set("fingerprintOf", to: .string(fingerprint.text))
    } else {
      let prompt = Text("Card number (not shown): ", "卡号（不显示）：")
      params.set("number", to: .string(try context.secret("number-file", prompt).text))
    }
    if let token = try context.secretFromFile("gateway-token-file") {
      params.set("gatewayToken", to: .string(token.text))
    }
    let outcome = Column.word("outcome", .bindOutcome, Text("Outcome", "结果"))
    try context.show(
      try context.call("cards.bind", params), .object("card", .card, leading: [outcome]))
  }
}
