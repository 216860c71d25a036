import API
import Crypto
import RPC
import Service
import Storage

/// `cardd check`: looks at an installation without changing it, whether a server works with it or not.
package enum Check {
  /// What came of it.
  package struct Result: Sendable {
    /// What is wrong with the database file.
    package let faults: [String]
    /// Rows that disagree; nil if they are of an earlier edition, which was not looked at.
    package let findings: [String]?
    fileprivate let audit: AuditVerifyResult

    package var isSound: Bool { faults.isEmpty && findings?.isEmpty != false && audit.intact }
  }

  /// - Parameter heads: of earlier checks, or of a tenant's own verifications.
  package static func run(_ data: DataDirectory, heads: [String]) throws -> Result {
    let keys = try KeyRing.load(at: data.keys)
    let chain = try AuditChain(keys)
    let inspection = try open(data.database)
    let faults = try inspection.faults()
    do {
      let audit = try inspection.read { try AuditCheck.run($0, chain, heads: heads) }
      return Result(faults: faults, findings: try findings(inspection, keys), audit: audit)
    } catch let refusal as Refusal where !refusal.violations.isEmpty {
      throw DaemonError("--head: give a head as check or audit.verify has told it")
    } catch let refusal as Refusal {
      throw DaemonError("the database cannot be read: \(refusal.cause ?? "\(refusal.reason.name)")")
    }
  }

  private static func findings(
    _ inspection: Inspection, _ keys: KeyRing
  ) throws(Refusal) -> [String]? {
    guard inspection.schemaVersion == Schema.newest else { return nil }
    return try inspection.read { snapshot throws(Refusal) in
      try Consistency.findings(snapshot, sealKeys: keys.sealKeyIDs)
    }
  }

  private static func open(_ path: String) throws(DaemonError) -> Inspection {
    let inspection = try Inspection(ofDatabase: path)
    guard inspection.schemaVersion >= AuditCheck.schemaMin else {
      throw DaemonError(
        "\(path) is of an edition whose audit has no chains; `cardd serve` brings it up to date")
    }
    return inspection
  }
}

extension Check.Result {
  /// For people.
  package var lines: [String] {
    var lines = faults.map { "The database is damaged: \($0)" }
    if faults.isEmpty { lines.append("The database is sound.") }
    lines += (findings ?? []).map { "Rows disagree: \($0)." }
    if let findings, findings.isEmpty { lines.append("Its rows agree with each other.") }
    if findings == nil {
      lines.append(
        "Its rows were not held against each other: `cardd serve` brings them up to date first.")
    }
    if let broken = audit.firstBroken {
      lines.append("The audit is broken: \(broken.sentence)")
      lines.append("Before that, \(audit.lines) lines fit, to head \(audit.head)")
    } else {
      lines.append("The audit is intact: \(audit.lines) lines.")
      lines.append("Keep its head elsewhere: \(audit.head)")
    }
    return lines
  }

  /// For programs: the members of `audit.verify`, `faults`, and `findings` unless they were not looked for.
  package var json: String {
    let list = { (texts: [String]) in
      "[" + texts.map { "\"\($0.jsonEscaped)\"" }.joined(separator: ",") + "]"
    }
    let rows = findings.map { "\"findings\":\(list($0))," } ?? ""
    let audit = String(decoding: audit.json.dropFirst(), as: UTF8.self)
    return "{\"sound\":\(isSound),\"faults\":\(list(faults)),\(rows)\(audit)"
  }
}

extension BrokenLine {
  fileprivate var sentence: String {
    let line = [
      id.map { $0.text }, sequence.map { "number \($0)" }, tenant.map { "of \($0.text)" },
      place.map { "at place \($0)" },
    ].compactMap { $0 }.joined(separator: " ")
    return switch what {
    case .changed: "the line \(line) was changed."
    case .removed: "the line \(line) was removed."
    case .reordered: "the line \(line) stands elsewhere than it was written."
    case .truncated: "lines were taken from the end, from \(line) on."
    case .replaced: "the line \(line) is not the one whose head was kept."
    case .unrecognized: "the line \(line)."
    }
  }
}

extension String {
  fileprivate var jsonEscaped: String {
    unicodeScalars.map { scalar in
      switch scalar {
      case "\"", "\\": "\\\(scalar)"
      case _ where scalar.value < 32: " "
      default: "\(scalar)"
      }
    }.joined()
  }
}
