import Foundation
import Testing

@Suite struct DocumentTests {
  private static let hasValidator =
    (try? Program.python(["-c", "import jsonschema"]).status) == 0

  @Test(
    "the bundle's schemas are valid, its references lead somewhere and its examples fit",
    .enabled(if: hasValidator, "python3 has no jsonschema here"))
  func bundle() throws {
    let script = Installation.sources.appending(path: "validate.py").path
    let file = Installation.sources.appending(path: "../../Protocol/openrpc.json").path
    let outcome = try Program.python([script, file])
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.isEmpty)
    #expect(outcome.status == 0)
  }
}
