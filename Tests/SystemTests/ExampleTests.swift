import API
import Foundation
import Testing

/// The programs in `Protocol/examples`, as they stand there.
@Suite("The examples of a local service", .timeLimit(.minutes(30)))
struct ExampleTests {
  enum Example: String, CaseIterable {
    case swift = "OrderService.swift"
    case python = "order_service.py"

    var path: String {
      URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Protocol/examples/\(rawValue)").standardizedFileURL.path
    }
    var linesMax: Int { self == .swift ? 30 : 40 }
    var comment: String { self == .swift ? "//" : "#" }

    /// What runs it, with standard output by the line.
    var program: (path: String, starter: [String]) {
      switch self {
      case .swift: (Program.built("OrderService"), ["/usr/bin/stdbuf", "-oL"])
      case .python: (path, ["/usr/bin/python3", "-B"])
      }
    }
  }

  @Test("an example is short: 30 lines of Swift, 40 of Python", arguments: Example.allCases)
  func length(_ example: Example) {
    let lines = text(example.path).split(separator: "\n").map { $0.drop { $0 == " " } }
    let code = lines.filter { !$0.isEmpty && !$0.hasPrefix(example.comment) }
    #expect(code.count > 10 && code.count <= example.linesMax)
  }

  @Test(
    "an example is known by its user id, gets orders paid, and hears of it, also after a restart",
    arguments: Example.allCases)
  func works(_ example: Example) throws {
    let (installation, server, store) = try begin()
    let first = try run(example, ["SO-1"], store, installation, until: "payment.completed")
    let paid =
      /working as gateway\nSO-1: att_\w+ with visa 4242\nSO-1: approved\n/
    #expect(first.prefixMatch(of: paid) != nil, "\(first)")
    let told = /payment.begun (pay_\w+)\npayment.completed (pay_\w+)\n$/
    let payments = try #require(first.firstMatch(of: told), "\(first)").output
    #expect(payments.1 == payments.2)
    // What happens while it is away it hears when it comes back, and nothing twice.
    let other = try server.connect().call(
      Endpoints.paymentsBegin,
      PaymentsBeginParams(
        order: "SO-2", store: store, amount: Money(amount: 1999, currency: "CNY"), usage: .checkout,
        channel: "web"))
    let second = try run(example, ["SO-2"], store, installation, until: "payment.begun")
    #expect(
      second
        == "working as gateway\nSO-2: ATTEMPT_RUNNING\npayment.begun \(other.payment.id.text)\n")
    #expect(try server.stop() == 0)
  }

  /// A server on which this process is a service account, and a store of its merchant with a card.
  private func begin() throws -> (Installation, Server, StoreID) {
    let installation = try Installation()
    let server = try installation.serve()
    let (_, admin) = try Seeding.admin(of: installation, on: server)
    let seeding = Seeding(client: admin)
    let tenant = try seeding.tenant("Lakeside Tea")
    let store = try seeding.store("HZ-01", of: tenant)
    let (_, service) = try seeding.account("gateway", .service, of: tenant)
    try seeding.bindThisProcess(to: service)
    _ = try server.connect().bind("4242424242424242", in: store)
    return (installation, server, store)
  }

  /// What it prints until a line begins so; the acknowledgement of that line has arrived then.
  private func run(
    _ example: Example, _ orders: [String], _ store: StoreID, _ installation: Installation,
    until beginning: String
  ) throws -> String {
    let program = try Program(
      [store.text] + orders, of: example.program.path,
      printingTo: "\(installation.folder.path)/example-\(orders.joined())",
      starter: example.program.starter, environment: ["CARDD_SOCKET=\(installation.socket.path)"])
    try wait(for: "the example: \(program.errors)") {
      program.output.contains("\n\(beginning)") && program.output.hasSuffix("\n")
    }
    try wait(for: "the acknowledgement") {
      let records = try Records(installation.database)
      let last = try records.numbers("SELECT max(sequence) FROM events")
      return try records.numbers("SELECT position FROM event_consumers") == last
    }
    program.signal(SIGTERM)
    _ = try program.end()
    return program.output
  }
}
