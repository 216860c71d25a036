import Testing

@testable import Sockets

@Suite struct SocketPathTests {
  private func resolve(
    _ explicit: String? = nil, _ environment: [String: String] = [:]
  ) throws(SocketError) -> String {
    try SocketPath.resolve(explicit: explicit) { environment[$0] }.path
  }

  @Test("the explicit path wins over the environment")
  func explicit() throws {
    let environment = ["CARDD_SOCKET": "/b", "XDG_RUNTIME_DIR": "/c"]
    #expect(try resolve("/a", environment) == "/a")
  }

  @Test("CARDD_SOCKET wins over the runtime directory")
  func variable() throws {
    #expect(try resolve(nil, ["CARDD_SOCKET": "/b", "XDG_RUNTIME_DIR": "/c"]) == "/b")
  }

  @Test("the runtime directory wins over /run")
  func runtimeDirectory() throws {
    #expect(try resolve(nil, ["XDG_RUNTIME_DIR": "/c"]) == "/c/cardd/cardd.sock")
    #expect(try resolve() == "/run/cardd/cardd.sock")
  }

  @Test("empty variables and a relative runtime directory count as absent")
  func ignored() throws {
    #expect(
      try resolve(nil, ["CARDD_SOCKET": "", "XDG_RUNTIME_DIR": "c"]) == "/run/cardd/cardd.sock")
  }

  @Test("what decided the path is told")
  func source() {
    func source(_ explicit: String?, _ environment: [String: String]) -> SocketPath.Source {
      SocketPath.source(explicit: explicit) { environment[$0] }
    }
    let both = ["CARDD_SOCKET": "/b", "XDG_RUNTIME_DIR": "/c"]
    #expect(source("/a", both) == .explicit)
    #expect(source(nil, both) == .variable("CARDD_SOCKET"))
    #expect(
      source(nil, ["CARDD_SOCKET": "", "XDG_RUNTIME_DIR": "/c"]) == .variable("XDG_RUNTIME_DIR"))
    #expect(source(nil, ["XDG_RUNTIME_DIR": "c"]) == .standard)
  }

  @Test("107 bytes fit, 108 do not, and the error tells the limit")
  func length() throws {
    #expect(try resolve("/" + String(repeating: "a", count: 106)).utf8.count == 107)
    let long = "/" + String(repeating: "é", count: 54)
    let error = failure { () throws(SocketError) in _ = try SocketPath(long) }
    #expect(error == .pathTooLong(path: long, bytes: 109))
    #expect(error?.description.contains("limit is 107") == true)
  }

  @Test("an empty path and one with a NUL byte are refused", arguments: ["", "/a\0b"])
  func malformed(path: String) {
    let error = failure { () throws(SocketError) in _ = try SocketPath(path) }
    #expect(error == .pathMalformed(path: path))
  }

  @Test(
    "the directory is what stands before the last slash",
    arguments: [("/run/cardd/s", "/run/cardd"), ("/s", "/"), ("s", "."), ("a/s", "a")])
  func directory(path: String, directory: String) throws {
    #expect(try SocketPath(path).directory == directory)
    #expect(try SocketPath(path).lockPath == path + ".lock")
  }
}
