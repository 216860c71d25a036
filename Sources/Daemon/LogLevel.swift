import Server

/// How much the log tells, by the name that an operator gives it.
package struct LogLevel: Sendable {
  let level: Log.Level

  package static let normal = LogLevel(level: .info)

  package static let names = Log.Level.allCases.map { "\($0.name)" }

  package var name: String { "\(level.name)" }

  package static func named(_ name: String) -> LogLevel? {
    Log.Level.allCases.first { "\($0.name)" == name }.map { LogLevel(level: $0) }
  }
}
