import ClientTesting
import Testing

@testable import cardctl

@Suite(.timeLimit(.minutes(30))) struct RoleTests {
  private static let change = #"""
    {"permission":"cards.unbind","effect":"revoked","level":"tenant",
     "changedBy":"acc_0000000000001","changedAt":"2026-08-03T01:12:30.000Z"}
    """#

  private static func role(_ overrides: String = "[]", version: Int = 4) -> String {
    #"""
    {"role":{"name":"cashier","base":"store","builtIn":false,"tenant":"tnt_0000000000001",
      "label":{"en":"Cashier","zh":"收银员"},"permissions":["cards.bind","cards.read"],
      "ceiling":["cards.bind","cards.read","cards.unbind"],"overrides":\#(overrides),
      "version":\#(version),"policyRevision":9}}
    """#
  }

  @Test("a role is shown with what it may, what it could also, and who changed it")
  func show() throws {
    let stage = try Stage(["roles.get": Self.role("[\(Self.change)]")])
    #expect(stage.run("roles", "show", "cashier", "--tenant", "tnt_1") == .ok)
    #expect(stage.params("roles.get") == [#"{"role":"cashier","tenant":"tnt_1"}"#])
    for part in [
      "2 of 3", "cards.bind, cards.read", "Could also", "Cashier", "Changes:", "taken away",
      "merchant", "acc_0000000000001",
    ] {
      #expect(stage.output.contains(part), "\(part)")
    }
    stage.environment["LANG"] = "zh_CN.UTF-8"
    stage.run("roles", "show", "cashier")
    for part in ["收银员", "门店", "2/3", "可授予", "变更：", "收回", "商户"] {
      #expect(stage.output.contains(part), "\(part)")
    }
    stage.run("roles", "show", "cashier", "-o", "json")
    #expect(Value(Array(stage.output.utf8))["role.version"]?.integer == 4)
  }

  @Test("roles are listed with how much of their ceiling they have")
  func list() throws {
    let member = Value(Array(Self.role().utf8))["role"]?.json ?? ""
    let stage = try Stage([
      "roles.list": #"{"roles":[\#(member)],"scope":{"stores":"all","hidden":[]}}"#
    ])
    #expect(stage.run("roles", "list") == .ok)
    let lines = stage.output.split(separator: "\n")
    #expect(lines.count == 2 && lines[1].hasPrefix("cashier  Cashier  store  no        2 of 3"))
  }

  @Test("a change carries the version that the role had just before, or the one that is given")
  func change() throws {
    let stage = try Stage(["roles.get": Self.role(), "roles.update": Self.role(version: 5)])
    #expect(stage.run("roles", "grant", "cashier", "cards.unbind", "payments.read") == .ok)
    #expect(stage.output.contains("5"))
    #expect(stage.run("roles", "revoke", "store", "cards.read", "--tenant", "tnt_1") == .ok)
    #expect(stage.run("roles", "revoke", "store", "cards.read", "--if-version", "2") == .ok)
    #expect(
      stage.methods == ["roles.get", "roles.update", "roles.get", "roles.update", "roles.update"])
    #expect(
      stage.params("roles.get") == [
        #"{"role":"cashier"}"#, #"{"role":"store","tenant":"tnt_1"}"#,
      ])
    #expect(
      stage.params("roles.update") == [
        #"{"role":"cashier","version":4,"grant":["cards.unbind","payments.read"]}"#,
        #"{"role":"store","tenant":"tnt_1","version":4,"revoke":["cards.read"]}"#,
        #"{"role":"store","version":2,"revoke":["cards.read"]}"#,
      ])
  }

  @Test("a change that somebody else's overtook ends as a conflict and says what to do")
  func conflict() throws {
    let stage = try Stage { call in
      call.method == "roles.get" ? .result(Self.role()) : .error(Stage.error(1010, "ROLE_CHANGED"))
    }
    #expect(stage.run("roles", "revoke", "cashier", "cards.read") == .conflict)
    #expect(stage.errors.contains("cardctl roles show ROLE"))
    #expect(stage.output.isEmpty)
  }

  @Test("what does not exist, may not be changed, or is not said ends as such")
  func refusals() throws {
    let stage = try Stage { call in
      .error(
        call.method == "roles.get"
          ? Stage.error(1005, "NOT_FOUND") : Stage.error(1007, "OWN_ROLE"))
    }
    #expect(stage.run("roles", "grant", "nobody", "cards.read") == .notFound)
    #expect(stage.methods == ["roles.get"], "nothing is changed blindly")
    #expect(
      stage.run("roles", "grant", "chain", "cards.read", "--if-version", "1") == .permissionDenied)
    #expect(stage.run("roles", "grant", "chain") == .usage)
    #expect(stage.errors.contains("PERMISSION is missing"))
    #expect(stage.run("roles", "create", "x", "--base", "admin", "--permissions", "a") == .usage)
    #expect(stage.run("roles", "create", "x", "--base", "store") == .usage)
  }

  @Test("roles are made, assigned and deleted")
  func making() throws {
    let stage = try Stage([
      "roles.create": Self.role(), "roles.assign": "{\"account\":\(Sample.account())}",
      "roles.delete": "{}",
    ])
    #expect(
      stage.run(
        "roles", "create", "cashier", "--base", "store", "--permissions", "cards.read,cards.bind")
        == .ok)
    #expect(stage.run("roles", "assign", "acc_1", "cashier", "--stores", "a,b") == .ok)
    #expect(stage.output.contains("lin.mei"))
    #expect(stage.run("roles", "delete", "cashier") == .ok)
    #expect(stage.output == "The role is deleted.\n")
    #expect(
      stage.methods.flatMap { stage.params($0) } == [
        #"{"name":"cashier","base":"store","permissions":["cards.read","cards.bind"]}"#,
        #"{"account":"acc_1","role":"cashier","stores":["a","b"]}"#, #"{"role":"cashier"}"#,
      ])
  }
}
