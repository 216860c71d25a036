import Daemon
import Glibc
import Sockets

/// The command line of cardd.
enum Command {
  static let version = "0.1.0"

  private static let help = """
    cardd keeps merchants' payment cards on file healthy.

      cardd init [--data DIR] [-o json]        make a new installation
      cardd serve [--data DIR] [--socket PATH] [--loops N] [--limit NAME=N]...
                  [--log-level LEVEL] [--metrics-file FILE]
                                               serve it until SIGTERM; SIGHUP reloads
      cardd check [--data DIR] [--head HEAD]... [-o json]
                                               look whether the database is sound, its rows
                                               agree and its audit is intact; changes nothing
      cardd check --config [FILE] [-o json]    say what is wrong with the configuration, or what
                                               is set and where it comes from
      cardd config                             print a configuration with every default
      cardd backup --to FILE [--data DIR] [-o json]
                                               copy the database while it is served, and look
                                               the copy through; the keys are not in it
      cardd restore --from FILE [--data DIR]   put a backup in the database's place; not while
                                               it is served. The former database is kept
      cardd keys list [--data DIR] [-o json]   list the seal keys, and what each has sealed
      cardd keys rotate [--data DIR]           add a key that seals from now on; a running server
                                               takes it over on SIGHUP, and seals anew what
                                               older keys have sealed
      cardd keys retire ID [--data DIR]        remove a key that has nothing sealed any more; not
                                               while it is served
      cardd ruleset list                       list the editions of the rules for signals
      cardd ruleset compare OLD NEW [--data DIR]
                                               list the cards that two editions see differently,
                                               by the signals on record; not while it is served
      cardd version                            print the version

    Every command takes --config FILE, else CARDD_CONFIG, else /etc/cardd/cardd.conf if it is there;
    $XDG_CONFIG_HOME/cardd/cardd.conf in its place, if that variable is set. The environment
    (CARDD_DATA, CARDD_SOCKET, CARDD_LOOPS, CARDD_LOG_LEVEL, CARDD_METRICS_FILE) is stronger than
    the file, and flags are stronger still.

    DIR is $XDG_STATE_HOME/cardd, else /var/lib/cardd, unless it is set. PATH is
    $XDG_RUNTIME_DIR/cardd/cardd.sock, else /run/cardd/cardd.sock. N is how many threads serve
    connections: one for each core. A socket that a service manager passes on is served in place
    of PATH.

    The log goes to standard error, a JSON object a line. LEVEL is error, warn (and calls that are
    slow), info (and writes; unless it is given) or debug (and reads). FILE is renewed every 15
    seconds with metrics in the format of OpenMetrics, for node_exporter's textfile collector.

    check prints the audit's head. Kept elsewhere and given to a later check, it shows whether
    lines were taken from the end. HEAD may also be a merchant's own, as audit.verify told it. The
    exit status is 1 if anything is wrong.

    --limit changes a limit; a refusal names the one that was reached:

    """

  /// The limits with their defaults, a line each.
  private static var limits: String {
    let defaults = Limits()
    return Limit.all.map { limit in
      let name = "  \(limit.name)".padded(to: 28)
      return "\(name)\("\(limit.value(in: defaults))".padded(to: 9))\(limit.description)"
    }.joined(separator: "\n")
  }

  /// Exit codes: 0 done, 1 failed, 2 the command line makes no sense.
  static func run(_ arguments: [String]) -> Int32 {
    do {
      let line = try CommandLineOptions(arguments.dropFirst())
      switch line.command {
      case "init": try initialise(line)
      case "serve": try serve(line, arguments)
      case "check" where line.checksConfiguration: return checkConfiguration(line)
      case "check": return try check(line)
      case "config": print(Settings.example)
      case "backup": return try backUp(line)
      case "restore": try restore(line)
      case "keys": try changeKeys(line)
      case "ruleset": try reportRuleset(line)
      case "version": print("cardd \(version)")
      case "help" where line.words == ["config"]: print(Settings.example)
      case "help", "--help", "-h": print(help + limits)
      default: throw UsageError("cardd \(line.command): there is no such command")
      }
      return 0
    } catch let error as UsageError {
      StandardError.write("\(error.description)\n\(help)\(limits)\n")
      return 2
    } catch {
      StandardError.write("cardd: \(error)\n")
      return 1
    }
  }

  private static func initialise(_ line: CommandLineOptions) throws {
    let result = try Initialization.run(line.data)
    if line.isJSON {
      print("{\"account\":\"\(result.account)\",\"password\":\"\(result.password)\"}")
    } else {
      print("account:  \(result.account)")
      print("password: \(result.password)")
      print("This password is shown once and must be changed at the first login.")
    }
  }

  private static func check(_ line: CommandLineOptions) throws -> Int32 {
    let result = try Check.run(line.data, heads: line.heads)
    print(line.isJSON ? result.json : result.lines.joined(separator: "\n"))
    return result.isSound ? 0 : 1
  }

  private static func checkConfiguration(_ line: CommandLineOptions) -> Int32 {
    do throws(SettingFaults) {
      let settings = try line.sources.settings()
      print(line.isJSON ? settings.json : settings.lines.joined(separator: "\n"))
      return 0
    } catch {
      print(line.isJSON ? error.json : error.lines.joined(separator: "\n"))
      return 1
    }
  }

  private static func backUp(_ line: CommandLineOptions) throws -> Int32 {
    guard let path = line.target else { throw UsageError("cardd backup: say --to FILE") }
    let result = try Backups.make(line.data, at: path)
    print(line.isJSON ? result.json : result.lines.joined(separator: "\n"))
    return result.isSound ? 0 : 1
  }

  private static func restore(_ line: CommandLineOptions) throws {
    guard let path = line.source else { throw UsageError("cardd restore: say --from FILE") }
    print(try Backups.restore(line.data, from: path).lines.joined(separator: "\n"))
  }

  private static func changeKeys(_ line: CommandLineOptions) throws {
    switch (line.words.first, line.words.count) {
    case ("list", 1):
      let listing = try KeyRotation.list(line.data)
      print(line.isJSON ? listing.json : listing.lines.joined(separator: "\n"))
    case ("rotate", 1):
      let key = try KeyRotation.rotate(line.data)
      print("Key \(key) is in the file. A server takes it over when it is reloaded or started.")
      print("Copy the key file to where you keep it: backups from then on need this key.")
    case ("retire", 2):
      guard let id = UInt32(line.words[1]) else { throw UsageError("cardd keys retire: say a key") }
      try KeyRotation.retire(id, line.data)
      print("Key \(id) is no longer in the file. Backups that were made with it need it still.")
    default: throw UsageError("cardd keys: say list, rotate or retire ID")
    }
  }

  private static func reportRuleset(_ line: CommandLineOptions) throws {
    let lines =
      switch (line.words.first, line.words.count) {
      case ("list", 1): try RulesetReport.list()
      case ("compare", 3):
        try RulesetReport.compare(line.data, from: line.words[1], to: line.words[2])
      default: throw UsageError("cardd ruleset: say list, or compare OLD NEW")
      }
    for line in lines { print(line) }
  }

  private static func serve(_ line: CommandLineOptions, _ arguments: [String]) throws {
    try ProcessLimits.disableBacktraces(arguments)
    try ProcessLimits.disableCoreDumps()
    _ = try ProcessLimits.raiseDescriptorLimit()
    let signals = try SignalSource()
    try Daemon.serve(Daemon.Options(line.sources, version: version), until: signals)
  }
}

/// The command line makes no sense.
struct UsageError: Error {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}

@Sendable func environment(_ name: String) -> String? { ProcessEnvironment.value(name) }
