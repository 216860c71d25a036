package import Foundation
package import ProgramTesting

/// Other programs that read and write workbooks, run on files in a folder of their own.
package enum Office {
  /// A Python that has openpyxl: what `CARDD_PYTHON` names, the one on the path, or the system's.
  private static let interpreter = [
    ProcessInfo.processInfo.environment["CARDD_PYTHON"], "python3", "/usr/bin/python3",
  ].compactMap(\.self).first { runs([$0, "-c", "import openpyxl"]) }

  package static let hasOpenpyxl = interpreter != nil
  package static let hasLibreOffice = runs(["soffice", "--version"])

  private static func runs(_ words: [String]) -> Bool { (try? Program.run(words).status) == 0 }

  /// Runs a script in the Python that has openpyxl.
  package static func python(_ script: String, in folder: URL) throws -> Program.Outcome {
    try Program.run([interpreter ?? "python3", "-c", script], in: folder)
  }

  /// Converts a file with LibreOffice, which keeps its settings in the folder, into the folder `out`.
  /// - Returns: whether it could.
  package static func convert(_ file: String, to format: String, in folder: URL) throws -> Bool {
    let settings = "-env:UserInstallation=\(folder.appending(path: "settings").absoluteString)"
    let words = [
      "soffice", settings, "--headless", "--convert-to", format, "--outdir", "out", file,
    ]
    return try Program.run(words, in: folder).status == 0
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
