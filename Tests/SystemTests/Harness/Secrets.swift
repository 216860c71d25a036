import Foundation
import Testing

/// What must not be found anywhere, in whatever form.
struct Secrets {
  private var forms: [(secret: String, bytes: Data)] = []

  init(_ secrets: [String]) {
    for secret in secrets { add(secret) }
  }

  mutating func add(of person: Person) {
    for secret in [person.password, person.token] + person.recoveryCodes { add(secret) }
    if let secret = person.authenticator?.secret { add(secret) }
  }

  mutating func add(_ secret: String) {
    let bytes = Data(secret.utf8)
    let hexadecimal = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    var texts = [hexadecimal, hexadecimal.uppercased()]
    // Wherever it stands in what was encoded; the first and the last letters depend on what is beside.
    for shift in 0..<3 {
      let text = (Data(count: shift) + bytes).base64EncodedString().filter { $0 != "=" }
      texts.append(String(text.dropFirst(shift == 0 ? 0 : 4).dropLast()))
    }
    forms.append((secret, bytes))
    for text in texts { forms.append((secret, Data(text.utf8))) }
    for encoding in [String.Encoding.utf16LittleEndian, .utf16BigEndian] {
      if let wide = secret.data(using: encoding) { forms.append((secret, wide)) }
    }
  }

  /// The first secret that stands in the bytes.
  func found(in bytes: [UInt8]) -> String? {
    let data = Data(bytes)
    return forms.first { data.range(of: $0.bytes) != nil }?.secret
  }

  /// Looks through every file that the server has written, but the keys.
  func expectNone(in installation: Installation) throws {
    let folder = installation.folder.path
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder)
    // What init prints once is the operator's.
    for name in names where !name.hasSuffix(".keys") && name != "init.out" {
      let found = found(in: contents(folder + "/" + name))
      #expect(found == nil, "\(found ?? "") stands in \(name)")
    }
    #expect(names.contains("data/cardd.db") && names.contains("server.err"))
  }
}
