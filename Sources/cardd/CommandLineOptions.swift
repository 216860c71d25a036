import Daemon
import Sockets

/// The words of the command line.
struct CommandLineOptions {
  private(set) var command = "help"
  /// What else stands there without a name; only some commands take such words.
  private(set) var words: [String] = []
  private(set) var data: DataDirectory
  private(set) var socket: String?
  private(set) var isJSON = false
  private(set) var loops: Int?
  private(set) var limits: [(Limit, Int)] = []
  private(set) var logLevel: LogLevel?
  private(set) var metricsFile: String?
  /// Of the audit's chains, as earlier checks have printed them.
  private(set) var heads: [String] = []
  /// The file that a backup goes to, and that a restore comes from.
  private(set) var target: String?
  private(set) var source: String?

  init(_ arguments: ArraySlice<String>) throws {
    var folder: String?
    var rest = arguments
    if let first = rest.popFirst() { command = first }
    while let option = rest.popFirst() {
      switch option {
      case "--data": folder = try Self.value(of: option, &rest)
      case "--socket": socket = try Self.value(of: option, &rest)
      case "--loops": loops = try Self.loops(Self.value(of: option, &rest))
      case "--limit": limits.append(try Self.limit(Self.value(of: option, &rest)))
      case "--log-level": logLevel = try Self.level(Self.value(of: option, &rest))
      case "--metrics-file": metricsFile = try Self.value(of: option, &rest)
      case "--head": heads.append(try Self.value(of: option, &rest))
      case "--to": target = try Self.value(of: option, &rest)
      case "--from": source = try Self.value(of: option, &rest)
      case "-o", "--output": isJSON = try Self.isJSON(Self.value(of: option, &rest))
      case _ where command == "ruleset" && !option.hasPrefix("-"): words.append(option)
      default: throw UsageError("\(option): there is no such option")
      }
    }
    data = DataDirectory(explicit: folder, environment: environment)
  }

  private static func loops(_ text: String) throws -> Int {
    guard let loops = Int(text), (1...256).contains(loops) else {
      throw UsageError("--loops \(text): give a number from 1 to 256")
    }
    return loops
  }

  private static func isJSON(_ format: String) throws -> Bool {
    guard ["json", "text"].contains(format) else {
      throw UsageError("--output \(format): the formats are text and json")
    }
    return format == "json"
  }

  private static func level(_ text: String) throws -> LogLevel {
    guard let level = LogLevel.named(text) else {
      throw UsageError("--log-level \(text): the levels are error, warn, info and debug")
    }
    return level
  }

  /// `NAME=N`.
  private static func limit(_ text: String) throws -> (Limit, Int) {
    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
    guard let name = parts.first, let limit = Limit.named(name) else {
      throw UsageError("--limit \(text): there is no limit of this name")
    }
    guard parts.count == 2, let value = Int(parts[1]), (1...limit.ceiling).contains(value)
    else {
      throw UsageError(
        "--limit \(text): give a number from 1 to \(limit.ceiling), as in \(name)=100")
    }
    return (limit, value)
  }

  private static func value(
    of option: String, _ rest: inout ArraySlice<String>
  ) throws -> String {
    guard let value = rest.popFirst(), !value.isEmpty else {
      throw UsageError("\(option) needs a value")
    }
    return value
  }
}
