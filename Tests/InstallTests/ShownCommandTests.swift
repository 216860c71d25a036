import Foundation
import ProgramTesting
import Testing

/// What README.md, Protocol/README.md and the manual pages tell people to type.
@Suite(.timeLimit(.minutes(30))) struct ShownCommandTests {
  private static let documents = [
    "README.md", "Protocol/README.md", "Scripts/install.d/man/cardd.8",
    "Scripts/install.d/man/cardctl.1", "Scripts/install.d/man/cardd.conf.5",
  ]
  private static let script = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "documents.py").path

  /// - Parameter root: the package's folder, or one with other documents.
  private func play(_ root: URL = Place.root, _ options: String...) throws -> Program.Outcome {
    let programs = URL(filePath: Place.program("cardd")).deletingLastPathComponent().path
    return try Program.python([Self.script, root.path, programs] + options)
  }

  @Test("each command that a document shows runs as it stands, and says what is shown below it")
  func commands() throws {
    let outcome = try play()
    #expect(outcome.all.isEmpty, "\(outcome.all)")
    #expect(outcome.status == 0)
  }

  @Test("the documents have commands to run: none of them is passed over")
  func documents() throws {
    let list = try play(Place.root, "--list").output
    for document in ["README.md", "cardd.8", "cardctl.1", "cardd.conf.5"] {
      #expect(list.contains("\(document): "), "\(document)")
    }
    #expect(list.split(separator: "\n").count > 25)
  }

  @Test("a command that fails, one that says something else, and a needless excuse are told")
  func wrong() throws {
    let place = try Place()
    for document in Self.documents {
      let text = try String(contentsOf: Place.root.appending(path: document), encoding: .utf8)
      try place.write(text.replacing("Scripts/demo  ", with: "cardctl demo  "), to: document)
    }
    let readme = try place.text("README.md")
    let block = "```\n$ cardd nonsense\n$ cardd version\ncardd 0.0.0\n```\n"
    try place.write(readme + block, to: "README.md")
    let told = try play(place.folder).all
    #expect(told.contains("README.md: cardd nonsense: ended with 2"), "\(told)")
    #expect(told.contains("README.md: cardd version: does not say: cardd 0.0.0"), "\(told)")
    #expect(told.contains("README.md: cardctl demo: ended with"), "\(told)")
    #expect(told.contains("Scripts/demo: stands in no document"), "\(told)")
  }
}
