// swift-tools-version: 6.2
import PackageDescription

/// What every target is compiled with. Strict memory safety keeps `unsafe` visible; the lowest layers
/// alone use it (a test holds them to that).
let strict: [SwiftSetting] = [
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableExperimentalFeature("Lifetimes"),
]

func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: dependencies, swiftSettings: strict)
}

// Arrows point downward only; each line may name modules of the lines above it.
let package = Package(
  name: "cardd",
  products: [.library(name: "CardClient", targets: ["CardClient"])],
  targets: [
    .systemLibrary(name: "CLinux"),
    .systemLibrary(
      name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    module("JSON"),
    tests("JSONTests", ["JSON"]),
    .systemLibrary(
      name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    module("Storage", ["CSQLite"]),
    .testTarget(
      name: "StorageTests", dependencies: ["Storage", "CSQLite"], swiftSettings: strict),
    module("Crypto", ["CCrypto"]),
    tests("CryptoTests", ["Crypto"]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    module("Workbook", ["CZlib"]),
    module("Domain"),
    tests("DomainTests", ["Domain"]),
    module("Sockets", ["CLinux"]),
    tests("SocketsTests", ["Sockets"]),
    .target(
      name: "ProgramTesting", dependencies: ["Sockets"], path: "Tests/ProgramTesting",
      swiftSettings: strict),
    .target(
      name: "SheetTesting", dependencies: ["Workbook", "ProgramTesting"],
      path: "Tests/SheetTesting", swiftSettings: strict),
    .testTarget(
      name: "WorkbookTests", dependencies: ["Workbook", "SheetTesting"], exclude: ["Fuzz"],
      swiftSettings: strict),
    module("Console", ["CLinux"]),
    .target(
      name: "WireTesting", dependencies: ["JSON"], path: "Tests/WireTesting",
      swiftSettings: strict),
    module("RPC", ["JSON"]),
    tests("RPCTests", ["RPC", "JSON", "WireTesting"]),
    module("API", ["RPC", "JSON"]),
    tests("APITests", ["API", "RPC", "JSON", "Domain", "WireTesting"]),
    .target(
      name: "MonthTesting", dependencies: ["API", "RPC", "WireTesting"],
      path: "Tests/MonthTesting", swiftSettings: strict),
    .target(
      name: "SchemaTesting", path: "Tests/SchemaTesting", exclude: ["Texts"],
      swiftSettings: strict),
    module("Server", ["API", "RPC", "JSON", "Sockets"]),
    tests("ServerTests", ["Server", "API", "RPC", "JSON", "Sockets", "WireTesting"]),
    module("Service", ["API", "RPC", "JSON", "Domain", "Storage", "Crypto", "Workbook"]),
    module(
      "Daemon", ["Service", "Server", "API", "RPC", "JSON", "Sockets", "Storage", "Crypto"]),
    tests("DaemonTests", ["Daemon", "Server", "Service", "Sockets"]),
    tests(
      "ServiceTests",
      [
        "Service", "API", "RPC", "JSON", "Domain", "Storage", "Crypto", "Workbook", "WireTesting",
        "MonthTesting", "SchemaTesting",
      ]),
    tests(
      "SystemTests",
      [
        "CardClient", "API", "RPC", "JSON", "Sockets", "Storage", "Crypto", "Workbook",
        "WireTesting", "MonthTesting", "SchemaTesting", "SheetTesting",
      ]),
    .executableTarget(name: "cardd", dependencies: ["Daemon", "Sockets"], swiftSettings: strict),
    .executableTarget(
      name: "cardbench", dependencies: ["CardClient", "API", "RPC", "JSON", "Sockets"],
      swiftSettings: strict),
    .executableTarget(
      name: "benchkit", dependencies: ["Storage", "Crypto", "Sockets"], swiftSettings: strict),
    tests("cardbenchTests", ["cardbench", "Domain", "Sockets"]),
    module("CardClient", ["API", "RPC", "JSON", "Sockets"]),
    .target(
      name: "ClientTesting", dependencies: ["RPC", "JSON", "Sockets"], path: "Tests/ClientTesting",
      swiftSettings: strict),
    tests("ConsoleTests", ["Console", "Sockets", "ClientTesting"]),
    tests(
      "CardClientTests",
      ["CardClient", "API", "RPC", "JSON", "Sockets", "ClientTesting", "ProgramTesting"]),
    .executableTarget(
      name: "cardctl", dependencies: ["CardClient", "API", "RPC", "JSON", "Sockets", "Console"],
      swiftSettings: strict,
      // Released, it needs nothing of the system that it runs on.
      linkerSettings: [.unsafeFlags(["-static-executable"], .when(configuration: .release))]),
    tests(
      "cardctlTests",
      [
        "cardctl", "CardClient", "API", "RPC", "JSON", "Sockets", "Console", "ClientTesting",
        "ProgramTesting",
      ]),
    .executableTarget(name: "protogen", dependencies: ["JSON"], swiftSettings: strict),
    .testTarget(
      name: "ProtocolTests", dependencies: ["ProgramTesting"],
      exclude: ["examples.py", "openrpc.py", "seed.py", "story.py", "validate.py"],
      swiftSettings: strict),
    .executableTarget(
      name: "OrderService", dependencies: ["CardClient"], path: "Protocol/examples",
      exclude: ["order_service.py"], swiftSettings: strict),
    .testTarget(
      name: "InstallTests", dependencies: ["ProgramTesting"], exclude: ["documents.py"],
      swiftSettings: strict),
    tests("TidyTests", []),
  ],
  swiftLanguageModes: [.v6]
)
