import RPC

extension View {
  static let card = View(
    row: [
      .text("id", Text("ID", "编号")), .word("brand", .brand, Text("Brand", "卡组织")), .number,
      .word("status", .status, Text("Status", "状态")),
      .word("health", .health, Text("Health", "具体状态")), .expiry,
      .text("store", Text("Store", "门店")),
      .word("binding", .binding, Text("Binding", "绑定")),
      .word("usage", .usage, Text("Use", "用途")),
      .text("holderMasked", Text("Holder", "持卡人")), .text("label", Text("Label", "备注名")),
    ],
    more: [
      .word("funding", .funding, Text("Kind", "卡种")), .text("bank", Text("Bank", "发卡行")),
      .text("priority", Text("Priority", "优先级")), .reasons,
      .time("stateSince", Text("State since", "状态始于")),
      .time("boundAt", Text("Bound", "绑定时间")),
      .time("lastVerifiedAt", Text("Last verified", "最近验证")),
      .text("previousCard", Text("Previous card", "原卡")),
      .text("replacedBy", Text("Replaced by", "替换卡")),
      .text("sync.pending", Text("Not yet taken by", "尚未同步的渠道")),
      .time("sync.until", Text("Due", "同步期限")),
      .text("version", Text("Version", "版本")), .text("tenant", Text("Merchant", "商户")),
    ])

  /// A card that was left out, and why.
  static let refusedCard = View([
    .text("card.id", Text("ID", "编号")), .number.at("card"),
    .word("card.status", .status, Text("Status", "状态")), .reason("reason", Text("Why", "原因")),
    .time("notBefore", Text("Not before", "不早于")), .text("rule", Text("Rule", "规则")),
  ])

  /// What a signal meant, and what it did.
  static let signal = View([
    .text("card.id", Text("ID", "编号")), .number.at("card"),
    .word("outcome", .signalOutcome, Text("Outcome", "结果")), .state("from", Text("From", "原状态")),
    .state("to", Text("To", "新状态")), .text("replacement.id", Text("Replaced by", "替换卡")),
    .text("note", Text("Meaning", "含义")),
    .word("retry", .retry, Text("Try again", "重试")),
    .time("notBefore", Text("Not before", "不早于")), .text("rule", Text("Rule", "规则")),
    .text("edition", Text("Edition", "规则版本")),
  ])

  static let transition = View([
    .time("at", Text("Time", "时间")), .word("kind", .transition, Text("What", "事件")),
    .state("from", Text("From", "原状态")), .state("to", Text("To", "新状态")), .changes,
    .word("evidence.source", .source, Text("Source", "来源")), .code,
    .text("evidence.text", Text("Note", "说明")), .text("evidence.actor", Text("By", "操作者")),
  ])
}

extension Column {
  /// The last four digits, all that is kept of a number.
  static let number = Column(member: "last4", title: Text("Number", "卡号")) { card, _ in
    card["last4"]?.string.map { "•••• \($0.printable)" } ?? ""
  }

  static let expiry = Column(id: "expires", title: Text("Expires", "有效期")) { card, _ in
    guard let month = card["expMonth"]?.integer, let year = card["expYear"]?.integer else {
      return ""
    }
    return "\(Int(month).twoDigits)/\(year)"
  }

  /// Every live reason of a card's health.
  static let reasons = Column(title: Text("Reasons", "原因")) { card, language in
    let reasons = card["reasons"]?.elements.map { reason in
      let health = Vocabulary.health.word(reason["health"]?.string ?? "", language)
      let source = Vocabulary.source.word(reason["source"]?.string ?? "", language)
      let origin = ([source] + reason.codeParts).joined(separator: " ")
      return Text("\(health) (\(origin))", "\(health)（\(origin)）")[language].printable
    }
    return reasons?.joined(separator: Text(", ", "、")[language]) ?? ""
  }

  /// The raw code that an observation came with, after the table it belongs to.
  static let code = Column(title: Text("Code", "代码")) { transition, _ in
    transition["evidence"]?.codeParts.joined(separator: " ").printable ?? ""
  }

  static let changes = Column(title: Text("Changes", "变更")) { transition, _ in
    let changes = transition["changes"]?.elements.map { change in
      let (from, to) = (change["from"]?.plain ?? "–", change["to"]?.plain ?? "–")
      return "\(change["field"]?.plain ?? ""): \(from) → \(to)".printable
    }
    return changes?.joined(separator: ", ") ?? ""
  }

  /// A reason of the contract, in words.
  static func reason(_ path: String, _ title: Text) -> Column {
    Column(id: path, title: title) { object, language in
      let name = object[path]?.string ?? ""
      return Reason(named: name)?.message.filled(language) ?? name.printable
    }
  }

  /// The three axes of a card's state.
  static func state(_ path: String, _ title: Text) -> Column {
    Column(id: path, title: title) { object, language in
      guard let state = object[path] else { return "" }
      let words = [
        Vocabulary.binding.word(state["binding"]?.string ?? "", language),
        Vocabulary.status.word(state["status"]?.string ?? "", language),
        Vocabulary.health.word(state["health"]?.string ?? "", language),
      ]
      return words.joined(separator: " · ").printable
    }
  }
}

extension Value {
  fileprivate var codeParts: [String] { [self["profile"], self["code"]].compactMap { $0?.plain } }
}
