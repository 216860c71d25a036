import Crypto
import RPC
import Service
import Storage

/// `cardd keys`: the keys that seal, and what each has sealed.
package enum KeyRotation {
  /// What keys there are.
  package struct Listing: Sendable {
    fileprivate let keys: [UInt32]
    fileprivate let census: SealedCensus
  }

  /// Beside a server at work too.
  package static func list(_ data: DataDirectory) throws -> Listing {
    let ring = try KeyRing.load(at: data.keys)
    return Listing(keys: ring.sealKeyIDs, census: try SealedCensus(ofDatabase: data.database))
  }

  /// Adds a key that seals from now on, once a server has loaded it.
  ///
  /// - Returns: its id.
  package static func rotate(_ data: DataDirectory) throws -> UInt32 {
    try described(data) { () throws(CryptoError) in
      try KeyRing.rotate(at: data.keys, random: .system)
    }.currentSealKey
  }

  /// Takes a key away that has nothing sealed any more. No server may work with the data meanwhile: one that
  /// has not heard of a newer key could be sealing with this one.
  package static func retire(_ id: UInt32, _ data: DataDirectory) throws {
    let lock = try data.lock()
    defer { withExtendedLifetime(lock) {} }
    let ring = try KeyRing.load(at: data.keys)
    guard ring.sealKeyIDs.contains(id) else { throw DaemonError("there is no seal key \(id)") }
    guard id != ring.currentSealKey else {
      throw DaemonError("key \(id) is the one that seals; run cardd keys rotate first")
    }
    if let words = try SealedCensus(ofDatabase: data.database).words(of: id) {
      throw DaemonError(
        "key \(id) is needed for \(words); a server that has loaded key \(ring.currentSealKey) "
          + "seals them anew, cardd keys list tells how far it is")
    }
    _ = try described(data) { () throws(CryptoError) in try KeyRing.retire(id, at: data.keys) }
  }

  private static func described(
    _ data: DataDirectory, _ body: () throws(CryptoError) -> KeyRing
  ) throws -> KeyRing {
    do {
      return try body()
    } catch .keyFile(let path, .exists) {
      throw DaemonError(
        "\(path) is there: another change of the keys runs, or one did not end; if none runs, remove "
          + "that file, nothing has been sealed with what is in it")
    }
  }
}

extension SealedCensus {
  /// - Parameter path: a database, beside a server at work too.
  init(ofDatabase path: String) throws {
    let inspection = try Inspection(ofDatabase: path)
    do {
      self = try inspection.read { snapshot throws(Refusal) in
        try SealedCensus(snapshot, schema: inspection.schemaVersion)
      }
    } catch {
      throw DaemonError("\(path) cannot be read: \(error.cause ?? "\(error.reason.name)")")
    }
  }
}

extension KeyRotation.Listing {
  /// Keys of the file, and others that something was sealed with.
  private var all: [UInt32] { keys + census.missing(from: keys) }

  private func state(_ key: UInt32) -> String {
    if key == keys.last { return "seals" }
    return keys.contains(key) ? "opens" : "missing"
  }

  /// For people, a key a line.
  package var lines: [String] {
    all.map { key in
      "\(key)  \(state(key).padded(to: 9))\(census.words(of: key) ?? "nothing")"
    }
  }

  /// For programs.
  package var json: String {
    let rows = all.map { key in
      "{\"key\":\(key),\"state\":\"\(state(key))\",\"records\":\(census.count(of: key))}"
    }
    return "{\"keys\":[\(rows.joined(separator: ","))]}"
  }
}
