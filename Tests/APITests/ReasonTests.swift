import API
import RPC
import Testing
import WireTesting

@Suite struct ReasonTests {
  @Test("the reasons are those of the contract, in its order, with its codes and texts")
  func reasons() throws {
    let listed = try #require(try Document.reasons.tree()["reasons"]).members
    #expect(Set(Reason.rows.map { "\($0.name)" }) == Set(listed.keys))
    #expect(Reason.rows.count == listed.count)
    for reason in Reason.rows {
      let entry = listed["\(reason.name)"]
      for (text, name) in [(reason.message, "message"), (reason.action, "action")] {
        #expect(text.filled(.english) == entry?[name]?["en"]?.string, "\(reason.name)")
        #expect(text.filled(.chinese) == entry?[name]?["zh-CN"]?.string, "\(reason.name)")
      }
      if let code = entry?["code"]?.integer {
        #expect(Int64(reason.status.rawValue) == code, "\(reason.name)")
      }
    }
  }

  @Test("a reason is UPPER_SNAKE, and both languages have the same placeholders")
  func form() {
    for reason in Reason.rows {
      #expect("\(reason.name)".wholeMatch(of: /[A-Z]+(_[A-Z]+)*/) != nil)
      for text in [reason.message, reason.action] {
        let placeholders = [Language.english, .chinese].map { language in
          Set(text.filled(language).matches(of: /\{[a-z]+\}/).map { String($0.output) })
        }
        #expect(placeholders.first == placeholders.last, "\(reason.name)")
      }
    }
  }

  @Test("every reason that a method can be refused with is one of them")
  func methodErrors() throws {
    let known = Set(Reason.rows.map { "\($0.name)" })
    for method in try Contract().methods {
      for error in method["errors"]?.elements ?? [] {
        let name = error["$ref"]?.string?.split(separator: "/").last.map(String.init)
        #expect(known.contains(name ?? ""), "\(method["name"] ?? nil)")
      }
    }
  }
}
