import API
import Testing

@Suite("Isolation", .serialized, .timeLimit(.minutes(30)))
struct IsolationTests {
  private let findings: Findings

  init() throws { findings = try IsolationRun.findings.get() }

  @Test("the bed knows of every text in params what it can name")
  func knowledge() {
    #expect(
      findings.unknown.isEmpty,
      "give the schema an x-id, or say in ParamText what these name: \(findings.unknown)")
  }

  @Test("every method is called by everybody")
  func completeness() {
    #expect(
      findings.uncalled.isEmpty, "give these a row in AccessTable.swift: \(findings.uncalled)")
  }

  @Test("what others have is answered byte for byte like what nobody has, whoever asks and however")
  func likeness() {
    #expect(findings.calls > 10_000)
    #expect(findings.unlike.isEmpty, "\(findings.unlike.count): \(shown(findings.unlike))")
  }

  @Test("a batch tells no more than single calls do")
  func batches() {
    #expect(
      findings.unlikeInBatch.isEmpty,
      "\(findings.unlikeInBatch.count): \(shown(findings.unlikeInBatch))")
  }

  @Test("no answer holds an id, a name or a card of another merchant, nor a card of another store")
  func leaks() {
    #expect(findings.leaks.isEmpty, "\(findings.leaks.count): \(shown(findings.leaks))")
  }

  @Test("no call changes a row of another merchant")
  func changes() {
    #expect(findings.changes.isEmpty, "\(findings.changes)")
  }

  /// A login tells nobody which merchants there are, its own people included.
  private static let silent: Set = ["session.login tenant  tenant"]

  @Test("every place that can name something is felt: what is one's own is answered otherwise")
  func feeling() {
    let unfelt = findings.unfelt.filter { !Self.silent.contains($0) }
    #expect(unfelt.isEmpty, "give IsolationCall the params that let these decide: \(unfelt)")
  }

  private func shown(_ lines: [String]) -> String {
    lines.prefix(12).map { String($0.prefix(1500)) }.joined(separator: "\n")
  }
}
