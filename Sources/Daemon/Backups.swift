import API
import Crypto
import RPC
import Service
import Sockets
import Storage

/// `cardd backup` and `cardd restore`.
package enum Backups {
  /// Copies a database, whether a server works with it or not, and looks the copy through.
  package static func make(_ data: DataDirectory, at path: String) throws -> Result {
    let chain = try AuditChain(KeyRing.load(at: data.keys))
    let now = Daemon.clock()
    // What cannot be looked through is not copied.
    _ = try Inspection(ofDatabase: data.database)
    let report = try described(path) { () throws(Refusal) in
      try Backup.take(of: data.database, to: path, chain)
    }
    return Result(report: report, path: path, takenAt: now)
  }

  /// What a backup has made.
  package struct Result: Sendable {
    fileprivate let report: Backup.Report
    fileprivate let path: String
    fileprivate let takenAt: Timestamp

    package var isSound: Bool { report.isSound }
  }

  /// What a restore has done.
  package struct Restoration: Sendable {
    fileprivate let report: Backup.Report
    /// Where the former database is now; nil if there was none.
    fileprivate let former: String?
  }

  /// Puts a backup in the place of the database, which nobody may work with. The backup is looked through
  /// before anything is moved, and the former database is kept.
  package static func restore(
    _ data: DataDirectory, from path: String
  ) throws -> Restoration {
    let lock = try data.lock()
    defer { withExtendedLifetime(lock) {} }
    guard Folder.holds(data.keys) else {
      throw DaemonError(
        "there are no keys at \(data.keys); put those there that the backup was made with")
    }
    let chain = try AuditChain(KeyRing.load(at: data.keys))
    let copy = data.database + ".restoring"
    try DatabaseCopy.remove(copy)
    let report = try described(path) { () throws(Refusal) in
      try Backup.take(of: path, to: copy, chain)
    }
    do {
      guard report.isSound else { throw DaemonError(unsound(report, path, data)) }
      try expectKeys(of: copy, path, data)
      let former = try DatabaseCopy.replace(
        data.database, with: copy, keepingAs: "\(data.database).before-\(Daemon.clock().compact)")
      return Restoration(report: report, former: former)
    } catch {
      try? DatabaseCopy.remove(copy)
      throw error
    }
  }

  /// Refuses a backup with records that none of the keys opens.
  private static func expectKeys(
    of copy: String, _ path: String, _ data: DataDirectory
  ) throws {
    let missing = try SealedCensus(ofDatabase: copy).missing(
      from: KeyRing.load(at: data.keys).sealKeyIDs)
    guard let key = missing.first else { return }
    throw DaemonError(
      "\(path) has records sealed with key \(key), which is not in \(data.keys); put its line back from "
        + "the key file of the time")
  }

  private static func unsound(
    _ report: Backup.Report, _ path: String, _ data: DataDirectory
  ) -> String {
    if let fault = report.faults.first { return "\(path) is damaged: \(fault)" }
    return "the audit in \(path) does not fit the keys in \(data.keys): either these are not the "
      + "keys that it was written with, or somebody has changed it"
  }

  private static func described<R>(
    _ path: String, _ body: () throws(Refusal) -> R
  ) throws -> R {
    do {
      return try body()
    } catch  where error.reason == .backupExists {
      throw DaemonError("\(path) exists already, and was left alone")
    } catch {
      throw DaemonError("\(path): \(error.cause ?? "\(error.reason.name)")")
    }
  }
}

extension Backups.Result {
  /// For people.
  package var lines: [String] {
    report.faults.map { "The backup is damaged: \($0)" } + [
      "\(path): \(report.bytes) bytes. Everything acknowledged before \(takenAt.text) is in it.",
      report.auditSentence, "The keys are not in it: keep the key file elsewhere.",
    ]
  }

  /// For programs: as `server.backup` answers.
  package var json: String {
    String(decoding: BackupResult(report, at: path, takenAt: takenAt).json, as: UTF8.self)
  }
}

extension Backups.Restoration {
  /// For people.
  package var lines: [String] {
    [
      report.lastChange.map { "The database is restored; the last change in it is of \($0.text)." }
        ?? "The database is restored.",
      report.auditSentence,
      former.map { "The former database is kept as \($0)" } ?? "There was no database before.",
    ]
  }
}

extension Backup.Report {
  fileprivate var auditSentence: String {
    guard let audit else { return "It is of an edition whose audit has no chains." }
    return audit.intact
      ? "Its audit is intact: \(audit.lines) lines, to head \(audit.head)"
      : "Its audit is broken after \(audit.lines) lines; see cardd check"
  }
}
