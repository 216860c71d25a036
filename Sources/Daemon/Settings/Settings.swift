import Sockets

/// What is set, and by whom: the defaults, over them the file, over that the environment, over that the
/// command line.
package struct Settings: Sendable {
  /// Where a value comes from.
  package enum Origin: Equatable, Sendable {
    case standard
    case file(String, line: Int)
    case variable(String)
    case flag(String)
  }

  /// A value in force; nil where nothing is set and nothing holds by itself.
  struct Entry: Sendable {
    var value: Setting.Value?
    var origin: Origin
  }

  /// The file that was read, if there was one.
  package let file: String?
  private var entries: [String: Entry]

  /// Where settings are looked for; asked again, it sees what has changed since.
  package struct Sources: Sendable {
    /// The file that the command line names.
    package var file: String?
    /// What the command line sets, later ones over earlier.
    package var flags: [(setting: Setting, value: Setting.Value)] = []
    let environment: @Sendable (String) -> String?

    package init(environment: @escaping @Sendable (String) -> String?) {
      self.environment = environment
    }
  }

  subscript(setting: Setting) -> Entry {
    entries[setting.key] ?? Entry(value: nil, origin: .standard)
  }

  /// The same, but for these settings, which are as in `others`.
  func keeping(_ kept: [Setting], of others: Settings) -> Settings {
    var settings = self
    for setting in kept { settings.entries[setting.key] = others[setting] }
    return settings
  }

  /// What is not as in `others`.
  func differences(from others: Settings) -> [Setting] {
    Setting.all.filter { self[$0].value != others[$0].value }
  }
}

extension Settings.Sources {
  /// `--config`, else `CARDD_CONFIG`, which have to be there; else the file of a user's instance, if
  /// `XDG_CONFIG_HOME` says that it is one, or of the system's, as far as that is there.
  package var path: String? {
    if let file { return file }
    if let path = environment("CARDD_CONFIG"), !path.isEmpty { return path }
    let standard =
      environment("XDG_CONFIG_HOME").flatMap { $0.hasPrefix("/") ? $0 + "/cardd/cardd.conf" : nil }
      ?? "/etc/cardd/cardd.conf"
    return Folder.holds(standard) ? standard : nil
  }

  /// Reads everything anew.
  /// - Throws: all that is wrong with the file and the environment.
  package func settings() throws(SettingFaults) -> Settings {
    let path = path
    let file = try path.map { path throws(SettingFaults) in try ConfigurationFile(reading: path) }
    var entries: [String: Settings.Entry] = [:]
    for setting in Setting.all {
      entries[setting.key] = .init(value: setting.standard(environment), origin: .standard)
    }
    for given in file?.given ?? [] {
      entries[given.setting.key] = .init(
        value: given.value, origin: .file(path ?? "", line: given.line))
    }
    var faults = file?.faults ?? []
    for (setting, name, text) in variables {
      guard let value = setting.value(text) else {
        faults.append(SettingFault(text: "\(name) is \"\(text)\"; it takes \(setting.allowed)"))
        continue
      }
      entries[setting.key] = .init(value: value, origin: .variable(name))
    }
    for (setting, value) in flags {
      entries[setting.key] = .init(value: value, origin: .flag(setting.flag))
    }
    guard faults.isEmpty else { throw SettingFaults(faults) }
    return Settings(file: path, entries: entries)
  }

  /// The variables that set something; one that is empty does not.
  private var variables: [(Setting, name: String, text: String)] {
    Setting.all.compactMap { setting in
      guard let name = setting.variable, let text = environment(name), !text.isEmpty else {
        return nil
      }
      return (setting, name, text)
    }
  }
}

extension Settings {
  private func text(_ setting: Setting) -> String? { self[setting].value.map { "\($0)" } }

  package var data: DataDirectory {
    DataDirectory(explicit: text(.data), environment: { _ in nil })
  }

  var socket: SocketPath {
    get throws(SocketError) { try SocketPath(text(.socket) ?? "") }
  }

  var logLevel: LogLevel { text(.logLevel).flatMap { LogLevel.named($0) } ?? .normal }

  var metricsFile: String? { text(.metricsFile) }

  var limits: Limits {
    var limits = Limits()
    if case .number(let loops)? = self[.loops].value { limits.server.loops = loops }
    for limit in Limit.all {
      guard let setting = Setting.limit(limit.name) else { continue }
      if case .number(let value)? = self[setting].value { limit.set(value, in: &limits) }
    }
    return limits
  }
}
