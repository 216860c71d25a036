import API
import Domain
import RPC
import Testing

@testable import Service

@Suite struct EntryTests {
  private let merchant: Merchant

  init() throws { merchant = try Merchant() }

  private func list(
    _ person: Person, _ surface: Surface = .pc, about account: AccountID? = nil
  ) throws -> [EntryNode] {
    try person.desk.call(
      Endpoints.entriesList, EntriesListParams(surface: surface, account: account)
    ).entries.flatMap(flat)
  }

  private func flat(_ entry: EntryNode) -> [EntryNode] { [entry] + entry.children.flatMap(flat) }

  private func explain(
    _ person: Person, _ entry: String, about account: AccountID? = nil,
    on surface: Surface? = nil, language: RPC.Language = .english
  ) throws -> EntriesExplainResult {
    var meta = Meta()
    meta.language = language
    return try person.desk.call(
      Endpoints.entriesExplain,
      EntriesExplainParams(entry: entry, surface: surface, account: account), meta: meta)
  }

  private func support() throws -> Person {
    let person = try merchant.admin.create("helper", .support)
    try person.settle()
    return person
  }

  // MARK: The tree against the contract

  @Test("every method behind an entry is in the contract, and is covered by it")
  func methods() {
    let rows = Dictionary(uniqueKeysWithValues: Methods.rows.map { ("\($0.name)", $0.access) })
    for entry in Entries.places.map(\.entry) where entry.isLeaf {
      for method in entry.methods {
        guard let access = rows[method] else {
          Issue.record("\(method) does not exist")
          continue
        }
        guard case .permission(let name) = access else { continue }
        let permissions = entry.permissions.map(\.rawValue)
        #expect(permissions.contains("\(name)"), "\(entry.id) leads to \(method)")
      }
    }
  }

  @Test("every cause is a reason of the contract")
  func reasons() {
    let known = Set(Reason.rows.map { "\($0.name)" })
    for cause in [
      Entries.Cause.storeNotAssigned, .storesClosed, .consentExpired, .wrongSurface,
    ] {
      #expect(known.contains(cause.name), "\(cause)")
    }
  }

  @Test("what a menu shows is what its methods allow, for every role")
  func enforcement() throws {
    let people = [merchant.clerk, merchant.boss, merchant.admin, try support()]
    for person in people {
      for surface in Surface.allCases {
        let shown = try list(person, surface)
        for entry in shown {
          for method in entry.methods {
            #expect(allows(method, person), "\(person.account) sees \(entry.id)")
          }
        }
        let ids = Set(shown.map(\.id))
        for place in Entries.places
        where "\(surface.name)" == place.surface.rawValue && place.entry.isLeaf {
          guard !ids.contains(place.entry.id) else { continue }
          #expect(
            place.entry.methods.contains { !allows($0, person) },
            "\(person.account) does not see \(place.entry.id)")
        }
      }
    }
  }

  /// As the dispatcher decides it.
  private func allows(_ name: String, _ person: Person) -> Bool {
    guard let index = Methods.rows.firstIndex(where: { "\($0.name)" == name }) else { return false }
    var call = Call(
      Methods.rows[index], at: index, meta: SharedMeta(Meta()), peer: person.desk.peer,
      received: merchant.bench.clock.now, loop: 0)
    let service = merchant.bench.service
    call.caller = try? service.identify(call)
    return (try? service.authorize(call)) != nil
  }

  // MARK: Lists

  @Test("a clerk's app shows the cards down a path of groups, with labels in both languages")
  func clerk() throws {
    let entries = try list(merchant.clerk, .mobile)
    #expect(
      entries.map(\.id) == [
        "me", "merchant-center", "settlement", "payment-cards", "payment-cards.list",
        "payment-cards.detail", "payment-cards.bind", "payment-cards.unbind",
      ])
    #expect(entries[3].labels.en == "Payment cards" && entries[3].labels.zhCN == "支付卡管理")
    #expect(entries[3].aliases?.contains("银行卡管理") == true)
    #expect(try !list(merchant.clerk).map(\.id).contains("staff.accounts"))
    #expect(try list(merchant.boss).map(\.id).contains("staff.accounts"))
    #expect(try list(merchant.admin).map(\.id).contains("finance.payment-cards") == false)
  }

  @Test("an account that may not work yet gets no menu, and others hear why")
  func unsettled() throws {
    let fresh = try merchant.boss.create(
      "fresh", .store, of: merchant.tenant, stores: [merchant.store])
    try fresh.login()
    #expect(try reason { try list(fresh) } == "PASSWORD_CHANGE_REQUIRED")
    #expect(try list(merchant.boss, about: fresh.id).isEmpty)
    let answer = try explain(merchant.boss, "支付卡管理", about: fresh.id)
    #expect(answer.explanation.reason == "PASSWORD_CHANGE_REQUIRED")
    #expect(answer.summary.hasPrefix("fresh does not see “Payment cards” because"))
  }

  // MARK: Explanations

  @Test("a clerk asks for the export in Chinese, and hears what lacks and who has it")
  func chinese() throws {
    let answer = try explain(merchant.clerk, "导出支付卡", language: .chinese)
    #expect(answer.entry == "finance.payment-cards.export" && !answer.shows)
    #expect(answer.label == "导出支付卡" && answer.surfaces == [.pc])
    #expect(answer.explanation.reason == "ROLE_LACKS_PERMISSION")
    #expect(answer.explanation.permission == "cards.export")
    #expect(answer.explanation.remedy?.who == "“连锁总部”角色的账号")
    #expect(answer.summary.contains("没有权限 cards.export") && answer.summary.contains("连锁总部"))
    let shown = try explain(merchant.clerk, "银行卡管理", language: .chinese)
    #expect(shown.entry == "finance.payment-cards" && shown.shows)
    #expect(shown.explanation.decision == .allowed && shown.explanation.reason == "ALLOWED")
  }

  @Test("headquarters, support and admins ask about a disabled account; support needs no consent")
  func others() throws {
    let clerk = merchant.clerk.id
    _ = try merchant.boss.desk.call(
      Endpoints.accountsDisable, AccountsDisableParams(account: clerk))
    for person in [merchant.boss, try support(), merchant.admin] {
      let answer = try explain(person, "支付卡管理", about: clerk)
      #expect(!answer.shows && answer.explanation.reason == "ACCOUNT_DISABLED")
      #expect(answer.summary.contains("clerk does not see"))
      #expect(try list(person, .mobile, about: clerk).isEmpty)
    }
  }

  @Test("an account of others is not found, exactly as one that never was")
  func foreign() throws {
    let stranger = try merchant.neighbour().clerk.id
    let absent = AccountID(rawValue: 12345)
    for (person, accounts) in [
      (merchant.boss, [stranger, absent, merchant.admin.id]),
      (merchant.clerk, [stranger, absent, merchant.boss.id]), (merchant.admin, [absent]),
    ] {
      for account in accounts {
        for call in [
          { _ = try list(person, about: account) },
          { _ = try explain(person, "支付卡管理", about: account) },
          { _ = try explain(person, "no such entry", about: account) },
        ] {
          let refusal = try #require(try refusal(call))
          #expect(refusal.reason == .notFound && refusal.suggestions.isEmpty)
        }
      }
    }
  }

  @Test("a suspended merchant and a closed store are named as what hides an entry")
  func tenantAndStore() throws {
    let neighbour = try merchant.neighbour()
    let admin = merchant.admin
    _ = try merchant.boss.desk.call(
      Endpoints.storesClose, StoresCloseParams(store: merchant.store))
    let closed = try explain(merchant.clerk, "支付卡管理")
    #expect(closed.explanation.reason == "STORE_CLOSED" && !closed.shows)
    #expect(closed.explanation.steps.first { $0.outcome == .failed }?.check == .store)
    #expect(try list(merchant.clerk, .mobile).isEmpty)
    #expect(try list(merchant.boss, .mobile).count == 8)
    _ = try admin.desk.call(
      Endpoints.tenantsSuspend, TenantsSuspendParams(tenant: neighbour.tenant))
    let suspended = try explain(admin, "支付卡管理", about: neighbour.boss.id)
    #expect(suspended.explanation.reason == "TENANT_SUSPENDED")
  }

  @Test("without a consent support sees no cards, and hears that a consent would do")
  func consent() throws {
    let answer = try explain(try support(), "支付卡管理")
    #expect(answer.explanation.reason == "CONSENT_REQUIRED" && !answer.shows)
    #expect(answer.explanation.remedy?.who == "an account with the role chain")
  }

  @Test("an entry of another menu says so")
  func places() throws {
    let answer = try explain(merchant.boss, "staff.accounts", on: .mobile)
    #expect(!answer.shows && answer.explanation.reason == "WRONG_SURFACE")
    #expect(answer.explanation.decision == .denied && answer.surfaces == [.pc])
    #expect(try explain(merchant.boss, "staff.accounts", on: .pc).shows)
  }

  @Test("an unknown entry is not found, with what may have been meant")
  func unknown() throws {
    let refusal = try #require(try refusal { try explain(merchant.clerk, "支付卡管里") })
    #expect(refusal.reason == .entryUnknown && refusal.reason.status == .notFound)
    #expect(refusal.suggestions.first == "支付卡管理" && refusal.suggestions.count <= 3)
    let none = try #require(try self.refusal { try explain(merchant.clerk, "qqqqqqqqqqqq") })
    #expect(none.suggestions.isEmpty)
  }

  private func refusal<R>(_ call: () throws -> R) throws -> Refusal? {
    try ServiceTests.refusal(call)
  }
}
