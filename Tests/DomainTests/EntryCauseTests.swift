import Testing

@testable import Domain

/// Every cause for which an entry does not show, each with the remedy and the words.
@Suite("Why an entry does not show")
struct EntryCauseTests {
  private static func viewer(
    _ role: RoleGrants, _ change: (inout Entries.Viewer) -> Void = { _ in }
  ) -> Entries.Viewer {
    let isStore = role.base == .store
    let caller = Access.Caller(
      account: 1, session: .live, role: role,
      tenant: role.base.isPlatform ? nil : .init(id: 10, isActive: true),
      stores: isStore ? [100] : [])
    var viewer = Entries.Viewer(caller, openStore: isStore ? 100 : nil)
    change(&viewer)
    return viewer
  }

  private func answer(
    _ name: String, _ viewer: Entries.Viewer, on surface: Entries.Surface? = nil
  ) throws -> Entries.Answer {
    Entries.Answer(try #require(Entries.find(name, on: surface)), on: surface, for: viewer)
  }

  private static func clerk(
    _ change: (inout Entries.Viewer) -> Void = { _ in }
  ) -> Entries.Viewer { viewer(RoleGrants(builtIn: .store), change) }

  private static func without(
    _ permissions: [Permission], _ level: RoleGrants.Override.Level
  ) -> Entries.Viewer {
    viewer(
      RoleGrants(
        builtIn: .store,
        overrides: permissions.map {
          RoleGrants.Override(.revoked, $0, level: level, changed: (by: 7, at: 1_000))
        }))
  }

  private static let cardPermissions: [Permission] = [.cardsRead, .cardsBind, .cardsUnbind]

  @Test("a clerk whose role lost its rights hears who took which, when, and who gives it back")
  func tenantOverride() throws {
    let answer = try answer("银行卡管理", Self.without(Self.cardPermissions, .tenant))
    #expect(answer.entry.id == "finance.payment-cards")
    #expect(answer.cause == .denied(.permissionRevoked))
    #expect(answer.decision.override?.changedBy == 7)
    #expect(answer.steps.map(\.outcome).firstIndex(of: .failed) == 3)
    let words = answer.summary(.init(changedBy: "lin.mei", changedAt: "2026-08-03 01:10 UTC"))
    #expect(
      words.zhCN == "您看不到“支付卡管理”，因为角色“门店”没有权限 cards.read：lin.mei 于 2026-08-03 01:10 UTC "
        + "收回了该权限。可以处理的人：本商户的连锁总部（角色 chain）。请将权限 cards.read 恢复给该角色。")
    #expect(
      words.en == "You do not see “Payment cards” because the role store does not have the "
        + "permission cards.read: lin.mei took it away on 2026-08-03 01:10 UTC. Who can change that: "
        + "the merchant's headquarters (role chain). Give the permission cards.read back to the role."
    )
  }

  @Test("what the platform took, the platform gives back, and nobody of it is named")
  func platformRevocation() throws {
    let answer = try answer("支付卡管理", Self.without(Self.cardPermissions, .platform))
    let words = answer.summary(.init(account: "nanjing-road"))
    #expect(words.en.hasPrefix("nanjing-road does not see “Payment cards” because"))
    #expect(words.en.contains(": the platform took it away. Who can change that: an administrator"))
    #expect(words.zhCN.contains("：平台收回了该权限。可以处理的人：平台管理员"))
  }

  @Test("the first permission that fails is the one that is explained")
  func firstFailure() throws {
    // Without the list there is no page for the rest to stand on.
    for entry in ["支付卡管理", "支付卡列表", "绑定支付卡"] {
      let answer = try answer(entry, Self.without([.cardsRead], .tenant))
      #expect(answer.cause == .denied(.permissionRevoked))
      #expect(answer.decision.permission == .cardsRead)
    }
    let export = try answer("导出支付卡", Self.clerk())
    #expect(export.cause == .denied(.roleLacksPermission))
    #expect(export.decision.permission == .cardsExport)
    #expect(export.remedy?.actors == [.chain])
    let custom = Self.viewer(
      RoleGrants(custom: "night shift", base: .store, permissions: [.cardsRead, .entriesRead]))
    let bind = try answer("绑卡", custom)
    #expect(bind.summary(.init()).en.contains("the role night shift does not have the permission"))
  }

  @Test("an account, a merchant, a session or a second factor that is in the way is named")
  func identity() throws {
    let disabled = try answer("支付卡管理", Self.clerk { $0.caller.isEnabled = false })
    #expect(disabled.cause == .denied(.accountDisabled))
    #expect(disabled.summary(.init()).zhCN.contains("账号已停用"))
    let suspended = try answer("支付卡管理", Self.clerk { $0.caller.tenant?.isActive = false })
    #expect(suspended.cause == .denied(.tenantSuspended) && suspended.remedy?.actors == [.admin])
    let password = try answer(
      "支付卡管理", Self.clerk { $0.caller.session = .passwordChangeRequired })
    #expect(password.cause?.name == "PASSWORD_CHANGE_REQUIRED")
    #expect(password.summary(.init()).en.hasSuffix("changed first. Change the password."))
    let factor = try answer(
      "cli.tenants",
      Self.viewer(RoleGrants(builtIn: .admin)) { $0.caller.session = .totpEnrollmentRequired })
    #expect(factor.cause?.name == "TOTP_ENROLLMENT_REQUIRED" && factor.remedy?.actors == [.caller])
  }

  @Test("an account without a store, or with closed ones only, sees nothing of stores")
  func stores() throws {
    let unassigned = Self.clerk {
      $0.caller.stores = []
      $0.openStore = nil
    }
    let closed = Self.clerk { $0.openStore = nil }
    for (viewer, name, words) in [
      (unassigned, "STORE_NOT_ASSIGNED", "未分配门店"), (closed, "STORE_CLOSED", "门店均已关闭"),
    ] {
      let answer = try answer("支付卡管理", viewer)
      #expect(answer.cause?.name == name && answer.remedy?.actors == [.chain])
      let failed = answer.steps.first { $0.outcome == .failed }
      #expect(failed?.check == .storeScope && failed?.detail.zhCN.contains(words) == true)
      #expect(answer.summary(.init()).zhCN.contains(words))
      #expect(answer.summary(.init()).zhCN.contains("请为该账号分配营业中的门店"))
      #expect(try self.answer("help", viewer).shows)
    }
  }

  @Test("a missing permission and a missing store are both in the remedy")
  func both() throws {
    var viewer = Self.without(Self.cardPermissions, .tenant)
    viewer.caller.stores = []
    viewer.openStore = nil
    let remedy = try #require(try answer("支付卡管理", viewer).remedy)
    #expect(remedy.text.en.contains("Give the permission") && remedy.text.en.contains("open store"))
  }

  @Test("support sees cards with a live consent alone, and a lapsed one is told from none")
  func consent() throws {
    let support = RoleGrants(builtIn: .support)
    let none = try answer("支付卡管理", Self.viewer(support))
    #expect(none.cause == .denied(.consentRequired) && none.remedy?.actors == [.chain])
    let lapsed = try answer(
      "支付卡管理", Self.viewer(support) { $0.formerlyConsented = [.cardsRead, .cardsUnbind] })
    #expect(lapsed.cause == .consentExpired)
    #expect(lapsed.steps.first { $0.outcome == .failed }?.check == .consent)
    #expect(lapsed.summary(.init()).zhCN.contains("已过期或已撤回"))
    let live = Self.viewer(support) {
      $0.caller.consents = [Access.Consent(tenant: 1, permissions: [.cardsRead])]
    }
    #expect(try answer("支付卡管理", live).shows)
    #expect(try !answer("finance.payment-cards.unbind", live).shows)
  }

  @Test("an entry of another menu is said to be there, unless something else hides it there too")
  func wrongSurface() throws {
    let answer = try answer("finance.payment-cards", Self.clerk(), on: .mobile)
    #expect(answer.cause == .wrongSurface && answer.surfaces == [.pc])
    #expect(answer.steps.map(\.outcome).firstIndex(of: .failed) == 6)
    #expect(answer.decision.outcome == .allowed)
    #expect(
      answer.summary(.init()).en
        == "You do not see “Payment cards” because it is not in the mobile app but in "
        + "the desktop back office, at Finance › Payment cards.")
    let hidden = try self.answer("staff.accounts", Self.clerk(), on: .mobile)
    #expect(hidden.cause == .denied(.roleLacksPermission))
  }

  @Test("where an entry shows, its places are told")
  func shown() throws {
    let answer = try answer("支付卡管理", Self.clerk(), on: .mobile)
    #expect(answer.cause == nil && answer.steps.allSatisfy { $0.outcome != .failed })
    #expect(
      answer.summary(.init()).zhCN == "您可在此找到：我的 › 商户中心 › 支付与结算 › 支付卡管理（手机端）。")
    let both = try self.answer("finance.payment-cards", Self.clerk())
    #expect(both.summary(.init(account: "a")).en.contains("), or at Payment settings › Payment"))
  }
}
