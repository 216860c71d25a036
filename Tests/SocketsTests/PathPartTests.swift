import Glibc
import Testing

@testable import Sockets

@Suite struct PathPartTests {
  @Test("a folder shows its mode, owner and group as ls writes them")
  func folder() throws {
    let folder = TemporaryFolder()
    #expect(unsafe chmod(folder.path, 0o750) == 0)
    let part = try #require(PathPart(folder.path))
    #expect(part.kind == .folder && part.mode == 0o750)
    let identity = ProcessIdentity.current
    #expect("\(part)".hasPrefix("drwxr-x--- \(identity.user) "))
    #expect(identity.groups.contains(part.group))
  }

  @Test("the first part that is missing is named; nothing is when all is there")
  func missing() throws {
    let folder = TemporaryFolder()
    #expect(PathPart.missing(of: "\(folder.path)/a/b/c") == "\(folder.path)/a")
    #expect(PathPart.missing(of: folder.path) == nil)
    #expect(PathPart.missing(of: "/etc/passwd/x") == "/etc/passwd/x")
    #expect(PathPart("\(folder.path)/a") == nil)
    #expect(PathPart("/etc/passwd")?.kind == .other)
  }
}
