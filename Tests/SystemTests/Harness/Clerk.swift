import Foundation
import RPC

/// Somebody who works with cardctl, each run a process of its own.
final class Clerk {
  let folder: TemporaryFolder
  private let installation: Installation
  private let passwordFile: String

  /// How a run ended, and what it said.
  struct Outcome {
    let status: Int32
    let output: String
    let errors: String

    /// The id of the import that was told of.
    var job: String {
      errors.firstMatch(of: /imp_[0-9a-z]+/).map { String($0.output) } ?? "none"
    }
  }

  /// Logs in.
  init(_ person: Person, at installation: Installation) throws {
    folder = try TemporaryFolder()
    self.installation = installation
    passwordFile = folder.path + "/password"
    try person.password.write(toFile: passwordFile, atomically: false, encoding: .utf8)
    let login = try run(
      ["login", person.account, "--tenant", person.tenant?.text ?? ""] + proof)
    guard login.status == 0 else { throw DidNotStart(errors: login.errors) }
  }

  /// What proves who it is where no person is asked.
  var proof: [String] { ["--password-file", passwordFile] }

  func path(_ name: String) -> String { "\(folder.path)/\(name)" }

  @discardableResult
  func write(_ name: String, _ text: String) throws -> String {
    try text.write(toFile: path(name), atomically: false, encoding: .utf8)
    return path(name)
  }

  /// - Parameter limits: a shell's own commands, run before.
  func run(_ arguments: [String], limits: String = "") throws -> Outcome {
    try start(arguments, limits: limits).end()
  }

  func run(_ arguments: String...) throws -> Outcome { try run(arguments) }

  /// A run that goes on.
  struct Run {
    fileprivate let program: Program

    var errors: String { program.errors }

    func end() throws -> Outcome {
      let status = try program.end(within: .seconds(120))
      return Outcome(status: status, output: program.output, errors: program.errors)
    }
  }

  func start(_ arguments: [String], limits: String = "") throws -> Run {
    let program = try Program(
      arguments, of: Program.built("cardctl"), printingTo: path("run-\(UUID())"),
      starter: ["/bin/sh", "-c", "\(limits)\nexec \"$@\"", "sh"],
      environment: ["CARDD_SOCKET=\(installation.socket.path)", "XDG_STATE_HOME=\(folder.path)"])
    return Run(program: program)
  }
}
