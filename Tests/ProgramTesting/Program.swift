package import Foundation
import Sockets

/// Another program, run beside the tests. It ends with its owner at the latest.
///
/// It gets no input, and what it prints goes to files: a pipe could have an end in whatever another test
/// starts at the same moment, and who reads it to its end would wait for that as well.
package final class Program {
  /// What a program that has ended left.
  package struct Outcome {
    /// 127 if there is no such program.
    package let status: Int32
    package let output: String
    package let errors: String
    /// Both, one behind the other.
    package var all: String { output + errors }
  }

  private let name: String
  private let printed: URL
  private var child: ChildProcess?

  /// - Parameters:
  ///   - words: its name or path, and its arguments.
  ///   - folder: where it runs; by default where the tests do.
  ///   - environment: added to the tests' own.
  package init(
    _ words: [String], in folder: URL? = nil, environment: [String: String] = [:]
  ) throws {
    name = words.joined(separator: " ")
    printed = FileManager.default.temporaryDirectory.appending(path: "program-\(UUID())")
    try FileManager.default.createDirectory(at: printed, withIntermediateDirectories: false)
    let script = #"cd "$1" && out=$2 && shift 2 && exec "$@" >"$out/out" 2>"$out/err" </dev/null"#
    let variables = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    child = try ChildProcess(
      executable: "/bin/sh",
      arguments: ["-c", script, "sh", folder?.path ?? ".", printed.path] + words,
      environment: variables.map { "\($0.key)=\($0.value)" })
  }

  deinit { try? FileManager.default.removeItem(at: printed) }

  /// Waits for its end.
  /// - Throws: `TookTooLong` when it had to be killed.
  package func end(within time: Duration = .seconds(300)) throws -> Outcome {
    let deadline = Deadline.after(time)
    let status = child.take()?.wait(by: deadline) ?? -1
    guard deadline.remaining != .zero else { throw TookTooLong(what: name, printed: all) }
    return Outcome(status: status, output: text("out"), errors: text("err"))
  }

  /// Waits until it says something on standard error.
  /// - Throws: `TookTooLong`, also when it ended without.
  package func awaitError(_ said: String, within time: Duration = .seconds(60)) throws {
    let deadline = Deadline.after(time)
    while !text("err").contains(said) {
      guard deadline.remaining != .zero else { throw TookTooLong(what: name, printed: all) }
      usleep(2_000)
    }
  }

  private var all: String { text("out") + text("err") }

  private func text(_ stream: String) -> String {
    let data = try? Data(contentsOf: printed.appending(path: stream))
    return String(decoding: data ?? Data(), as: UTF8.self)
  }

  /// Runs a program to its end.
  package static func run(
    _ words: [String], in folder: URL? = nil, environment: [String: String] = [:]
  ) throws -> Outcome {
    try Program(words, in: folder, environment: environment).end()
  }

  /// Runs a Python program to its end; it leaves no compiled files beside its source.
  package static func python(
    _ arguments: [String], in folder: URL? = nil, environment: [String: String] = [:]
  ) throws -> Outcome {
    try run(["python3", "-B"] + arguments, in: folder, environment: environment)
  }

  /// Whether there is such a program here.
  package static func exists(_ name: String) -> Bool {
    (try? run(["which", name]).status) == 0
  }
}

/// A program that did not do in time what it was waited for to do.
package struct TookTooLong: Error, CustomStringConvertible {
  let what: String
  let printed: String

  package var description: String { "\(what) took too long. It printed: \(printed)" }
}
