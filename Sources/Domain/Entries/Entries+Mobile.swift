extension Entries {
  /// The menu of the app on a phone.
  static let mobile: [Entry] = [
    Entry(
      group: "me", Wording("Me", zh: "我的"),
      [
        Entry(
          group: "merchant-center", Wording("Merchant center", zh: "商户中心"),
          [
            Entry(
              group: "settlement", Wording("Payment and settlement", zh: "支付与结算"),
              [pocketCards])
          ])
      ])
  ]

  /// Its actions stand on the page of the list, so each needs also what the page does.
  private static let pocketCards = Entry(
    group: "payment-cards", Wording("Payment cards", zh: "支付卡管理"),
    [
      Entry(
        "payment-cards.list", Wording("Card list", zh: "支付卡列表"), .cardsRead,
        methods: ["cards.list"]),
      Entry(
        "payment-cards.detail", Wording("Card details", zh: "支付卡详情"), .cardsRead,
        methods: ["cards.get", "cards.history"]),
      Entry(
        "payment-cards.bind", Wording("Bind a card", zh: "绑定支付卡"), .cardsRead, .cardsBind,
        methods: ["cards.bind"]
      ).called("add a card", "绑卡", "添加银行卡"),
      Entry(
        "payment-cards.unbind", Wording("Unbind cards", zh: "解绑支付卡"), .cardsRead, .cardsUnbind,
        methods: ["cards.prepareUnbind", "cards.confirmUnbind"]
      ).called("remove a card", "解绑", "解除绑定", "解绑银行卡"),
    ]
  ).called("银行卡管理", "bank cards", "bank card management", "card management", "cards")
}
