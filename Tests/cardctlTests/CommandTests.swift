import ClientTesting
import Testing

@testable import cardctl

@Suite(.timeLimit(.minutes(30))) struct CommandTests {
  @Test("a list is a table of words, in the language asked for")
  func table() throws {
    let stage = try Stage([
      "cards.list": Sample.cards([
        Sample.card(1), Sample.card(2, status: "abnormal", health: "frozen"),
      ])
    ])
    #expect(stage.run("cards", "list", "--status", "abnormal") == .ok)
    #expect(stage.params("cards.list") == [#"{"status":"abnormal","pageSize":50}"#])
    let lines = stage.output.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[2].contains("UnionPay  •••• 0002  abnormal  frozen  08/2026"))
    stage.environment["LANG"] = "zh_CN.UTF-8"
    stage.run("cards", "list")
    #expect(stage.output.contains("银联"))
    #expect(stage.output.contains("冻结"))
    #expect(stage.meta(1)["locale"]?.string == "zh-CN")
  }

  @Test("pages are asked for until the limit, and what is left is said")
  func pages() throws {
    let stage = try Stage { call in
      let token = Value(Array(call.params.utf8))["pageToken"]?.string
      let size = Value(Array(call.params.utf8))["pageSize"]?.integer ?? 0
      let cards = Array(repeating: Sample.card(1), count: min(3, Int(size)))
      return .result(Sample.cards(cards, next: token == "2" ? nil : token == nil ? "1" : "2"))
    }
    #expect(stage.run("cards", "list", "-o", "jsonl") == .ok)
    #expect(stage.output.split(separator: "\n").count == 9)
    #expect(stage.errors.isEmpty)
    stage.run("cards", "list", "--limit", "4", "-o", "json")
    let result = Value(Array(stage.output.utf8))
    #expect(result["cards"]?.elements.count == 4)
    #expect(result["nextPageToken"]?.string == "2")
    #expect(stage.errors.contains("--all"))
    stage.run("cards", "list", "--all")
    #expect(stage.output.split(separator: "\n").count == 10)
    #expect(stage.params("cards.list").last == #"{"pageSize":500,"pageToken":"2"}"#)
    #expect(stage.run("cards", "list", "--limit", "0") == .usage)
    #expect(stage.run("cards", "list", "--limit", "2", "--all") == .usage)
  }

  @Test("support is let in for a while, and what it looked at is a table")
  func support() throws {
    let stage = try Stage([
      "support.grant": #"{"consent":{"id":"con_1","state":"live","permissions":["cards.read"]}}"#,
      "support.revoke": #"{"consent":{"id":"con_1","state":"revoked"}}"#,
      "support.listAccesses":
        #"{"accesses":[{"accountName":"zhou","method":"cards.get","object":"card_1","#
        + #""outcome":"OK","reason":"request 4711","consent":"con_1"}]}"#,
    ])
    let granted = stage.run(
      "support", "grant", "--hours", "4", "--permission", "cards.read", "--permission",
      "payments.read", "--note", "till 2")
    #expect(granted == .ok)
    #expect(
      stage.params("support.grant") == [
        #"{"hours":4,"permissions":["cards.read","payments.read"],"note":"till 2"}"#
      ])
    #expect(stage.run("support", "revoke", "con_1", "--locale", "zh-CN") == .ok)
    #expect(stage.output.contains("已撤销"))
    #expect(stage.params("support.revoke") == [#"{"consent":"con_1"}"#])
    #expect(stage.run("support", "accesses") == .ok)
    #expect(stage.output.contains("request 4711"))
    #expect(stage.run("support", "grant", "--hours", "4") == .usage)
  }

  @Test("an empty list says so, and what may be hidden")
  func empty() throws {
    let hidden = #"[{"reason":"OUTSIDE_SCOPE"},{"reason":"NEW_ONE","permission":"cards.read"}]"#
    let stage = try Stage(["cards.list": Sample.cards([], hidden: hidden)])
    stage.run("cards", "list")
    #expect(
      stage.output
        == "No cards. Put one on file: cardctl help cards bind\n"
        + "Not shown: Other stores are outside the account's scope.\n"
        + "Not shown: NEW_ONE (cards.read)\n")
    stage.run("cards", "list", "-o", "jsonl")
    #expect(stage.output.isEmpty)
    let some = try Stage(["cards.list": Sample.cards([Sample.card(1)], hidden: hidden)])
    some.run("cards", "list")
    #expect(some.output.split(separator: "\n").count == 2)
    #expect(some.errors.hasPrefix("Not shown: Other stores are outside the account's scope.\n"))
  }

  @Test("the options of every command reach the call")
  func meta() throws {
    let stage = try Stage(["tenants.create": #"{"tenant":{"id":"tnt_1","name":"a"}}"#])
    let result = stage.run(
      "tenants", "create", "a", "--reason", "ticket 7", "--idempotency-key", "k1", "--timeout",
      "1.5",
      "--locale", "zh-CN")
    #expect(result == .ok)
    #expect(
      stage.meta(0).json
        == #"{"timeoutMs":1500,"idempotencyKey":"k1","reason":"ticket 7","locale":"zh-CN"}"#)
    #expect(stage.run("ping", "--timeout", "soon") == .usage)
    #expect(stage.run("ping", "--timeout", "601") == .usage)
    #expect(stage.run("ping", "-o", "yaml") == .usage)
    #expect(stage.run("ping", "--locale", "fr") == .usage)
  }

  @Test("binding asks for the number without showing it, or reads it from a file")
  func bind() throws {
    let stage = try Stage(["cards.bind": "{\"card\":\(Sample.card(1)),\"outcome\":\"created\"}"])
    let arguments = [
      "cards", "bind", "--store", "sto_1", "--holder", "林 美", "--funding", "debit", "--usage",
      "both",
    ]
    stage.person = Stage.Person("4111 1111 1111 1111")
    #expect(stage.run(arguments) == .ok)
    #expect(stage.person?.secrets.count == 1)
    #expect(stage.output.hasPrefix("Outcome      created\n"))
    #expect(
      stage.params("cards.bind")[0].hasSuffix(#""usage":"both","number":"4111 1111 1111 1111"}"#))
    #expect(!(stage.output + stage.errors).contains("4111"))
    stage.person = nil
    #expect(stage.run(arguments) == .usage)
    stage.input = "fp-1\ngt-1\n"
    let files = [
      "--fingerprint-file", "-", "--gateway-token-file", "-", "--last4", "1111", "--brand", "visa",
    ]
    #expect(stage.run(arguments + files) == .ok)
    #expect(
      stage.params("cards.bind")[1].hasSuffix(#""fingerprintOf":"fp-1","gatewayToken":"gt-1"}"#))
  }

  @Test("updating takes the version from the card, unless one is given")
  func update() throws {
    let card = "{\"card\":\(Sample.card(1))}"
    let stage = try Stage(["cards.get": card, "cards.update": card])
    #expect(stage.run("cards", "update", "card_1", "--label", "a") == .ok)
    #expect(stage.run("cards", "update", "card_1", "--label", "", "--if-version", "3") == .ok)
    #expect(stage.methods == ["cards.get", "cards.update", "cards.update"])
    #expect(
      stage.params("cards.update") == [
        #"{"card":"card_1","label":"a","version":4}"#, #"{"card":"card_1","label":"","version":3}"#,
      ])
  }

  @Test("a signal is sent as of now, unless a time is given, and its meaning is shown")
  func signal() throws {
    let answer =
      "{\"card\":\(Sample.card(1)),\"changed\":true,\"outcome\":\"health_changed\","
      + #""from":{"binding":"bound","status":"normal","health":"active"},"#
      + #""to":{"binding":"bound","status":"abnormal","health":"frozen"},"profile":"visa","#
      + #""code":"62","edition":"e","rule":"iso8583.frozen","retry":"limited","note":"Frozen"}"#
    let stage = try Stage(["cards.signal": answer])
    let time = "2026-08-05T02:30:00.000Z"
    let call = ["signal", "card_1", "--profile", "cn_verify", "--code", "-15"]
    #expect(stage.run(call + ["--at", time, "--advice", "24", "--text", "no"]) == .ok)
    #expect(
      stage.params("cards.signal") == [
        #"{"card":"card_1","profile":"cn_verify","code":"-15","adviceCode":"24","#
          + #""observedAt":"2026-08-05T02:30:00.000Z","raw":"no"}"#
      ])
    #expect(stage.output.contains("bound · abnormal · frozen"))
    #expect(stage.output.contains("within the ceilings"))
    #expect(stage.run(call) == .ok)
    let sent = try #require(stage.params("cards.signal").last)
    #expect(Value(Array(sent.utf8))["observedAt"]?.string?.hasSuffix("Z") == true)
    #expect(stage.run("signal", "card_1", "--code", "1") == .usage)
    #expect(stage.run("signal", "card_1", "--code", "1", "--profile", "amex") == .usage)
  }

  @Test("a new number from an updater is asked for, and goes into the replacement with the rest")
  func replacement() throws {
    let stage = try Stage([:])
    stage.person = Stage.Person("5555 5555 5555 4444")
    let call = ["signal", "card_1", "--profile", "vau", "--at", "t", "--code"]
    _ = stage.run(call + ["A", "--new-number", "--expires", "03/2033"])
    #expect(stage.person?.secrets == ["5555 5555 5555 4444"])
    _ = stage.run(call + ["E", "--expires", "03/2033"])
    stage.input = "print\ntoken\n"
    _ = stage.run(
      call + ["A", "--brand", "visa", "--last4", "4444", "--fingerprint-file", "-"]
        + ["--gateway-token-file", "-"])
    let sent = stage.params("cards.signal").map { Value(Array($0.utf8))["replacement"]?.json }
    #expect(
      sent == [
        #"{"expMonth":3,"expYear":2033,"number":"5555 5555 5555 4444"}"#,
        #"{"expMonth":3,"expYear":2033}"#,
        #"{"brand":"visa","last4":"4444","fingerprintOf":"print","gatewayToken":"token"}"#,
      ])
    #expect(stage.run(call + ["A", "--number", "5555555555554444"]) == .usage)
  }

  @Test("any method can be called, with JSON from an argument or standard input")
  func call() throws {
    let stage = try Stage(["a.b": #"{"x":[1]}"#])
    #expect(stage.run("call", "a.b") == .ok)
    #expect(stage.output == "{\n  \"x\": [\n    1\n  ]\n}\n")
    #expect(stage.run("call", "a.b", #"{"n": 1.0}"#, "-o", "jsonl") == .ok)
    #expect(stage.output == "{\"x\":[1]}\n")
    stage.input = #"{"password":"from-a-pipe"}"#
    #expect(stage.run("call", "a.b", "-") == .ok)
    #expect(stage.params("a.b") == ["{}", #"{"n":1.0}"#, #"{"password":"from-a-pipe"}"#])
    for json in [
      "{", "[]", #"{"_meta":{}}"#, #"{"a":[{"newPassword":"x"}]}"#, #"{"a":"4111111111111111"}"#,
    ] {
      #expect(stage.run("call", "a.b", json) == .usage)
    }
    #expect(stage.methods.count == 3)
    #expect(stage.run("call", "no.such") == .failed)
  }

  @Test("a method is described from what the server tells")
  func describe() throws {
    let document = #"""
      {"methods":[{"name":"cards.get","summary":"Reads a card.","x-permission":"cards.read",
        "x-stream":"unary","examples":[{"name":"e","params":[{"name":"card","value":"card_1"}],
          "result":{"name":"result","value":{"card":{}}}}],
        "params":[{"name":"card","required":true,"description":"Id.","schema":{"type":"string","x-id":"card"}},
          {"name":"all","schema":{"type":"array","items":{"$ref":"#/components/schemas/Health"}}}],
        "result":{"name":"result","schema":{"$ref":"#/components/schemas/CardResult"}},
        "errors":[{"$ref":"#/components/errors/NOT_FOUND"}]}],
       "components":{"schemas":{"Health":{"type":"string","enum":["lost","active"]},
         "Card":{"type":"object","title":"Card","description":"A card."},
         "CardResult":{"type":"object","required":["card"],"properties":{"card":{"$ref":"#/components/schemas/Card"}}}},
        "errors":{"NOT_FOUND":{"code":1005,"message":"No.","data":{"reason":"NOT_FOUND"}}}}}
      """#
    let stage = try Stage(["rpc.discover": document])
    #expect(stage.run("describe") == .ok)
    #expect(stage.output == "cards.get  Reads a card.\n")
    #expect(stage.run("describe", "cards.get") == .ok)
    for line in [
      "card *  card_…", "all     [lost|active]", "card *  Card  A card.", "NOT_FOUND  1005",
      "Kind: unary", #"  $ cardctl call cards.get '{"card":"card_1"}'"#, #"    "card": {}"#,
    ] {
      #expect(stage.output.contains(line), "\(line)")
    }
    #expect(stage.run("describe", "cards.got") == .usage)
    #expect(stage.errors.contains("cards.get"))
    stage.run("describe", "--mine")
    #expect(stage.params("rpc.discover").last == #"{"view":"mine"}"#)
  }

  @Test("a password that is shown once is shown first")
  func oneTimePassword() throws {
    let stage = try Stage([
      "accounts.create": "{\"account\":\(Sample.account()),\"oneTimePassword\":\"abcd-efgh\"}"
    ])
    #expect(stage.run("accounts", "create", "lin.mei", "--role", "store", "--stores", "a,b") == .ok)
    #expect(
      stage.params("accounts.create") == [
        #"{"account":"lin.mei","role":"store","stores":["a","b"]}"#
      ])
    #expect(stage.output.hasPrefix("One-time password  abcd-efgh\n"))
  }

  @Test("cards that can pay come before those that cannot, with the reason")
  func options() throws {
    let excluded = "[{\"card\":\(Sample.card(2)),\"reason\":\"CARD_INVALID\"}]"
    let stage = try Stage([
      "payments.options": "{\"cards\":[\(Sample.card(1))],\"excluded\":\(excluded)}"
    ])
    #expect(stage.run("payments", "options", "--store", "s", "--usage", "checkout") == .ok)
    let parts = stage.output.split(separator: "Not usable:")
    #expect(parts[0].contains("•••• 0001"))
    #expect(parts[1].contains("The card is invalid: its health says why."))
  }
}
