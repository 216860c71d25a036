import ClientTesting
import Glibc
import Testing

@testable import Console

/// Files that are read part by part, and such that come about whole or not at all.
@Suite(.timeLimit(.minutes(30))) struct FileTests {
  private let folder = TemporaryFolder()

  private func text(_ path: String) -> String? {
    (try? Process.readFile(path, bytesMax: 1 << 20)).map { String(decoding: $0, as: UTF8.self) }
  }

  @Test("a file is read in parts to its end")
  func parts() throws {
    let parts = try FileParts(folder.file("a", "abcdefg"))
    #expect(parts.byteCount == 7)
    #expect(try parts.next(bytesMax: 4) == Array("abcd".utf8))
    #expect(try parts.next(bytesMax: 4) == Array("efg".utf8))
    #expect(try parts.next(bytesMax: 4).isEmpty)
  }

  @Test("folders, pipes and what is not there are no files to be read, and none is waited for")
  func others() {
    let pipe = folder.path + "/pipe"
    _ = unsafe mkfifo(pipe, 0o600)
    #expect(throws: ConsoleError.notRegular(path: pipe)) { try FileParts(pipe) }
    let isFolder = ConsoleError.system(operation: "read", path: folder.path, code: EISDIR)
    #expect(throws: isFolder) { try FileParts(folder.path) }
    let none = folder.path + "/none"
    #expect(throws: ConsoleError.system(operation: "open", path: none, code: ENOENT)) {
      try FileParts(none)
    }
  }

  @Test("a draft is not seen before it is put in its place, and leaves nothing when it is given up")
  func draft() throws {
    let path = folder.path + "/a.csv"
    let draft = try FileDraft(path)
    try draft.append(Array("new".utf8))
    #expect(!Process.exists(path))
    try draft.place(replaces: false)
    draft.discard()
    #expect(text(path) == "new")
    var other: FileDraft? = try FileDraft(path)
    try other?.append(Array("half".utf8))
    other = nil
    #expect(text(path) == "new" && !Process.exists("\(path).\(getpid()).new"))
  }

  @Test("what has come to stand there meanwhile makes way only if it may")
  func taken() throws {
    let path = folder.path + "/b.csv"
    let draft = try FileDraft(path)
    try draft.append(Array("new".utf8))
    _ = folder.file("b.csv", "mine")
    do throws(ConsoleError) {
      try draft.place(replaces: false)
      Issue.record("it was replaced")
    } catch {
      #expect(error.isTaken)
    }
    #expect(text(path) == "mine")
    try draft.place(replaces: true)
    #expect(text(path) == "new")
  }

  @Test("a folder is no place for a file, and neither is what is below no folder")
  func noPlace() {
    for path in [folder.path, folder.path + "/none/a.csv"] {
      #expect(throws: ConsoleError.self) { try FileDraft(path) }
    }
  }
}
