import ClientTesting
import Glibc
import Testing

@testable import Console

@Suite struct PrivateFileTests {
  let folder = TemporaryFolder()

  private func mode(_ path: String) -> mode_t? {
    var status = stat()
    guard unsafe lstat(path, &status) == 0 else { return nil }
    return status.st_mode & 0o7777
  }

  @Test("what is missing is no error, for reading and for removing")
  func missing() throws {
    let file = PrivateFile("\(folder.path)/a/b/session")
    #expect(try file.read() == nil)
    try file.remove()
  }

  @Test("a new file is 0600 in directories that are 0700, whatever the umask")
  func modes() throws {
    let file = PrivateFile("\(folder.path)/a/b/session")
    try file.replace(with: [1, 2])
    #expect(try file.read() == [1, 2])
    #expect(mode(file.path) == 0o600)
    #expect(mode("\(folder.path)/a") == 0o700)
    #expect(mode("\(folder.path)/a/b") == 0o700)
  }

  @Test("a replaced file leaves nothing else behind, and a reader of the old one keeps it")
  func replaced() throws {
    let file = PrivateFile("\(folder.path)/session")
    try file.replace(with: [1])
    let old = try FileDescriptor(opening: file.path, O_RDONLY)
    try file.replace(with: [2])
    #expect(try old.readAll(bytesMax: 10) == [1])
    #expect(try file.read() == [2])
    try file.remove()
    #expect(unsafe rmdir(folder.path) == 0)
  }

  @Test("a file that others can read is refused", arguments: [0o640, 0o604, 0o620] as [mode_t])
  func exposed(mode: mode_t) {
    let path = folder.file("session", "{}")
    _ = unsafe chmod(path, mode)
    #expect(throws: ConsoleError.notPrivate(path: path)) { try PrivateFile(path).read() }
  }

  @Test("a symbolic link is not followed")
  func link() {
    let target = folder.file("target", "{}")
    let path = "\(folder.path)/session"
    _ = unsafe symlink(target, path)
    #expect(throws: ConsoleError.system(operation: "open", path: path, code: ELOOP)) {
      try PrivateFile(path).read()
    }
  }

  @Test("a pipe in its place neither blocks nor counts as the file")
  func pipe() {
    let path = "\(folder.path)/session"
    _ = unsafe mkfifo(path, 0o600)
    #expect(throws: ConsoleError.notPrivate(path: path)) { try PrivateFile(path).read() }
  }

  @Test("a directory that may not be made is named")
  func noDirectory() {
    let path = folder.file("plain", "")
    #expect(throws: ConsoleError.self) { try PrivateFile("\(path)/session").replace(with: [1]) }
  }

  @Test("a file is read to its bound, and not beyond")
  func bounded() throws {
    let path = folder.file("large", String(repeating: "x", count: 40_000))
    #expect(try Process.readFile(path, bytesMax: 40_000).count == 40_000)
    #expect(throws: ConsoleError.tooLarge(path: path, bytesMax: 39_999)) {
      try Process.readFile(path, bytesMax: 39_999)
    }
  }
}
