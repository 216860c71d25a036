import Glibc
import Testing

@testable import Crypto

@Suite struct KeyRingTests {
  private let message = bytes("4111111111111111")

  @Test("purposes and tenants give unlike hashes; the same ones give the same")
  func separation() throws {
    let ring = try KeyRing(random: .seeded(1))
    let digests = try [
      ring.hmac(for: "fingerprint"), ring.hmac(for: "holder"),
      ring.hmac(for: "fingerprint", tenant: 0), ring.hmac(for: "fingerprint", tenant: 1),
      ring.hmac(for: "fingerprint", tenant: 1 << 40), ring.hmac(for: "holder", tenant: 1),
      KeyRing(random: .seeded(2)).hmac(for: "fingerprint"),
    ].map { $0.digest(of: message) }
    #expect(Set(digests).count == digests.count)
    #expect(try ring.hmac(for: "holder", tenant: 1).digest(of: message) == digests[5])
  }

  @Test("hashes outlive a rotation and a reload")
  func stability() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("keys")
    let ring = try KeyRing.create(at: path, random: .seeded(1))
    let expected = try ring.hmac(for: "fingerprint", tenant: 3).digest(of: message)
    let rotated = try KeyRing.rotate(at: path, random: .seeded(2))
    #expect(rotated.currentID == 2)
    let loaded = try KeyRing.load(at: path)
    #expect(loaded.sealKeys == rotated.sealKeys)
    #expect(loaded.currentID == 2)
    #expect(
      try loaded.hmac(for: "fingerprint", tenant: 3).digest(of: message) == expected)
    #expect(folder.names == ["keys"])
  }

  @Test("a hash is what it was in every release: known answer")
  func knownAnswer() throws {
    let zeros = SecretBytes([UInt8](repeating: 0, count: 32))
    let ring = try KeyRing(indexKey: zeros, sealKeys: [1: zeros], currentID: 1)
    let digest = try ring.hmac(for: "fingerprint", tenant: 1).digest(of: message)
    let extracted = try HMAC(key: bytes("cardd key ring 1")).digest(of: zeros)
    let info = bytes("index\0fingerprint\0") + [0, 0, 0, 0, 0, 0, 0, 1] + [1]
    let key = try HMAC(key: extracted.bytes).digest(of: info)
    #expect(try HMAC(key: key.bytes).digest(of: message) == digest)
  }

  @Test("a new key file is its owner's alone and holds what was made")
  func creation() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("keys")
    let ring = try KeyRing.create(at: path, random: .seeded(1))
    var status = stat()
    #expect(unsafe stat(path, &status) == 0)
    #expect(status.st_mode == S_IFREG | 0o600)
    let lines = try folder.read("keys").split(separator: "\n")
    #expect(lines.first == "cardd-keys 1")
    #expect(lines.count == 4)
    #expect(try KeyRing.load(at: path).indexKey == ring.indexKey)
  }

  @Test("an existing file is never overwritten, nor is one made through a link")
  func noOverwriting() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("precious", to: "keys")
    #expect(throws: CryptoError.keyFile(path: path, fault: .exists)) {
      _ = try KeyRing.create(at: path, random: .seeded(1))
    }
    #expect(try folder.read("keys") == "precious")
    let link = folder.file("link")
    #expect(unsafe symlink(folder.file("target"), link) == 0)
    #expect(throws: CryptoError.keyFile(path: link, fault: .exists)) {
      _ = try KeyRing.create(at: link, random: .seeded(1))
    }
    #expect(folder.names == ["keys", "link"])
  }

  @Test("a directory that is not there is told as missing")
  func missingDirectory() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("none/keys")
    #expect(throws: CryptoError.keyFile(path: path, fault: .missing)) {
      _ = try KeyRing.create(at: path, random: .seeded(1))
    }
    #expect(throws: CryptoError.keyFile(path: path, fault: .missing)) {
      _ = try KeyRing.load(at: path)
    }
  }

  @Test(
    "a file that others may read, write or run is refused", arguments: [0o640, 0o604, 0o620, 0o601])
  func exposedFile(mode: Int) throws {
    let folder = try TemporaryFolder()
    let path = folder.file("keys")
    _ = try KeyRing.create(at: path, random: .seeded(1))
    #expect(unsafe chmod(path, mode_t(mode)) == 0)
    #expect(throws: CryptoError.keyFile(path: path, fault: .exposed(mode: UInt32(mode)))) {
      _ = try KeyRing.load(at: path)
    }
    #expect(unsafe chmod(path, 0o400) == 0)
    _ = try KeyRing.load(at: path)
  }

  @Test("another user's file is refused")
  func foreignFile() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("keys")
    _ = try KeyRing.create(at: path, random: .seeded(1))
    let stranger = geteuid() + 1
    let fault = KeyFileFault.foreignOwner(uid: geteuid(), expected: stranger)
    #expect(throws: CryptoError.keyFile(path: path, fault: fault)) {
      _ = try KeyRing.load(at: path, owner: stranger)
    }
  }

  @Test("links, directories and FIFOs are no key files, and none of them blocks")
  func irregularFiles() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("keys")
    _ = try KeyRing.create(at: path, random: .seeded(1))
    let link = folder.file("link")
    let fifo = folder.file("fifo")
    #expect(unsafe symlink(path, link) == 0)
    #expect(unsafe mkfifo(fifo, 0o600) == 0)
    for other in [link, fifo, folder.path] {
      #expect(throws: CryptoError.keyFile(path: other, fault: .notRegular)) {
        _ = try KeyRing.load(at: other)
      }
    }
  }

  static let key = String(repeating: "0f", count: 32)
  static let malformed: [(String, Int)] = [
    ("", 1), ("\n", 1), ("cardd-keys 2\n", 1), ("index \(key)\n", 1),
    ("cardd-keys 1\n", 1), ("cardd-keys 1\nindex \(key)\n", 2),
    ("cardd-keys 1\nseal 1 \(key)\n", 2),
    ("cardd-keys 1\nindex \(key.dropLast())\nseal 1 \(key)\n", 2),
    ("cardd-keys 1\nindex \(key)0\nseal 1 \(key)\n", 2),
    ("cardd-keys 1\nindex \(key.uppercased())\nseal 1 \(key)\n", 2),
    ("cardd-keys 1\nindex \(key)\nindex \(key)\nseal 1 \(key)\n", 3),
    ("cardd-keys 1\nindex \(key)\nseal 0 \(key)\n", 3),
    ("cardd-keys 1\nindex \(key)\nseal +1 \(key)\n", 3),
    ("cardd-keys 1\nindex \(key)\nseal one \(key)\n", 3),
    ("cardd-keys 1\nindex \(key)\nseal \(key)\n", 3),
    ("cardd-keys 1\nindex \(key)\n\(key)\n", 3),
    ("cardd-keys 1\nindex \(key)\nseal 4294967296 \(key)\n", 3),
    ("cardd-keys 1\nindex \(key)\nseal 2 \(key)\n\nseal 2 \(key)\n", 5),
    ("cardd-keys 1\nindex \(key)\nseal 1 \(key)\r\n", 3),
    ("cardd-keys 1\nindex \(key)\nseal 1 \(key)\n ", 4),
  ]

  @Test("a malformed file is refused with its line, and no key is quoted", arguments: malformed)
  func malformedFile(text: String, line: Int) throws {
    let error = #expect(throws: CryptoError.self) {
      _ = try KeyRing(parsing: text)
    }
    guard case .keyFile("keys", .malformed(line, _)) = error else {
      Issue.record("\(text) gave \(String(describing: error))")
      return
    }
    #expect(!String(describing: error).contains("0f0f"))
  }

  @Test("comments, empty lines, gaps in ids and a last line without its end are fine")
  func leniency() throws {
    let text = "cardd-keys 1\n# note\n\nindex \(Self.key)\nseal 3 \(Self.key)\nseal 7 \(Self.key)"
    let ring = try KeyRing(parsing: text)
    #expect(ring.currentID == 7)
    #expect(Set(ring.sealKeys.keys) == [3, 7])
  }

  @Test("a huge file is refused unread")
  func hugeFile() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(String(repeating: "#", count: 1 << 17), to: "keys")
    let fault = KeyFileFault.malformed(line: 1, problem: "the file is too large")
    #expect(throws: CryptoError.keyFile(path: path, fault: fault)) {
      _ = try KeyRing.load(at: path)
    }
  }

  @Test("two rotations cannot run into each other, and a failed one leaves nothing behind")
  func rotationIsExclusive() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("keys")
    _ = try KeyRing.create(at: path, random: .seeded(1))
    let draft = try folder.write("", to: "keys.new")
    #expect(throws: CryptoError.keyFile(path: draft, fault: .exists)) {
      _ = try KeyRing.rotate(at: path, random: .seeded(2))
    }
    #expect(unsafe unlink(draft) == 0)
    #expect(unsafe chmod(path, 0o644) == 0)
    #expect(throws: CryptoError.keyFile(path: path, fault: .exposed(mode: 0o644))) {
      _ = try KeyRing.rotate(at: path, random: .seeded(2))
    }
    #expect(folder.names == ["keys"])
  }

  @Test("a key that was retired opens nothing any more, and its number does not come back")
  func retirement() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("keys")
    let first = try KeyRing.create(at: path, random: .seeded(1))
    let (text, stump): ([UInt8], [UInt8]) = ([7], [1, 0, 0])
    let sealer = try first.sealer(for: "x", random: .seeded(3))
    let record = sealer.seal(text.span, associated: text.span)
    let named = (Sealer.key(of: record.span), Sealer.key(of: stump.span))
    #expect(named == (1, nil))
    let second = try KeyRing.rotate(at: path, random: .seeded(2))
    #expect(second.sealKeyIDs == [1, 2] && second.currentSealKey == 2)
    #expect(second.extends(first) && !first.extends(second))
    #expect(throws: CryptoError.unknownKey(id: 2)) { _ = try KeyRing.retire(2, at: path) }
    #expect(throws: CryptoError.unknownKey(id: 9)) { _ = try KeyRing.retire(9, at: path) }
    let left = try KeyRing.retire(1, at: path)
    #expect(left.sealKeyIDs == [2] && !left.extends(second))
    #expect(try KeyRing.load(at: path).sealKeyIDs == [2] && folder.names == ["keys"])
    let opener = try left.sealer(for: "x", random: .system)
    #expect(throws: CryptoError.unknownKey(id: 1)) {
      _ = try opener.open(record.span, associated: text.span)
    }
    #expect(try KeyRing.rotate(at: path, random: .seeded(4)).sealKeyIDs == [2, 3])
    #expect(try !KeyRing(random: .seeded(5)).extends(KeyRing(random: .seeded(6))))
  }

  @Test("every fault tells what to do")
  func advice() {
    let faults: [(KeyFileFault, String)] = [
      (.missing, "restore"), (.exists, "never overwritten"), (.notRegular, "regular"),
      (.exposed(mode: 0o644), "chmod 600"), (.foreignOwner(uid: 0, expected: 7), "chown 7"),
      (.malformed(line: 3, problem: "x"), "line 3"), (.system(call: "open", errno: 13), "open"),
    ]
    for (fault, words) in faults {
      let text = CryptoError.keyFile(path: "/k", fault: fault).description
      #expect(text.hasPrefix("key file /k: ") && text.contains(words), "\(text)")
    }
  }
}
