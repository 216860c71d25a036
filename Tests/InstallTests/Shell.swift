import Foundation

/// Programs that the tests run to their end.
enum Shell {
  struct Outcome {
    let status: Int32
    /// What it said, on either stream.
    let output: String
  }

  /// - Parameter environment: added to the test's own.
  /// - Throws: if the program cannot be started.
  static func run(
    _ words: [String], environment: [String: String] = [:]
  ) throws -> Outcome {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = words
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus, output: String(decoding: output, as: UTF8.self))
  }

  /// Whether there is such a program here.
  static func has(_ program: String) -> Bool {
    (try? run(["which", program]).status) == 0
  }
}
