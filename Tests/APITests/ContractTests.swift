import API
import Domain
import RPC
import Testing
import WireTesting

@Suite struct ContractTests {
  @Test("the method rows are the contract's methods, in its order, with what it says of each")
  func rows() throws {
    let contract = try Contract()
    #expect(Methods.rows.map { "\($0.name)" } == contract.methods.map { $0["name"]?.string })
    for (row, method) in zip(Methods.rows, contract.methods) {
      #expect(row.access.name == method["x-permission"]?.string, "\(row.name)")
      #expect("\(row.effect)" == method["x-effect"]?.string, "\(row.name)")
      #expect("\(row.stream)" == method["x-stream"]?.string, "\(row.name)")
      #expect(row.isIdempotent == (method["x-idempotent"]?.bool ?? false), "\(row.name)")
      #expect(Tree("\(row.document)") == method, "\(row.name)")
    }
  }

  @Test("each endpoint stands at the place of its row")
  func endpoints() {
    #expect(MethodCodec.all.map(\.index) == Array(Methods.rows.indices))
    let login = Methods.rows[Endpoints.sessionLogin.index]
    #expect("\(login.name)" == "session.login")
  }

  @Test("every permission that a method names exists")
  func permissions() {
    for row in Methods.rows {
      guard case .permission(let name) = row.access else { continue }
      #expect(Permission(rawValue: "\(name)") != nil, "\(row.name): \(name)")
    }
  }

  @Test("only methods that change something take an idempotency key, and no read does")
  func idempotency() {
    for row in Methods.rows where row.isIdempotent {
      #expect(row.effect != .read, "\(row.name)")
    }
  }

  @Test("what rpc.discover answers is the contract, put together of its parts")
  func discovery() throws {
    let methods = Methods.rows.map { "\($0.document)" }.joined(separator: ",")
    let answered = Tree("\(Discovery.head)\(methods)\(Discovery.tail)")
    #expect(answered == (try Contract().document))
  }

  @Test("every reference of the contract leads somewhere")
  func references() throws {
    let contract = try Contract()
    for target in references(in: contract.document) {
      let steps = target.split(separator: "/").map(String.init)
      #expect(steps.first == "#")
      let found = steps.dropFirst().reduce(Optional(contract.document)) { $0?[$1] }
      #expect(found != nil, "\(target)")
    }
  }

  private func references(in tree: Tree) -> Set<String> {
    switch tree {
    case .array(let elements): elements.reduce(into: []) { $0.formUnion(references(in: $1)) }
    case .object(let members):
      members.values.reduce(into: Set([tree["$ref"]?.string].compactMap { $0 })) {
        $0.formUnion(references(in: $1))
      }
    default: []
    }
  }
}

extension Method.Access {
  /// As the contract spells it.
  fileprivate var name: String {
    switch self {
    case .none: "none"
    case .session: "session"
    case .permission(let name): "\(name)"
    }
  }
}
