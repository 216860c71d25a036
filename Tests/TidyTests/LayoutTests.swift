import Foundation
import Testing

/// What stands where.
@Suite struct LayoutTests {
  private let tree: SourceTree

  init() throws { tree = try SourceTree.current.get() }

  @Test("the top level holds six things, and what tools keep in dot-files")
  func topLevel() throws {
    let entries = try FileManager.default.contentsOfDirectory(atPath: tree.root.path)
    let visible = Set(entries.filter { !$0.hasPrefix(".") })
    let fixed: Set = ["Package.swift", "Sources", "Tests", "Protocol", "Scripts", "README.md"]
    #expect(visible == fixed)
  }

  @Test("the package depends on no other package")
  func noDependencies() throws {
    let manifest = try tree.text(of: "Package.swift")
    #expect(!manifest.contains(".package("))
    #expect(!manifest.contains("\n  dependencies:"))
  }

  @Test("every folder of sources and of tests stands in the manifest")
  func targets() throws {
    let manifest = try tree.text(of: "Package.swift")
    let manager = FileManager.default
    for folder in ["Sources", "Tests"] {
      let names = try manager.contentsOfDirectory(atPath: tree.root.appending(path: folder).path)
      for name in names where !name.hasPrefix(".") {
        #expect(manifest.contains("\"\(name)\""), "\(folder)/\(name)")
      }
    }
  }

  @Test("a file is named after a type or a topic, in capitals")
  func fileNames() {
    for file in tree.files {
      let name = file.path.split(separator: "/").last ?? ""
      #expect(name == "main.swift" || name.first?.isUppercase == true, "\(file.path)")
    }
  }
}
