import Foundation
import ProgramTesting
import Testing

/// The program in the README is one that works.
@Suite(.timeLimit(.minutes(30))) struct ReadmeTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The first Swift program of the README.
  private func program() throws -> String {
    let text = try String(contentsOf: Self.root.appending(path: "README.md"), encoding: .utf8)
    let start = try #require(text.range(of: "```swift\n")).upperBound
    let end = try #require(text.range(of: "```", range: start..<text.endIndex)).lowerBound
    return String(text[start..<end])
  }

  @Test("the README's program compiles as it stands, in a package that knows the product alone")
  func compiles() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "readme-\(UUID())")
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "Program.swift")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try program().write(to: file, atomically: true, encoding: .utf8)
    let compiled = try Program.run([
      "swiftc", "-typecheck", "-parse-as-library", "-swift-version", "6", "-warnings-as-errors",
      "-package-name", "someone_else", "-I", modules.path,
      "-Xcc", "-fmodule-map-file=\(Self.root.path)/Sources/CLinux/module.modulemap", file.path,
    ])
    #expect(compiled.status == 0, "\(compiled.errors)")
  }

  /// Where the build puts the modules: beside the test bundle.
  private var modules: URL {
    URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
      .appending(path: "Modules")
  }
}
