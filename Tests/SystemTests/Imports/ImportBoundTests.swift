import API
import RPC
import Testing

/// What imports may take of a server.
@Suite("Bounds of imports", .timeLimit(.minutes(30)))
struct ImportBoundTests {
  private func mayImport(_ client: Client) throws -> String {
    let id = try client.open("cards.import", CardsImportParams().json)
    let first = try client.receive()
    guard !String(decoding: first, as: UTF8.self).contains(#""open""#) else {
      try client.cancel(id)
      return try Answer(client.receiveAnswer()).outcome
    }
    return try Answer(first).outcome
  }

  @Test("a merchant sends one file at a time, and few merchants at once")
  func turns() throws {
    let stage = try ImportStage()
    let others = try (0..<4).map { _ in try stage.neighbour() }
    let id = try stage.client.openImport()
    let colleague = try stage.server.connect()
    try stage.boss.login(on: colleague)
    #expect(try mayImport(colleague) == "IMPORT_RUNNING")
    for other in others.dropLast() { _ = try other.openImport() }
    let last = try #require(others.last)
    #expect(try mayImport(last) == "OVERLOADED")
    #expect(try mayImport(colleague) == "IMPORT_RUNNING")
    try stage.client.cancel(id)
    _ = try stage.client.receiveAnswer()
    // Its own cancelling ends what was let through.
    #expect(try mayImport(last) == "CANCELLED")
    #expect(try mayImport(colleague) == "CANCELLED")
    #expect(try stage.server.stop() == 0)
  }

  @Test("a file that never ends is given up, so that others have their turn")
  func endless() throws {
    let stage = try ImportStage(limits: ["uploadSeconds=1"])
    let id = try stage.client.openImport()
    try stage.client.sendItem(#"{"data":"YQ=="}"#, to: id)
    #expect(try Answer(stage.client.receiveAnswer()).outcome == "DEADLINE_EXCEEDED")
    #expect(try stage.client.applying(ImportStage.additions(1)).actions.add == 1)
    #expect(try stage.server.stop() == 0)
  }

  @Test("more than 10 MiB, more than the window, and what is no base64 end the call at once")
  func parts() throws {
    let stage = try ImportStage()
    let large = [UInt8](repeating: 65, count: 10 << 20 | 1)
    #expect(try refusal { try stage.client.importing(large) }?.reason == "FILE_TOO_LARGE")
    try stage.reconnect()
    for (item, reason) in [
      (#"{"data":"YQ="}"#, "INVALID_PARAMS"), (#"{"data":"Y!=="}"#, "INVALID_PARAMS"),
      (#"{"data":1}"#, "INVALID_PARAMS"), (#"{}"#, "INVALID_PARAMS"),
    ] {
      let id = try stage.client.openImport()
      try stage.client.sendItem(item, to: id)
      #expect(try Answer(stage.client.receiveAnswer()).outcome == reason, "\(item)")
    }
    let id = try stage.client.openImport()
    try stage.client.sendItem(#"{"data":"YQ=="}"#, 1, to: id)
    #expect(try Answer(stage.client.receiveAnswer()).outcome == "SEQUENCE_BROKEN")
    #expect(try stage.server.stop() == 0)
  }

  @Test(
    "a plan is carried out for the merchant and the file that it was made for, while both are as they were"
  )
  func plans() throws {
    let stage = try ImportStage()
    let neighbour = try stage.neighbour()
    let file = ImportStage.additions(2)
    let hash = try stage.client.importing(file).planHash
    let apply = { (client: Client, file: [UInt8]) in
      try refusal { try client.importing(file) { ($0.dryRun, $0.planHash) = (false, hash) } }?
        .reason
    }
    #expect(try apply(neighbour, file) == "PLAN_CHANGED")
    #expect(try apply(stage.client, ImportStage.additions(3)) == "PLAN_CHANGED")
    let store = try #require(
      try stage.client.call(Endpoints.storesList, StoresListParams()).stores.first)
    _ = try stage.client.bind(cardNumber(0), in: store.id)
    #expect(try apply(stage.client, file) == "PLAN_CHANGED")
    #expect(try stage.client.call(Endpoints.cardsList, CardsListParams()).cards.count == 1)
    #expect(try neighbour.call(Endpoints.cardsList, CardsListParams()).cards.isEmpty)
    #expect(try stage.server.stop() == 0)
  }
}
