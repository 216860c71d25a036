import Testing

@testable import Domain

@Suite("Entries")
struct EntryTests {
  private static func viewer(
    _ role: RoleGrants
  ) -> Entries.Viewer {
    let store: Int64? = role.base == .store ? 100 : nil
    let caller = Access.Caller(
      account: 1, session: .live, role: role,
      tenant: role.base.isPlatform ? nil : .init(id: 10, isActive: true),
      stores: store.map { [$0] } ?? [])
    return Entries.Viewer(caller, openStore: store)
  }

  private static func revoked(
    _ permissions: Permission..., from role: Role, level: RoleGrants.Override.Level = .tenant
  ) -> RoleGrants {
    RoleGrants(
      builtIn: role,
      overrides: permissions.map {
        RoleGrants.Override(.revoked, $0, level: level, changed: (by: 7, at: 1_000))
      })
  }

  private func answer(
    _ name: String, _ viewer: Entries.Viewer, on surface: Entries.Surface? = nil
  ) throws -> Entries.Answer {
    Entries.Answer(try #require(Entries.find(name, on: surface)), on: surface, for: viewer)
  }

  private func ids(_ entries: [Entry]) -> [String] {
    entries.flatMap { [$0.id] + ids($0.children) }
  }

  @Test("a leaf that needs several permissions shows to whoever has all of them")
  func several() {
    let leaf = Entry(
      "both", Wording("Both", zh: "两者"), .cardsRead, .cardsExport, methods: ["cards.list"])
    let without = Self.viewer(Self.revoked(.cardsExport, from: .chain))
    #expect(Self.viewer(RoleGrants(builtIn: .chain)).shown([leaf]).count == 1)
    #expect(without.shown([leaf]).isEmpty)
    #expect(without.verdict(on: leaf).cause == .denied(.permissionRevoked))
  }

  // MARK: The tree

  @Test("ids are unique and plain, labels stand in both languages, and every leaf leads somewhere")
  func tree() {
    var known: [String: Entry] = [:]
    for entry in Entries.places.map(\.entry) {
      #expect(entry.id.wholeMatch(of: /[a-z]+(-[a-z]+)*(\.[a-z]+(-[a-z]+)*)*/) != nil)
      #expect(!entry.label.en.isEmpty && entry.label.en.allSatisfy(\.isASCII), "\(entry.id)")
      #expect(entry.label.zhCN.contains { !$0.isASCII }, "\(entry.id)")
      #expect(entry.isLeaf == !entry.permissions.isEmpty, "\(entry.id)")
      #expect(entry.isLeaf == !entry.methods.isEmpty, "\(entry.id)")
      let same = known.updateValue(entry, forKey: entry.id)
      if let same { #expect(ids(same.children) == ids(entry.children), "\(entry.id) is one entry") }
    }
  }

  @Test("the payment cards stand below finance and below payment settings, with one id")
  func shared() throws {
    let entry = try #require(Entries.find("finance.payment-cards"))
    #expect(
      Entries.places(of: entry).map(\.text.en) == [
        "Finance › Payment cards", "Payment settings › Payment cards",
      ])
    #expect(Entries.surfaces(of: entry) == [.pc])
    let actions = ["list", "filter", "detail", "bind", "unbind", "import", "export", "report"]
    #expect(entry.children.map(\.id) == actions.map { "finance.payment-cards.\($0)" })
  }

  // MARK: Names

  @Test(
    "an entry is found by id, label and alias, in any case and composition",
    arguments: [
      ("finance.payment-cards", "finance.payment-cards"), ("支付卡管理", "finance.payment-cards"),
      ("银行卡管理", "finance.payment-cards"), (" PAYMENT  cards ", "finance.payment-cards"),
      ("帮助中心-支付设置", "help.payment-settings"), ("商户中心", "merchant-center"),
      ("Audit Log", "audit"), ("cli.cards.list", "cli.cards.list"),
    ])
  func names(name: String, id: String) {
    #expect(Entries.find(name)?.id == id)
  }

  @Test("a name that two menus have is looked for in the menu asked about first; an id is an id")
  func surfaces() {
    #expect(Entries.find("银行卡管理", on: .mobile)?.id == "payment-cards")
    #expect(Entries.find("payment cards", on: .cli)?.id == "finance.payment-cards")
    #expect(Entries.find("finance.payment-cards", on: .mobile)?.id == "finance.payment-cards")
  }

  @Test("what nobody knows is answered with the nearest names, few of them")
  func suggestions() {
    #expect(Entries.find("支付卡管里") == nil)
    #expect(Entries.suggestions(for: "支付卡管里").first == "支付卡管理")
    #expect(Entries.suggestions(for: "finance.payment-card").first == "finance.payment-cards")
    #expect(Entries.suggestions(for: "Audit lok").first == "Audit log")
    #expect(Entries.suggestions(for: "支付卡").contains("支付卡列表"))
    #expect(Entries.suggestions(for: "qqqqqqqqqqqqqqq").isEmpty)
    for name in ["", "a", "卡", String(repeating: "管", count: 5_000), "支付", "\u{0}"] {
      #expect(Entries.suggestions(for: name).count <= 3)
    }
  }

  // MARK: What shows

  @Test("what shows is allowed, and what does not show is denied", arguments: Role.allCases)
  func enforcement(role: Role) {
    let viewer = Self.viewer(RoleGrants(builtIn: role))
    for surface in Entries.Surface.allCases {
      let shown = Set(ids(viewer.shown(Entries.roots(of: surface))))
      for place in Entries.places where place.surface == surface && place.entry.isLeaf {
        let denied = place.entry.permissions.filter { !viewer.caller.role.effective.contains($0) }
        let needsConsent = place.entry.permissions.contains {
          Grants.scope(of: $0, for: role) == .consent
        }
        #expect(shown.contains(place.entry.id) == (denied.isEmpty && !needsConsent))
        #expect(viewer.verdict(on: place.entry).cause == nil || !shown.contains(place.entry.id))
      }
    }
  }

  @Test("a group shows if anything below it shows, and shows no more than that")
  func groups() throws {
    let viewer = Self.viewer(Self.revoked(.cardsBind, .cardsUnbind, from: .store))
    let shown = ids(viewer.shown(Entries.roots(of: .mobile)))
    #expect(
      shown == [
        "me", "merchant-center", "settlement", "payment-cards", "payment-cards.list",
        "payment-cards.detail",
      ])
    #expect(try answer("payment-cards", viewer).shows)
    let none = Self.viewer(Self.revoked(.cardsRead, from: .store))
    #expect(none.shown(Entries.roots(of: .mobile)).isEmpty)
    #expect(try answer("me", none).decision.permission == .cardsRead)
  }

  private func flat(_ entry: Entry) -> [Entry] { [entry] + entry.children.flatMap { flat($0) } }
}
