package import Glibc

extension KeyRing {
  /// Makes new keys and a file for them that only its owner can read, and that survives a crash once
  /// this returns. Never overwrites: `exists`.
  package static func create(at path: String, random: Random) throws(CryptoError) -> KeyRing {
    let ring = try KeyRing(random: random)
    try locateFaults(at: path) { () throws(KeyFileFault) in
      try KeyFileDraft(at: path).publish(ring.text, as: path)
    }
    return ring
  }

  /// Reads the keys; refuses a file that is missing, not regular (a link too), open to group or
  /// others, not `owner`'s, or malformed.
  package static func load(
    at path: String, owner: uid_t = geteuid()
  ) throws(CryptoError) -> KeyRing {
    let text = try locateFaults(at: path) { () throws(KeyFileFault) in
      try KeyFile.read(path, owner: owner)
    }
    return try KeyRing(parsing: text.span, path: path)
  }

  /// Adds a new current seal key to the file, atomically. What was sealed before still opens. A
  /// server that already runs goes on with the keys it loaded.
  ///
  /// `PATH.new` keeps two rotations apart: while it exists, this refuses with `exists`.
  package static func rotate(at path: String, random: Random) throws(CryptoError) -> KeyRing {
    try change(at: path) { (ring) throws(CryptoError) in try ring.rotated(random: random) }
  }

  /// Takes a seal key that is not the current one out of the file, atomically. What it sealed stays closed
  /// from then on: `unknownKey` if there is no such key, or if it is the current one.
  package static func retire(_ id: UInt32, at path: String) throws(CryptoError) -> KeyRing {
    try change(at: path) { (ring) throws(CryptoError) in try ring.retiring(id) }
  }

  private static func change(
    at path: String, _ change: (KeyRing) throws(CryptoError) -> KeyRing
  ) throws(CryptoError) -> KeyRing {
    let draftPath = path + ".new"
    // Claimed before the keys are read: a change in between would be lost.
    let draft = try locateFaults(at: draftPath) { () throws(KeyFileFault) in
      try KeyFileDraft(at: draftPath)
    }
    let ring = try change(load(at: path))
    do throws(KeyFileFault) { try draft.publish(ring.text, as: path) } catch {
      throw .keyFile(path: path, fault: error)
    }
    return ring
  }

  private static func locateFaults<Result: ~Copyable>(
    at path: String, _ body: () throws(KeyFileFault) -> Result
  ) throws(CryptoError) -> Result {
    do throws(KeyFileFault) { return try body() } catch {
      throw .keyFile(path: path, fault: error)
    }
  }
}
