import Foundation
import Testing

/// The conversations of `Protocol/transcripts`, each against a server of its own.
@Suite("Transcripts", .withCast, .timeLimit(.minutes(30)))
struct TranscriptTests {
  @Test("the server answers as it is written", arguments: TranscriptFile.all)
  func play(_ file: TranscriptFile) async throws {
    let cast = try #require(Cast.current)
    do {
      try await TranscriptPlayer(cast).play(Transcript(file.text))
    } catch let fault as TranscriptFault {
      Issue.record(
        "\(file.path):\(fault.line): \(fault.description)",
        sourceLocation: SourceLocation(
          fileID: "transcripts/\(file.testDescription)", filePath: file.path, line: fault.line,
          column: 1))
    }
  }

  @Test("there are transcripts to play")
  func some() { #expect(TranscriptFile.all.count > 10) }
}

struct TranscriptFile: CustomTestStringConvertible {
  let path: String

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../Protocol/transcripts").standardizedFileURL.path

  static var all: [TranscriptFile] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".txt") }.sorted().map {
      TranscriptFile(path: "\(folder)/\($0)")
    }
  }

  var text: String { SystemTests.text(path) }
  var testDescription: String { path.split(separator: "/").last.map(String.init) ?? path }
}

/// Has the cast made once for a suite.
struct CastTrait: SuiteTrait, TestScoping {
  func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    try await Cast.$current.withValue(Cast()) { try await function() }
  }
}

extension Trait where Self == CastTrait {
  static var withCast: Self { CastTrait() }
}
