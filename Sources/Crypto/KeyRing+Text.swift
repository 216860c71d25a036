/// The key file's text: a version line, then one key a line in hex; the last seal key is the current
/// one. Empty lines and lines that start with `#` are skipped.
///
///     cardd-keys 1
///     index 8f0c…
///     seal 1 51d2…
///     seal 2 9ab4…
extension KeyRing {
  static let versionLine = "cardd-keys 1"

  /// Needed only by the short-lived programs that write a key file.
  var text: SecretBytes {
    var lines = [Self.versionLine, "# Keep secret, and back up apart from the database."]
    lines.append("index \(BaseEncoding.base16.encode(indexKey.span))")
    for (id, key) in sealKeys.sorted(by: { $0.key < $1.key }) {
      lines.append("seal \(id) \(BaseEncoding.base16.encode(key.span))")
    }
    let text = lines.joined(separator: "\n") + "\n"
    return SecretBytes(copying: text.utf8.span)
  }

  /// `path` is for the error alone.
  init(parsing text: Span<UInt8>, path: String) throws(CryptoError) {
    var parser = KeyFileParser()
    if let fault = parser.parse(text) { throw .keyFile(path: path, fault: fault) }
    guard let indexKey = parser.indexKey else {
      throw .keyFile(path: path, fault: parser.malformed("the index key is missing"))
    }
    guard !parser.sealKeys.isEmpty else {
      throw .keyFile(path: path, fault: parser.malformed("there is no seal key"))
    }
    try self.init(indexKey: indexKey, sealKeys: parser.sealKeys, currentID: parser.lastID)
  }
}

/// Reads the text in place, so that keys are copied nowhere but into secret memory.
struct KeyFileParser {
  private(set) var indexKey: SecretBytes?
  private(set) var sealKeys: [UInt32: SecretBytes] = [:]
  private(set) var lastID: UInt32 = 0
  private var lineNumber = 0

  func malformed(_ problem: String) -> KeyFileFault {
    .malformed(line: max(lineNumber, 1), problem: problem)
  }

  mutating func parse(_ text: Span<UInt8>) -> KeyFileFault? {
    var rest = text
    while !rest.isEmpty {
      let end = rest.indices.first { rest[$0] == UInt8(ascii: "\n") } ?? rest.count
      lineNumber += 1
      if let problem = parseLine(rest.extracting(..<end)) { return malformed(problem) }
      rest = rest.extracting(min(end + 1, rest.count)...)
    }
    return lineNumber == 0 ? malformed("the file is empty") : nil
  }

  /// What is wrong with the line, if anything.
  private mutating func parseLine(_ line: Span<UInt8>) -> String? {
    if lineNumber == 1 {
      let isKnown = constantTimeEqual(line, KeyRing.versionLine.utf8.span)
      return isKnown ? nil : "expected '\(KeyRing.versionLine)'"
    }
    guard !line.isEmpty, line[0] != UInt8(ascii: "#") else { return nil }
    let split = line.indices.last { line[$0] == UInt8(ascii: " ") } ?? 0
    guard let key = Self.key(line.extracting(min(split + 1, line.count)...)) else {
      return "a key must be 64 lower-case hex digits"
    }
    return add(key, named: String(copying: line.extracting(..<split)))
  }

  private mutating func add(_ key: SecretBytes, named name: String) -> String? {
    if name == "index" {
      guard indexKey == nil else { return "a second index key" }
      indexKey = key
      return nil
    }
    let prefix = "seal "
    guard name.hasPrefix(prefix), let id = UInt32(name.dropFirst(prefix.count)),
      name == "\(prefix)\(id)"
    else {
      return "expected 'index KEY' or 'seal ID KEY'"
    }
    guard id > lastID else { return "seal ids must rise from 1" }
    sealKeys[id] = key
    lastID = id
    return nil
  }

  private static func key(_ text: Span<UInt8>) -> SecretBytes? {
    var valid = false
    let key = SecretBytes(count: KeyRing.keyCount) {
      valid = BaseEncoding.base16.decode(text, into: &$0)
    }
    return valid ? key : nil
  }
}

extension String {
  fileprivate init(copying bytes: Span<UInt8>) {
    self.init(decoding: bytes.indices.map { bytes[$0] }, as: UTF8.self)
  }
}
