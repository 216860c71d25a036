import API
import RPC

/// What a screening has found, in words and plots.
struct ScreenReport {
  let result: ScreenResult
  let language: Language
  /// How many rows a list has at most.
  let rows: Int

  /// - Parameter place: the store that it is of; nil: all.
  func report(of place: String?) -> Report {
    let cards = result.totals.cards
    let subtitle = Text(
      "\(cards.grouped) cards, \(result.openStores.grouped) open stores, \(time)",
      "\(cards.grouped) 张卡，\(result.openStores.grouped) 家营业门店，\(time)")
    let title = Text("Payment cards: screening", "支付卡体检")
    return Report(
      title: say(title) + (place.map { " · \($0)" } ?? ""), subtitle: say(subtitle),
      sections: cards == 0 ? empty : sections)
  }

  private var sections: [Report.Section] {
    [status, health, expiries, stores, attempts]
      + [
        found(
          result.withoutUsableCard, Text("Stores without a usable card", "没有可用卡的门店")),
        found(
          result.withoutAutoDebitCard,
          Text("Stores with auto-debit, but without a card for it", "开通自动扣款但无可用卡的门店")),
      ].compactMap(\.self) + [unbindable, replaceFirst]
  }

  private var empty: [Report.Section] {
    [
      Report.Section(
        title: say(Text("No cards on file", "没有在库卡片")),
        notes: [
          say(Text("Bind the first one: cardctl cards bind", "绑定第一张卡：cardctl cards bind"))
        ])
    ]
  }

  private var time: String { result.at.description.localTime }

  private func say(_ text: Text) -> String { text[language] }

  // MARK: Plots

  private var status: Report.Section {
    let totals = result.totals
    let counts: [(String, Int64, Report.Tone)] = [
      ("normal", totals.normal, .good), ("abnormal", totals.abnormal, .doubtful),
      ("invalid", totals.invalid, .bad),
    ]
    return Report.Section(
      title: say(Text("Status", "状态")),
      body: .bars(
        counts.map { name, count, tone in
          Report.Bar(
            label: Vocabulary.status.word(name, language),
            value: "\(count.grouped)  \(padded(count.percent(of: totals.cards)))",
            length: count.share(of: totals.cards), tone: tone)
        }))
  }

  private func padded(_ percent: String) -> String {
    String(repeating: " ", count: max(0, 4 - percent.count)) + percent
  }

  private var health: Report.Section {
    Report.Section(title: say(Text("Health", "具体状态")), body: bars(result.totals.healths))
  }

  private func bars(_ healths: [HealthCount]) -> Report.Body {
    let most = healths.map(\.count).max() ?? 0
    return .bars(
      healths.map { item in
        Report.Bar(
          label: Vocabulary.health.word("\(item.health.name)", language),
          value: item.count.grouped, length: item.count.share(of: most), tone: item.health.tone)
      })
  }

  private var expiries: Report.Section {
    let outlook = result.expiries
    var counts: [(String, Int64, Report.Tone)] = [
      (say(Text("expired", "已过期")), outlook.expired, .bad)
    ]
    counts += outlook.months.enumerated().map { index, month in
      ("\(month.year)-\(Int(month.month).twoDigits)", month.cards, index < 2 ? .doubtful : .plain)
    }
    counts.append((say(Text("later", "更晚")), outlook.later, .plain))
    counts.append((say(Text("no expiry", "无有效期")), outlook.noExpiry, .plain))
    // What comes later is most of them as a rule: the months are measured by themselves.
    let most = counts.dropLast(2).map(\.1).max() ?? 0
    return Report.Section(
      title: say(Text("Expiries by month", "到期月份")),
      notes: [
        say(Text("A card is valid through the last day of its month.", "卡片有效期至当月最后一天。"))
      ],
      body: .bars(
        counts.enumerated().map { index, item in
          Report.Bar(
            label: item.0, value: item.1.grouped,
            length: index < counts.count - 2 ? item.1.share(of: most) : 0, tone: item.2)
        }))
  }

  private var stores: Report.Section {
    let worst = result.stores.filter { $0.counts.invalid > 0 }.prefix(rows)
    let title = say(Text("Stores by share of invalid cards", "门店失效卡占比"))
    guard !worst.isEmpty else {
      return Report.Section(
        title: title, notes: [say(Text("No store has an invalid card.", "没有门店持有失效卡。"))])
    }
    return Report.Section(
      title: title,
      body: .bars(
        worst.map { store in
          let (invalid, cards) = (store.counts.invalid, store.counts.cards)
          return Report.Bar(
            label: store.store.label,
            value: "\(invalid.grouped)/\(cards.grouped)  \(padded(invalid.percent(of: cards)))",
            length: invalid.share(of: cards), tone: .bad)
        }))
  }

  private var attempts: Report.Section {
    let attempts = result.attempts
    let (wasted, all) = (attempts.wasted.grouped, attempts.attempts.grouped)
    let percent = attempts.wasted.percent(of: attempts.attempts)
    let note =
      attempts.attempts == 0
      ? Text("No attempt has ended since then.", "期间没有已结束的扣款尝试。")
      : Text(
        "\(wasted) of \(all) attempts (\(percent)) went to cards that were no good.",
        "\(all) 次扣款尝试中有 \(wasted) 次（\(percent)）用在了不可用的卡上。")
    return Report.Section(
      title: say(Text("Attempts wasted in 30 days", "30 天内的无效扣款尝试")), notes: [say(note)],
      body: attempts.healths.isEmpty ? .nothing : bars(attempts.healths))
  }
}

extension ScreenReport {
  // MARK: Lists

  private func found(_ found: StoresFound, _ title: Text) -> Report.Section? {
    guard found.count > 0 else { return nil }
    return Report.Section(
      title: "\(say(title)): \(found.count.grouped)", notes: rest(found.count),
      body: .table(
        titles: [say(Text("Code", "门店编码")), say(Text("Name", "名称")), say(Text("ID", "编号"))],
        rows: found.stores.prefix(rows).map { store in
          [
            DisplayWidth.clipped(store.code.printable, to: 20),
            DisplayWidth.clipped(store.name.printable, to: 32), store.id.text,
          ]
        }))
  }

  /// That a list goes on.
  private func rest(_ count: Int64) -> [String] {
    guard count > Int64(rows) else { return [] }
    return [
      say(
        Text(
          "The first \(rows); more with --limit N or -o json.",
          "仅显示前 \(rows) 项；更多请用 --limit N 或 -o json。"))
    ]
  }

  private static let idsInLine = 4

  private var unbindable: Report.Section {
    let count = result.unbindable.count
    let title = say(Text("Can be unbound now: ", "可立即解绑：")) + count.grouped
    let ids = (result.unbindable.cards ?? []).prefix(rows).map(\.text)
    guard !ids.isEmpty else { return Report.Section(title: title) }
    let lines = stride(from: 0, to: ids.count, by: Self.idsInLine).map { start in
      ids[start..<min(start + Self.idsInLine, ids.count)].joined(separator: " ")
    }
    let advice = Text(
      "Invalid, and nothing depends on them: cardctl cards unbind CARD…",
      "已失效且没有门店依赖：cardctl cards unbind CARD…")
    return Report.Section(title: title, notes: [say(advice)] + lines + rest(count))
  }

  private var replaceFirst: Report.Section {
    let (count, cards) = (result.replaceFirst.count, result.replaceFirst.cards ?? [])
    let title = say(Text("To be replaced first: ", "须先换卡：")) + count.grouped
    guard !cards.isEmpty else { return Report.Section(title: title) }
    let titles = [
      Text("Card", "卡片编号"), Text("Store", "门店"), Text("Health", "具体状态"),
      Text("Auto-debit", "自动扣款"),
    ]
    return Report.Section(
      title: title, notes: rest(count),
      body: .table(
        titles: titles.map(say),
        rows: cards.prefix(rows).map { card in
          [
            card.card.text, DisplayWidth.clipped(card.store.label, to: 30),
            Vocabulary.health.word("\(card.health.name)", language),
            say(card.autoDebit ? Text("yes", "是") : Text("no", "否")),
          ]
        }))
  }
}

extension StoreName {
  fileprivate var label: String { "\(code) \(name)".printable }
}

extension Health {
  fileprivate var tone: Report.Tone {
    switch self {
    case .active: .good
    case .expiring, .frozen, .riskBlocked, .detailsChanged, .suspended, .pendingVerification:
      .doubtful
    case .stolen, .lost, .closed, .invalidNumber, .consentRevoked, .expired: .bad
    case .unrecognized: .plain
    }
  }
}
