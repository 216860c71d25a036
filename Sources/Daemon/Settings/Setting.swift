import Sockets

/// Something that an operator may set. The one table of all of them is what the file, the environment, the
/// flags, the help and the example are made of.
package struct Setting: Sendable {
  /// As the file has it; `limits.connections` is the member `connections` of the object `limits`.
  package let key: String
  package let description: String
  let kind: Kind
  /// The environment's variable that sets it; limits have none.
  let variable: String?
  /// The flag of the command line that sets it.
  package let flag: String
  /// Whether a running server takes another value over. Others wait for its next start.
  let isReloadable: Bool
  /// What holds unless somebody says otherwise, given the environment; nil: nothing.
  let standard: @Sendable (Environment) -> Value?
  /// How the default is written down where the environment and the machine are not known.
  let standardText: String

  package typealias Environment = (String) -> String?

  /// What a setting is set to.
  package enum Value: Hashable, Sendable, CustomStringConvertible {
    case text(String)
    case number(Int)

    package var description: String {
      switch self {
      case .text(let text): text
      case .number(let number): "\(number)"
      }
    }
  }

  /// The values that a setting takes.
  enum Kind: Sendable {
    /// A path of at most so many bytes.
    case path(bytesMax: Int)
    case number(ClosedRange<Int>)
    case word([String])
  }

  private init(
    _ key: String, _ kind: Kind, _ description: String, flag: String, standardText: String,
    isReloadable: Bool = false, standard: @escaping @Sendable (Environment) -> Value?
  ) {
    (self.key, self.kind, self.description) = (key, kind, description)
    (self.flag, self.isReloadable) = (flag, isReloadable)
    (self.standard, self.standardText) = (standard, standardText)
    let words = flag.dropFirst(2).split(separator: "-")
    variable = "CARDD_" + words.map { $0.uppercased() }.joined(separator: "_")
  }

  private init(_ limit: Limit) {
    let value = limit.value(in: Limits())
    key = Self.limitPrefix + limit.name
    kind = .number(1...limit.ceiling)
    description = limit.description
    variable = nil
    flag = "--limit"
    isReloadable = true
    standard = { _ in .number(value) }
    standardText = "\(value)"
  }

  static let limitPrefix = "limits."

  static let data = Setting(
    "data", .path(bytesMax: 4_000), "the folder of the database and the keys", flag: "--data",
    standardText: "/var/lib/cardd"
  ) { .text(DataDirectory(explicit: nil, environment: $0).path) }

  static let socket = Setting(
    "socket", .path(bytesMax: SocketPath.bytesMax),
    "the Unix socket; one that a service manager passes on is served in its place",
    flag: "--socket", standardText: SocketPath.standardPath
  ) { environment in
    (try? SocketPath.resolve(explicit: nil, environment: environment)).map { .text($0.path) }
  }

  static let loops = Setting(
    "loops", .number(1...256),
    "threads that serve connections: one for each core, unless it is set", flag: "--loops",
    standardText: "2"
  ) { _ in .number(min(ProcessLimits.cores, 256)) }

  static let logLevel = Setting(
    "logLevel", .word(LogLevel.names),
    "what the log tells: error, warn (and slow calls), info (and writes), debug (and reads)",
    flag: "--log-level", standardText: LogLevel.normal.name, isReloadable: true
  ) { _ in .text(LogLevel.normal.name) }

  static let metricsFile = Setting(
    "metricsFile", .path(bytesMax: 4_000),
    "a file of metrics for node_exporter's textfile collector, renewed every 15 seconds",
    flag: "--metrics-file", standardText: "/var/lib/node_exporter/cardd.prom"
  ) { _ in nil }

  package static let all: [Setting] =
    [data, socket, loops, logLevel, metricsFile] + Limit.all.map { Setting($0) }

  package static func named(_ key: String) -> Setting? {
    all.first { $0.key.utf8.elementsEqual(key.utf8) }
  }

  /// What `--limit NAME=` sets.
  package static func limit(_ name: String) -> Setting? { named(limitPrefix + name) }
}

extension Setting {
  /// Whether it takes this value.
  func takes(_ value: Value) -> Bool {
    switch (kind, value) {
    case (.path(let bytesMax), .text(let path)):
      !path.isEmpty && !path.utf8.contains(0) && path.utf8.count <= bytesMax
    case (.number(let range), .number(let number)): range.contains(number)
    case (.word(let words), .text(let word)): words.contains(word)
    default: false
    }
  }

  /// The values that it takes, in words.
  package var allowed: String {
    switch kind {
    case .path(let bytesMax): "a path of at most \(bytesMax) bytes"
    case .number(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .word(let words): "one of \(words.joined(separator: ", "))"
    }
  }

  /// What a variable or a flag says; nil if it does not take that.
  package func value(_ text: String) -> Value? {
    let value: Value? =
      switch kind {
      case .path, .word: .text(text)
      case .number: Int(text).map { .number($0) }
      }
    return value.flatMap { takes($0) ? $0 : nil }
  }
}
