import Daemon
import Sockets

/// The words of the command line.
struct CommandLineOptions {
  private(set) var command = "help"
  /// What else stands there without a name; only some commands take such words.
  private(set) var words: [String] = []
  /// What is set here and elsewhere.
  private(set) var sources = Settings.Sources(environment: environment)
  private(set) var isJSON = false
  /// Whether it is the configuration that `check` is to look at.
  private(set) var checksConfiguration = false
  /// Of the audit's chains, as earlier checks have printed them.
  private(set) var heads: [String] = []
  /// The file that a backup goes to, and that a restore comes from.
  private(set) var target: String?
  private(set) var source: String?

  /// Commands that take words without a name.
  private static let wordy: Set<String> = ["ruleset", "keys", "help"]

  init(_ arguments: ArraySlice<String>) throws {
    var rest = arguments
    if let first = rest.popFirst() { command = first }
    while let option = rest.popFirst() {
      switch option {
      case "--config": try readConfig(&rest)
      case "--limit": sources.flags.append(try Self.limit(Self.value(of: option, &rest)))
      case "--head": heads.append(try Self.value(of: option, &rest))
      case "--to": target = try Self.value(of: option, &rest)
      case "--from": source = try Self.value(of: option, &rest)
      case "-o", "--output": isJSON = try Self.isJSON(Self.value(of: option, &rest))
      case _ where Self.wordy.contains(command) && !option.hasPrefix("-"): words.append(option)
      default:
        guard let setting = Setting.all.first(where: { $0.flag == option }) else {
          throw UsageError("\(option): there is no such option")
        }
        sources.flags.append((setting, try Self.value(of: setting, &rest)))
      }
    }
  }

  /// The installation that the command works with.
  var data: DataDirectory {
    get throws(SettingFaults) { try sources.settings().data }
  }

  /// `check --config` looks at the configuration; the file need not be named.
  private mutating func readConfig(_ rest: inout ArraySlice<String>) throws {
    if command == "check" {
      checksConfiguration = true
      guard let next = rest.first, !next.hasPrefix("-") else { return }
    }
    sources.file = try Self.value(of: "--config", &rest)
  }

  private static func isJSON(_ format: String) throws -> Bool {
    guard ["json", "text"].contains(format) else {
      throw UsageError("--output \(format): the formats are text and json")
    }
    return format == "json"
  }

  private static func value(
    of setting: Setting, _ rest: inout ArraySlice<String>
  ) throws -> Setting.Value {
    let text = try value(of: setting.flag, &rest)
    guard let value = setting.value(text) else {
      throw UsageError("\(setting.flag) \(text): give \(setting.allowed)")
    }
    return value
  }

  /// `NAME=N`.
  private static func limit(_ text: String) throws -> (Setting, Setting.Value) {
    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
    guard let name = parts.first, let limit = Setting.limit(name) else {
      throw UsageError("--limit \(text): there is no limit of this name")
    }
    guard parts.count == 2, let value = limit.value(parts[1]) else {
      throw UsageError("--limit \(text): give \(limit.allowed), as in \(name)=100")
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
