import Foundation

/// The package as it stands on disk.
struct SourceTree {
  /// Read once for all tests.
  static let current = Result { try SourceTree() }

  let root: URL
  /// Every Swift file that people write below `Sources`, `Tests` and `Protocol`, where examples are.
  let files: [SourceFile]

  /// - Throws: what the file system says of a folder or file that cannot be read.
  private init() throws {
    root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    var files: [SourceFile] = []
    for folder in ["Sources", "Tests", "Protocol"] {
      let folderURL = root.appending(path: folder)
      let paths = try FileManager.default.subpathsOfDirectory(atPath: folderURL.path)
      for path in paths.sorted() where path.hasSuffix(".swift") && !path.contains("/Generated/") {
        let text = try Data(contentsOf: folderURL.appending(path: path))
        files.append(SourceFile(path: "\(folder)/\(path)", text: [UInt8](text)))
      }
    }
    self.files = files
  }

  /// The files that become part of a program.
  var products: [SourceFile] { files.filter { !$0.isTest } }

  func text(of path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }
}

/// One Swift file, as lines without their ends.
struct SourceFile {
  /// Below the package's root: `Sources/JSON/Reader.swift`.
  let path: String
  let lines: [String]
  /// The lines with comments and string literals blanked.
  let code: [String]
  /// The lines with everything but comments blanked.
  let comments: [String]
  /// The lines with string literals blanked.
  let withoutLiterals: [String]

  init(path: String, text: [UInt8]) {
    let classes = Lexer(text).classes
    self.path = path
    lines = Self.lines(text, classes) { _ in true }
    code = Self.lines(text, classes) { $0 == .code }
    comments = Self.lines(text, classes) { $0 == .comment }
    withoutLiterals = Self.lines(text, classes) { $0 != .literal }
  }

  var target: String { String(path.split(separator: "/")[1]) }
  var isTest: Bool { path.hasPrefix("Tests/") }

  /// Where a rule is broken: `path:line: what`, for each line that `isBroken`.
  func places(in lines: [String], where isBroken: (String) -> Bool) -> [String] {
    lines.enumerated().filter { isBroken($0.element) }.map { place($0.offset) }
  }

  func place(_ index: Int) -> String {
    "\(path):\(index + 1): \(lines[index].drop { $0 == " " })"
  }

  private static func lines(
    _ text: [UInt8], _ classes: [Lexer.Class], _ isShown: (Lexer.Class) -> Bool
  ) -> [String] {
    var lines: [String] = []
    var line: [UInt8] = []
    for index in text.indices {
      if text[index] == UInt8(ascii: "\n") {
        lines.append(String(decoding: line, as: UTF8.self))
        line.removeAll(keepingCapacity: true)
      } else {
        line.append(isShown(classes[index]) ? text[index] : UInt8(ascii: " "))
      }
    }
    return line.isEmpty ? lines : lines + [String(decoding: line, as: UTF8.self)]
  }
}

extension String {
  /// Whether the words stand here as such, not as a part of longer names.
  func hasWord(_ word: String) -> Bool {
    guard contains(word) else { return false }
    return ranges(of: word).contains { range in
      let before = self[..<range.lowerBound].last
      let after = self[range.upperBound...].first
      return !(before?.isPartOfName ?? false) && !(after?.isPartOfName ?? false)
    }
  }
}

extension Character {
  var isPartOfName: Bool { isLetter || isNumber || self == "_" }
}
