import Testing

/// What the compiler and the formatter do not hold people to.
@Suite struct StyleTests {
  /// The lowest layers: they alone touch memory by hand.
  private static let unsafeTargets: Set<String> = [
    "JSON", "Sockets", "Console", "Storage", "Crypto", "Workbook",
  ]

  /// Each of these says in its file why the compiler cannot see that it is safe.
  private static let uncheckedSendable: Set<String> = [
    "Sources/Crypto/SecretBytes.swift", "Sources/Storage/Semaphore.swift",
    "Sources/Storage/SharedReader.swift",
  ]

  private static let linesMax = 300
  private static let columnsMax = 100
  private static let commentColumnsMax = 110
  private static let functionLinesMax = 40

  private let tree: SourceTree

  init() throws { tree = try SourceTree.current.get() }

  @Test("memory is touched by hand in the lowest layers alone")
  func unsafety() {
    for file in tree.products where !Self.unsafeTargets.contains(file.target) {
      #expect(file.places(in: file.code) { $0.hasWord("unsafe") }.isEmpty)
    }
  }

  @Test("nothing is forced: no try!, no as!, no unwrapping of what may not be there")
  func forcing() {
    for file in tree.files {
      #expect(file.places(in: file.code) { $0.forcesSomething }.isEmpty)
    }
  }

  @Test("what threads share is checked by the compiler, but for a short list")
  func sharing() {
    for file in tree.files {
      #expect(file.places(in: file.code) { $0.contains("nonisolated(unsafe)") }.isEmpty)
      guard !Self.uncheckedSendable.contains(file.path) else { continue }
      #expect(file.places(in: file.code) { $0.contains("@unchecked") }.isEmpty)
    }
  }

  @Test("nothing is left to be done later in a comment")
  func leftovers() {
    for file in tree.files {
      #expect(
        file.places(in: file.comments) { line in
          ["TODO", "FIXME", "XXX", "HACK"].contains { line.hasWord($0) }
        }.isEmpty)
    }
  }

  @Test("a file fits in a head: at most 300 lines")
  func fileLength() {
    for file in tree.files {
      #expect(file.lines.count <= Self.linesMax, "\(file.path)")
    }
  }

  @Test("a function fits on a screen: at most 40 lines")
  func functionLength() {
    for file in tree.files {
      for function in file.functions {
        #expect(function.lineCount <= Self.functionLinesMax, "\(file.place(function.start))")
      }
    }
  }

  @Test("a line has at most 100 columns, a comment 110; only a literal may be longer")
  func lineLength() {
    for file in tree.files {
      let broken = file.lines.indices.filter { index in
        let line = file.lines[index]
        guard line.utf8.count > Self.columnsMax, line == file.withoutLiterals[index] else {
          return false
        }
        let isComment = file.code[index].allSatisfy { $0 == " " }
        return line.count > (isComment ? Self.commentColumnsMax : Self.columnsMax)
      }
      #expect(broken.map(file.place).isEmpty)
    }
  }

  @Test("no name hides what a type does behind Manager, Helper and the like")
  func names() {
    let words = ["Manager", "Helper", "Util", "Utils", "Impl", "Base", "Info"]
    for file in tree.files {
      let broken = file.places(in: file.code) { line in
        line.declaredType.map { name in words.contains { name.hasSuffix($0) } } ?? false
      }
      #expect(broken.isEmpty)
    }
  }
}

extension SourceFile {
  /// The functions and initializers that have a body.
  fileprivate var functions: [(start: Int, lineCount: Int)] {
    code.indices.compactMap { start in
      guard code[start].hasWord("func") || code[start].hasWord("init") else { return nil }
      return bodyEnd(from: start).map { (start, $0 - start + 1) }
    }
  }

  /// The line that closes the braces opened from `start` on; nil if the declaration has none.
  private func bodyEnd(from start: Int) -> Int? {
    let indent = code[start].prefix { $0 == " " }.count
    var depth = 0
    for index in code[start...].indices {
      let line = code[index]
      let lineIndent = line.prefix { $0 == " " }.count
      if index > start, depth == 0, lineIndent <= indent, !line.hasPrefix(")") { return nil }
      depth += line.count { $0 == "{" } - line.count { $0 == "}" }
      if depth <= 0, line.contains("}") { return index }
    }
    return nil
  }
}

extension String {
  fileprivate var forcesSomething: Bool {
    var previous: Character = " "
    for (index, character) in zip(indices, self) {
      defer { previous = character }
      guard character == "!", previous.isPartOfName || ")]}?".contains(previous) else { continue }
      if self[self.index(after: index)...].first != "=" { return true }
    }
    return false
  }

  /// The name of the type that this line declares.
  fileprivate var declaredType: Substring? {
    let words = split(whereSeparator: { !$0.isPartOfName })
    let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "actor", "typealias"]
    guard let kind = words.firstIndex(where: kinds.contains) else { return nil }
    return words[words.index(after: kind)...].first
  }
}
