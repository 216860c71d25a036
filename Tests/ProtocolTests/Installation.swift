import Foundation
import ProgramTesting

/// A new server, and the page's client beside it.
final class Installation {
  /// The folder of these tests.
  static let sources = URL(filePath: #filePath).deletingLastPathComponent()

  let folder: URL
  /// Id of the merchant, once there is one.
  private var tenant = ""
  private let server: Program

  /// - Parameter client: the text of the page's client.
  /// - Throws: `Failed` with what a program said.
  init(client: String) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "cardd-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    try Data(client.utf8).write(to: folder.appending(path: "client.py"))
    let cardd = Self.built("cardd")
    let data = folder.appending(path: "data").path
    let made = try Self.succeed(try Program.run([cardd, "init", "--data", data, "-o", "json"]))
    try Data(made.utf8).write(to: folder.appending(path: "init.json"))
    server = try Program([
      cardd, "serve", "--data", data, "--socket", folder.appending(path: "cardd.sock").path,
    ])
    try server.awaitError("serving")
  }

  /// Brings a merchant, a clerk and two cards, one of which is not normal.
  func seeded() throws -> Installation {
    let seed = Self.sources.appending(path: "seed.py").path
    tenant = try Self.succeed(try Program.python([seed, folder.path])).filter { !$0.isWhitespace }
    return self
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Runs the page's client as the clerk.
  func runClient(passwordFile: String = "password") throws -> Program.Outcome {
    try Program.python(
      [folder.appending(path: "client.py").path],
      environment: [
        "CARDD_SOCKET": folder.appending(path: "cardd.sock").path, "CARDD_ACCOUNT": "lin.mei",
        "CARDD_TENANT": tenant, "CARDD_PASSWORD_FILE": folder.appending(path: passwordFile).path,
      ])
  }

  /// A program of the package: it is built into the folder of the tests.
  private static func built(_ name: String) -> String {
    let tests = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    return tests.deletingLastPathComponent().appending(path: name).path
  }

  private static func succeed(_ outcome: Program.Outcome) throws -> String {
    guard outcome.status == 0 else { throw Failed(errors: outcome.errors) }
    return outcome.output
  }

  struct Failed: Error {
    let errors: String
  }
}
