import Foundation
import ProgramTesting
import Testing

@Suite(.timeLimit(.minutes(30))) struct ExampleTests {
  @Test("each example of the contract is answered as it says, and rpc.discover answers the bundle")
  func play() throws {
    let installation = try Installation(client: Page.client())
    let bundle = Installation.sources.appending(path: "../../Protocol/openrpc.json")
    try FileManager.default.copyItem(
      at: bundle, to: installation.folder.appending(path: "openrpc.json"))
    let script = Installation.sources.appending(path: "examples.py").path
    let outcome = try Program.python([script, installation.folder.path])
    #expect(outcome.output.isEmpty, "\(outcome.output)")
    #expect(outcome.status == 0, "\(outcome.errors)")
  }
}
