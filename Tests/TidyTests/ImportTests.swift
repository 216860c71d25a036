import Testing

/// Which modules a module may know. What does not stand in its row it has never heard of.
@Suite struct ImportTests {
  /// The layers, lowest first.
  private static let rows: [(target: String, mayImport: Set<String>)] = [
    ("JSON", []),
    ("Sockets", ["CLinux", "Glibc", "Synchronization"]),
    ("Console", ["CLinux", "Glibc"]),
    ("Storage", ["CSQLite", "Glibc", "Synchronization"]),
    ("Crypto", ["CCrypto", "Glibc", "Synchronization"]),
    ("Workbook", ["CZlib", "Glibc"]),
    ("RPC", ["JSON", "Synchronization"]),
    ("Domain", []),
    ("API", ["RPC", "JSON"]),
    ("Server", ["API", "RPC", "JSON", "Sockets", "Dispatch", "Synchronization"]),
    ("CardClient", ["API", "RPC", "JSON", "Sockets", "Synchronization"]),
    (
      "Service",
      ["API", "RPC", "JSON", "Domain", "Storage", "Crypto", "Workbook", "Synchronization"]
    ),
    (
      "Daemon",
      [
        "Service", "Server", "API", "RPC", "JSON", "Sockets", "Storage", "Crypto",
        "Synchronization",
      ]
    ),
    ("cardd", ["Daemon", "Sockets", "Glibc"]),
    ("cardctl", ["CardClient", "API", "RPC", "JSON", "Sockets", "Console", "Glibc"]),
    ("cardbench", ["CardClient", "API", "RPC", "JSON", "Sockets", "Glibc", "Synchronization"]),
    ("benchkit", ["Storage", "Crypto", "Sockets", "Glibc"]),
    ("protogen", ["JSON", "FoundationEssentials", "Glibc"]),
    ("examples", ["CardClient"]),
  ]

  /// What one file may know beyond its target's row.
  private static let exceptions: [String: Set<String>] = [
    // Time zones are the system's knowledge, and Foundation reads it.
    "Sources/Service/Zone.swift": ["Foundation"]
  ]

  private let tree: SourceTree

  init() throws { tree = try SourceTree.current.get() }

  @Test("a module imports only what its row allows")
  func arrows() {
    let rows = Dictionary(uniqueKeysWithValues: Self.rows.map { ($0.target, $0.mayImport) })
    for file in tree.files where !file.isTest {
      guard let row = rows[file.target] else {
        Issue.record("\(file.target) has no row in the table of imports")
        continue
      }
      let allowed = row.union(Self.exceptions[file.path] ?? [])
      let broken = file.places(in: file.code) { line in
        line.importedModule.map { !allowed.contains($0) } ?? false
      }
      #expect(broken.isEmpty)
    }
  }

  @Test("the rows go upward: none knows a row below itself")
  func layers() {
    let targets = Set(Self.rows.map(\.target))
    var lower: Set<String> = []
    for row in Self.rows {
      #expect(row.mayImport.intersection(targets).isSubset(of: lower), "\(row.target)")
      lower.insert(row.target)
    }
  }

  @Test("the programs for users and what they are made of never reach a database or a key")
  func thinClient() throws {
    let rows = Dictionary(uniqueKeysWithValues: Self.rows.map { ($0.target, $0.mayImport) })
    for program in ["cardctl", "cardbench"] {
      var reached: Set<String> = []
      var open = [program]
      while let module = open.popLast() {
        guard reached.insert(module).inserted else { continue }
        open += rows[module] ?? []
      }
      #expect(reached.isDisjoint(with: ["Storage", "Crypto", "CSQLite", "CCrypto", "CZlib"]))
    }
  }
}

extension String {
  /// The module that this line imports, if it is an import: attributes and access levels may stand
  /// before, a kind and a path after.
  fileprivate var importedModule: String? {
    let words = split(separator: " ")
    let modifiers: Set<Substring> = ["package", "internal", "private", "fileprivate", "public"]
    let rest = words.drop { modifiers.contains($0) || $0.hasPrefix("@") }
    guard rest.first == "import", let path = rest.last else { return nil }
    return path.split(separator: ".").first.map(String.init)
  }
}
