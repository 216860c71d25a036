import API
import Testing

@Suite("Members of batches", .timeLimit(.minutes(30)))
struct BatchMemberTests {
  /// The same is done in two worlds that are alike: in one alone, in the other in batches of one.
  @Test("each method answers in a batch as it does alone, whoever calls")
  func equivalence() throws {
    let (alone, inBatches) = (try World(), try World())
    for probe in probes {
      for actor in Actor.allCases {
        let answer = try alone.ask(probe, actor, .own)
        let member = try inBatches.ask(probe, actor, .own) { client, text in
          try client.send([UInt8(ascii: "[")] + text + [UInt8(ascii: "]")])
          let array = try client.receive()
          #expect(array.first == UInt8(ascii: "[") && array.last == UInt8(ascii: "]"))
          return Array(array.dropFirst().dropLast())
        }
        // A stream that was opened ends when its time is up; in a batch there is no room for it.
        if answer.outcome == "DEADLINE_EXCEEDED" {
          #expect(member.outcome == "STREAM_IN_BATCH")
          continue
        }
        // Two servers have not done the same so far: what they tell of themselves is not compared.
        if probe.method.hasPrefix("server."), answer.outcome == "OK" {
          #expect(member.outcome == "OK", "\(actor.rawValue) calls \(probe.method)")
          continue
        }
        #expect(
          member.withoutItsOwn == answer.withoutItsOwn, "\(actor.rawValue) calls \(probe.method)")
      }
    }
  }
}

extension Answer {
  /// The text without what differs between two worlds that are alike: ids, times, and secrets.
  fileprivate var withoutItsOwn: String {
    shown.replacing(/(tnt|sto|acc|card|pay|att|alr|ses|cnf|con|dec)_[0-9a-z]{13}/) { "\($0.1)_" }
      .replacing(/\d{4}-\d\d-\d\d(T[0-9:.]+Z| \d\d:\d\d)/, with: "time")
      .replacing(/"(oneTimePassword|secret|otpauthUri)":"[^"]*"/) { "\"\($0.1)\":secret" }
      .replacing(/"recoveryCodes":\[[^\]]*\]/, with: "\"recoveryCodes\":secret")
  }
}
