import Testing

/// What crosses a module says what it is.
@Suite struct DocumentationTests {
  private let tree: SourceTree

  init() throws { tree = try SourceTree.current.get() }

  @Test("every type that other modules use says what it is")
  func types() {
    for file in tree.products {
      let broken = file.code.indices.filter { index in
        file.code[index].declaresPackageType && !file.isDocumented(index)
      }
      #expect(broken.map(file.place).isEmpty)
    }
  }

  @Test("everything in the client library that others can use says what it is")
  func library() {
    for file in tree.products where file.target == "CardClient" {
      let broken = file.code.indices.filter { index in
        file.code[index].declaresForOthers && !file.isDocumented(index)
      }
      #expect(broken.map(file.place).isEmpty)
    }
  }

  @Test("a test's name is a sentence: what holds, in words")
  func testNames() {
    for file in tree.files where file.isTest {
      for (index, line) in file.code.enumerated() where line.hasAttribute("@Test") {
        let name = file.name(ofTest: index)
        #expect(name.split(separator: " ").count >= 3, "\(file.place(index))")
        #expect(!name.hasSuffix("."), "\(file.place(index))")
      }
    }
  }
}

extension SourceFile {
  /// Whether a doc comment stands before the line, attributes in between left out.
  fileprivate func isDocumented(_ index: Int) -> Bool {
    let before = lines[..<index].reversed().map { $0.drop { $0 == " " } }
    return before.first { !$0.hasPrefix("@") }?.hasPrefix("///") ?? false
  }

  /// The first string literal of an attribute that begins in the line.
  fileprivate func name(ofTest index: Int) -> Substring {
    let text = lines[index...].prefix(2).joined(separator: " ").drop { $0 != "\"" }
    return Substring(text.dropFirst().prefix { $0 != "\"" })
  }
}

extension String {
  /// A declaration at the file's top level: nested types are described by what holds them.
  fileprivate var declaresPackageType: Bool {
    guard !hasPrefix(" "), hasWord("package") || hasWord("public") else { return false }
    return ["struct", "class", "enum", "protocol", "actor", "typealias"].contains { hasWord($0) }
  }

  /// Something that says more than its name does: not a plain initializer, not what a protocol asks for.
  fileprivate var declaresForOthers: Bool {
    guard hasWord("public"), !hasWord("import"), !hasWord("extension") else { return false }
    let told = ["init() {}", "typealias Element", "typealias Failure", "func makeAsyncIterator"]
    return !told.contains { contains($0) }
  }

  fileprivate func hasAttribute(_ name: String) -> Bool {
    drop { $0 == " " }.hasPrefix(name) || contains(" \(name)")
  }
}
