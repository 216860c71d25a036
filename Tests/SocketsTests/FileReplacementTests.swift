import Foundation
import Testing

@testable import Sockets

@Suite struct FileReplacementTests {
  @Test("a file that is renewed can be read by all, whatever the umask, and nothing else stays")
  func mode() throws {
    let folder = TemporaryFolder()
    let path = "\(folder.path)/metrics"
    for text in ["one", "two"] {
      try withUmask(0o077) { Result { try FileReplacement.write(Array(text.utf8), to: path) } }
        .get()
      #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      #expect(attributes[.posixPermissions] as? Int == 0o644)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["metrics"])
  }
}
