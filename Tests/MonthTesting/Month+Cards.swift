import API
import RPC

extension Month {
  /// What the cards of the stores are, in the order of their binding. The first of a store is preferred, and
  /// after it those that decline one kind of payment alone, so that they are sure to be met.
  private static let files: [[(Brand, CardUsage, Truth, Range<Int>)]] = [
    [
      (.visa, .both, .flaky, 0..<99), (.mastercard, .both, .good, 0..<0),
      (.visa, .both, .lost, 6..<99), (.unionpay, .checkout, .expiring, 10..<99),
    ],
    [
      (.mastercard, .both, .short, 0..<17), (.visa, .checkout, .short, 0..<99),
      (.mastercard, .autoDebit, .expiring, 10..<99),
    ],
    [
      (.visa, .both, .closed, 4..<99), (.mastercard, .both, .frozen, 3..<12),
      (.unionpay, .both, .details, 5..<99), (.visa, .autoDebit, .good, 0..<0),
      (.unionpay, .both, .good, 0..<0),
    ],
    [
      (.mastercard, .both, .renumbered, 5..<99), (.visa, .both, .risk, 2..<9),
      (.visa, .checkout, .odd, 0..<99), (.unionpay, .both, .revoked, 4..<99),
      (.mastercard, .both, .narrow, 0..<99),
    ],
    [(.unionpay, .both, .stolen, 7..<99)],
    [
      (.mastercard, .both, .odd, 2..<99), (.visa, .both, .expiring, 10..<99),
      (.mastercard, .both, .revoked, 8..<99), (.unionpay, .both, .dormant, 6..<15),
      (.mastercard, .both, .closed, 10..<99), (.visa, .both, .good, 0..<0),
      (.visa, .both, .renumbered, 3..<99),
    ],
  ]

  mutating func openFiles() throws {
    for shop in shops {
      for channel in Self.channels {
        let params = ChannelsRegisterParams(
          channel: channel, account: platform.shops[shop].teller)
        positions[shop][channel] =
          try call(Endpoints.channelsRegister, params, .boss, of: shop).channel.position
      }
      for store in platform.shops[shop].stores.indices {
        for (index, file) in Self.files[shop * 2 + store].enumerated() {
          let (brand, usage, truth, days) = file
          let card = HiddenCard(
            name: "\(shop)\(store)-\(index)-\(brand.name)", shop: shop, store: store,
            number: number(brand, shop * 100 + store * 10 + index), brand: brand, usage: usage,
            truth: truth, days: days, expiry: expiry(truth))
          let isPicky = truth == .narrow || truth == .revoked
          let id = try bind(card, priority: index == 0 ? 1 : isPicky ? 2 : nil)
          if truth == .good { strays[shop] = id }
        }
      }
    }
    try bindTwin()
  }

  /// The number that is lost one day is on file in both stores of the first merchant.
  private mutating func bindTwin() throws {
    guard var twin = hidden.values.first(where: { $0.shop == 0 && $0.truth == .lost }) else {
      return
    }
    twin = HiddenCard(
      name: twin.name + "-twin", shop: 0, store: 1, number: twin.number, brand: twin.brand,
      usage: .autoDebit, truth: twin.truth, days: twin.days, expiry: twin.expiry)
    try bind(twin)
  }

  func number(_ brand: Brand, _ n: Int) -> String {
    let prefix =
      switch brand {
      case .mastercard: "52"
      case .unionpay: "62"
      default: "4"
      }
    return cardNumber(prefix, 31_000_000 + n)
  }

  /// February 2031 for those that end with it; soon after for some others, so that they are alerted.
  private mutating func expiry(_ truth: Truth) -> Int {
    let february = 2031 * 12 + 1
    if truth == .expiring { return february }
    return february + Int.random(in: 1...20, using: &dice)
  }

  /// Puts a card on file, and into the ledger.
  @discardableResult
  mutating func bind(_ card: HiddenCard, priority: Int64? = nil) throws -> CardID {
    let params = CardsBindParams(
      store: platform.shops[card.shop].stores[card.store], number: Secret(card.number),
      holder: "Li Xiaofeng", expMonth: Int64(card.expiry % 12 + 1),
      expYear: Int64(card.expiry / 12), funding: .credit, usage: card.usage, priority: priority,
      gatewayToken: Secret("token-\(card.name)"))
    let bound = try call(Endpoints.cardsBind, params, .boss, of: card.shop)
    demand(bound.outcome == .created, "\(card.name) was \(bound.outcome.name) when it was bound")
    let same = ledger.cards(of: card.shop).first { $0.number == card.number }
    enter(card, as: bound.card, line: same?.line ?? ledger.cards.count)
    return bound.card.id
  }

  mutating func enter(_ card: HiddenCard, as bound: Card, line: Int) {
    (hidden[bound.id], files[bound.id]) = (card, card)
    ledger.cards[bound.id] = KnownCard(
      id: bound.id, name: card.name, shop: card.shop, store: card.store, number: card.number,
      line: line, brand: card.brand, usage: card.usage, expiry: card.expiry,
      boundAt: bound.boundAt.milliseconds)
    demand(bound.brand == card.brand, "\(card.name) is \(bound.brand.name)")
    review(card.shop)
  }

  /// Has the model of alerts look at a merchant's cards once more.
  mutating func review(_ shop: Int) {
    for card in ledger.cards(of: shop) {
      alerts[shop].see(card, at: platform.now, ledger.days[shop])
      if ledger.isUsable(card, at: platform.now) { hadUsable.insert([shop, card.store]) }
    }
  }
}
