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
    let draftPath = path + ".new"
    // Claimed before the keys are read: a rotation in between would lose its key.
    let draft = try locateFaults(at: draftPath) { () throws(KeyFileFault) in
      try KeyFileDraft(at: draftPath)
    }
    let ring = try load(at: path).rotated(random: random)
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
