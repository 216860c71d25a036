import Foundation

/// A program that runs beside the test. It ends with its owner at the latest.
final class Program {
  private let process = Process()
  private let outputPipe = Pipe()
  private let errorPipe = Pipe()

  /// What a program that has ended left.
  struct Outcome {
    let status: Int32
    let output: String
    let errors: String
  }

  /// - Parameter environment: added to the test's own.
  /// - Throws: if the program cannot be started.
  init(_ path: String, _ arguments: [String], environment: [String: String] = [:]) throws {
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = outputPipe
    process.standardError = errorPipe
    try process.run()
  }

  deinit {
    guard process.isRunning else { return }
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  /// Waits for its end. For programs that print little: a pipe holds it.
  func end() -> Outcome {
    let output = outputPipe.fileHandleForReading.readDataToEndOfFile()
    let errors = errorPipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus, output: String(decoding: output, as: UTF8.self),
      errors: String(decoding: errors, as: UTF8.self))
  }

  /// Waits until it says something on standard error.
  /// - Returns: false if it ends without.
  func says(_ text: String) -> Bool {
    var said = ""
    while !said.contains(text) {
      let data = errorPipe.fileHandleForReading.availableData
      if data.isEmpty { return false }
      said += String(decoding: data, as: UTF8.self)
    }
    return true
  }

  /// Runs a Python program to its end; it leaves no compiled files beside its source.
  static func python(
    _ arguments: [String], environment: [String: String] = [:]
  ) throws -> Outcome {
    try Program("/usr/bin/env", ["python3", "-B"] + arguments, environment: environment).end()
  }
}
