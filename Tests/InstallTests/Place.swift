import Foundation
import ProgramTesting
import Testing

/// A folder of its own to install into.
final class Place {
  /// The package's.
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "cardd-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Where a system's files lie in it.
  var system: String { folder.appending(path: "system").path }

  /// Runs the script for a system whose files are laid below `system`.
  func install(_ options: String...) throws -> Program.Outcome {
    try Self.script(options + ["--destdir", system])
  }

  /// Runs the script for a user whose home this folder is, and who has no service manager.
  func installForUser(_ options: String...) throws -> Program.Outcome {
    try Self.script(options + ["--user"], environment: home)
  }

  var home: [String: String] {
    let names = [
      "XDG_DATA_HOME": "share", "XDG_STATE_HOME": "state", "XDG_CONFIG_HOME": "config",
      "XDG_RUNTIME_DIR": "run",
    ]
    return names.mapValues { "\(folder.path)/\($0)" }.merging(["HOME": folder.path]) { $1 }
  }

  private static func script(
    _ options: [String], environment: [String: String] = [:]
  ) throws -> Program.Outcome {
    let script = root.appending(path: "Scripts/install").path
    return try Program.run([script, "--binaries", built.path] + options, environment: environment)
  }

  /// A program as it was built for the tests.
  static func program(_ name: String) -> String { built.appending(path: name).path }

  private static var built: URL {
    URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
  }

  /// What is in it: paths below it, sorted, of files alone or of everything.
  func paths(filesAlone: Bool = true) throws -> [String] {
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
    return try paths.filter { path in
      let file = folder.appending(path: path)
      let isFolder = try file.resourceValues(forKeys: [.isDirectoryKey]).isDirectory
      return !filesAlone || isFolder != true
    }
  }

  func text(_ path: String) throws -> String {
    try String(contentsOf: folder.appending(path: path), encoding: .utf8)
  }

  func write(_ text: String, to path: String) throws {
    let file = folder.appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  /// A unit's settings: the lines with this name, and what they say.
  static func settings(_ name: String, in unit: String) -> [String] {
    unit.split(separator: "\n").filter { $0.hasPrefix("\(name)=") }
      .map { String($0.dropFirst(name.count + 1)) }
  }
}
