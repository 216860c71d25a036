import Foundation

/// Another program that reads and writes workbooks, run on files in a folder of its own.
enum Program {
  /// Whether the program runs at all.
  static let hasOpenpyxl = run("python3", ["-c", "import openpyxl"], in: nil)?.status == 0
  static let hasLibreOffice = run("soffice", ["--version"], in: nil)?.status == 0

  static func python(_ script: String, in folder: URL) -> (status: Int32, output: String)? {
    run("python3", ["-c", script], in: folder)
  }

  /// Converts a file with LibreOffice, which keeps its settings in the folder.
  static func convert(_ file: String, to format: String, in folder: URL) -> Bool {
    let settings = "-env:UserInstallation=\(folder.appending(path: "settings").absoluteString)"
    let arguments = [settings, "--headless", "--convert-to", format, "--outdir", "out", file]
    return run("soffice", arguments, in: folder)?.status == 0
  }

  /// nil if there is no such program.
  private static func run(
    _ name: String, _ arguments: [String], in folder: URL?
  ) -> (status: Int32, output: String)? {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [name] + arguments
    process.currentDirectoryURL = folder
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    process.standardInput = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let output = (try? pipe.fileHandleForReading.readToEnd()) ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }

  /// Does something with a folder that is there for its time.
  static func inFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "workbook-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }
}
