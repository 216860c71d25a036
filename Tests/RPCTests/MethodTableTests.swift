import RPC
import Testing
import WireTesting

@Suite struct MethodTableTests {
  @Test("a method is found by its exact name, and by nothing else")
  func lookup() {
    let table = MethodTable([
      Method("a.b", .none, .read, document: "{}"), Method("a.c", .session, .write, document: "{}"),
    ])
    #expect(index("a.b", in: table) == 0)
    #expect(index("a.c", in: table) == 1)
    for name in ["", "a", "a.", "A.B", "a.b ", " a.b", "a.bc", "支付"] {
      #expect(index(name, in: table) == nil, "\(name)")
    }
  }

  @Test("an empty table finds nothing, and no unknown name keeps it searching")
  func misses() {
    #expect(index("a", in: MethodTable([])) == nil)
    let table = MethodTable([Method("a.b", .none, .read, document: "{}")])
    var random = SeededGenerator(seed: 3)
    for _ in 0..<1000 { #expect(index("\(random.next())", in: table) == nil) }
  }

  private func index(_ name: String, in table: MethodTable) -> Int? {
    table.index(named: name.utf8Span.span)
  }
}
