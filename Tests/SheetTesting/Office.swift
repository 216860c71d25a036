package import Foundation

/// Other programs that read and write workbooks, run on files in a folder of their own.
package enum Office {
  /// A Python that has openpyxl: what `CARDD_PYTHON` names, the one on the path, or the system's.
  private static let interpreter = [
    ProcessInfo.processInfo.environment["CARDD_PYTHON"], "python3", "/usr/bin/python3",
  ].compactMap(\.self).first { run($0, ["-c", "import openpyxl"], in: nil)?.status == 0 }

  package static let hasOpenpyxl = interpreter != nil
  package static let hasLibreOffice = run("soffice", ["--version"], in: nil)?.status == 0

  /// nil if there is no such Python.
  package static func python(_ script: String, in folder: URL) -> (status: Int32, output: String)? {
    interpreter.flatMap { run($0, ["-c", script], in: folder) }
  }

  /// Converts a file with LibreOffice, which keeps its settings in the folder, into the folder `out`.
  package static func convert(_ file: String, to format: String, in folder: URL) -> Bool {
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
  package static func inFolder<R>(_ body: (URL) throws -> R) throws -> R {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "workbook-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
  }
}
