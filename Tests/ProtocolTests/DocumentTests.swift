import Foundation
import ProgramTesting
import Testing

@Suite struct DocumentTests {
  private static let hasValidator =
    (try? Program.python(["-c", "import jsonschema"]).status) == 0
  private static let bundle = Installation.sources.appending(path: "../../Protocol/openrpc.json")

  /// What is wrong with a document.
  private func problems(_ document: URL) throws -> [Substring] {
    let script = Installation.sources.appending(path: "validate.py").path
    let outcome = try Program.python([script, document.path])
    #expect(outcome.errors.isEmpty)
    return outcome.output.split(separator: "\n")
  }

  @Test(
    "the bundle keeps to OpenRPC 1.3, its schemas are valid, its references lead somewhere, its examples fit",
    .enabled(if: hasValidator, "python3 has no jsonschema here"))
  func bundle() throws {
    #expect(try problems(Self.bundle) == [])
  }

  @Test(
    "what a document does wrong is told",
    .enabled(if: hasValidator, "python3 has no jsonschema here"),
    arguments: [
      ("d['openrpc'] = '2.0.0'", "openrpc"), ("d['info'].pop('version')", "version"),
      ("d['extra'] = 1", "extra"), ("m['parameters'] = []", "parameters"),
      ("m['params'].append(dict(m['params'][0]))", "account: stands there twice"),
      ("m['params'].reverse()", "behind one that is not"),
      ("m['params'][0].pop('schema')", "schema"),
      ("m['params'][0]['schema'] = {'type': 'text'}", "text"),
      ("d['methods'].append(m)", "session.login: stands there twice"),
      ("m['errors'].append({'$ref': '#/components/errors/NONE'})", "leads nowhere"),
      ("m['errors'].append({'code': 1})", "message"), ("m.pop('description')", "no description"),
      ("m['examples'] = []", "no examples"), ("m.pop('errors')", "reasons"),
      ("m['examples'][0]['params'].pop(1)", "is missing"),
      ("m['examples'][0]['result']['value'] = {}", "result"),
      ("m['examples'][0]['params'].append({'name': 'x', 'value': 1})", "is not described"),
    ])
  func wrong(_ change: String, _ told: String) throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).json")
    defer { try? FileManager.default.removeItem(at: file) }
    let script = """
      import json, sys
      d = json.load(open(sys.argv[1]))
      m = next(m for m in d['methods'] if m['name'] == 'session.login')
      \(change)
      json.dump(d, open(sys.argv[2], 'w'))
      """
    #expect(try Program.python(["-c", script, Self.bundle.path, file.path]).status == 0)
    let problems = try problems(file)
    #expect(problems.contains { $0.contains(told) }, "\(problems)")
  }
}
