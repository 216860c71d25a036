package import API
import JSON
package import RPC
import Storage

/// Copies of an installation's database, each looked through before anybody relies on it. The keys are not
/// in them: without the key file no card of a backup can be found by its number or debited.
package enum Backup {
  /// What a copy holds.
  package struct Report: Sendable {
    package let bytes: Int
    /// Of the audit in it; nil for editions whose audit has no chains.
    package let audit: AuditVerifyResult?
    /// When the last line of that was written.
    package let lastChange: Timestamp?
    /// What is wrong with the file.
    package let faults: [String]

    package var isSound: Bool { faults.isEmpty && audit?.intact != false }
  }

  /// Makes a copy and looks it through. Whatever was acknowledged before the call is in it. One that is not
  /// sound stays where it is, to be looked at.
  ///
  /// - Parameter time: how long the copying may take.
  /// - Throws: `deadlineExceeded`, `backupExists`, or what the files fail with.
  package static func take(
    of database: String, to path: String, _ chain: AuditChain,
    within time: Duration? = nil
  ) throws(Refusal) -> Report {
    do throws(StorageError) {
      try DatabaseCopy.make(of: database, at: path, within: time)
    } catch {
      if case .exists = error { throw Refusal(.backupExists) }
      throw Refusal(storage: error)
    }
    return try report(on: path, chain)
  }

  /// Looks a copy through: its pages, its references and its audit.
  package static func report(
    on path: String, _ chain: AuditChain
  ) throws(Refusal) -> Report {
    let (copy, faults) = try open(path)
    var (audit, lastChange): (AuditVerifyResult?, Timestamp?)
    if copy.schemaVersion >= AuditCheck.schemaMin {
      (audit, lastChange) = try copy.read { snapshot throws(Refusal) in
        (
          try AuditCheck.run(snapshot, chain, heads: []),
          try snapshot.first(
            "SELECT at FROM audit ORDER BY place DESC LIMIT 1", row: { $0.time(0) })
        )
      }
    }
    return Report(bytes: copy.bytes, audit: audit, lastChange: lastChange, faults: faults)
  }

  private static func open(
    _ path: String
  ) throws(Refusal) -> (copy: Inspection, faults: [String]) {
    do throws(StorageError) {
      let copy = try Inspection(
        path: path, applicationID: Schema.applicationID, schemaMax: Schema.newest)
      return (copy, try copy.faults())
    } catch {
      throw Refusal(storage: error)
    }
  }
}

extension BackupResult {
  package init(_ report: Backup.Report, at path: String, takenAt time: Timestamp) {
    self.init(
      file: path, takenAt: time, bytes: Int64(report.bytes), sound: report.isSound,
      lines: report.audit?.lines ?? 0, head: report.audit?.head ?? "")
  }
}

extension Timestamp {
  /// `2026-08-31T08:00:00.000Z`
  package var text: String {
    var writer = JSON.Writer(capacity: 32)
    write(to: &writer)
    return String(decoding: [UInt8](copying: writer.bytes).dropFirst().dropLast(), as: UTF8.self)
  }

  /// As part of a file's name: `20260831T080000Z`.
  package var compact: String { text.prefix(19).filter { $0 != "-" && $0 != ":" } + "Z" }
}
