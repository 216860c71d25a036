import Foundation
import Sockets
import Testing

@Suite("Starting and stopping", .timeLimit(.minutes(30)))
struct StartTests {
  let installation: Installation

  init() throws { installation = try Installation() }

  @Test("a second server on the same socket or the same data refuses and says why")
  func secondServer() throws {
    let server = try installation.serve()
    let twin = try installation.start(at: installation.socket.path)
    #expect(try twin.end() == 1)
    let other = try Installation()
    let intruder = try other.start(at: installation.socket.path)
    #expect(try intruder.end() == 1)
    #expect(intruder.errors.contains(installation.socket.path))
    let elsewhere = try installation.start(at: installation.folder.path + "/other.sock")
    #expect(try elsewhere.end() == 1)
    #expect(elsewhere.errors.contains(installation.data))
    #expect(!exists(installation.folder.path + "/other.sock"))
    #expect(try server.connect().ask("rpc.ping").outcome == "OK")
  }

  @Test("the socket that a killed server left is taken over")
  func staleSocket() throws {
    try installation.serve().kill()
    #expect(exists(installation.socket.path))
    let server = try installation.serve()
    #expect(try server.connect().ask("rpc.ping").outcome == "OK")
  }

  @Test("a file or a folder in the socket's place is left alone", arguments: [true, false])
  func occupied(isFolder: Bool) throws {
    let path = installation.folder.path + "/s.sock"
    if isFolder {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    } else {
      try Data("precious".utf8).write(to: URL(fileURLWithPath: path))
    }
    let program = try installation.start(at: path)
    #expect(try program.end() == 1)
    #expect(program.errors.contains(path))
    #expect(isFolder ? exists(path) : text(path) == "precious")
  }

  @Test("nobody but the owner reads the data, and only the group reaches the socket")
  func modes() throws {
    let server = try installation.serve()
    #expect(try mode(of: installation.data) & 0o077 == 0)
    #expect(try mode(of: installation.database) == 0o600)
    #expect(try mode(of: installation.database + "-wal") == 0o600)
    #expect(try mode(of: installation.database + "-shm") == 0o600)
    #expect(try mode(of: installation.keys) == 0o600)
    #expect(try mode(of: installation.socket.path) == 0o660)
    #expect(try mode(of: installation.socket.directory) == 0o750)
    #expect(try server.stop() == 0)
    #expect(!exists(installation.socket.path))
  }

  @Test("an empty folder is told to be initialised, and an initialised one is not again")
  func initialisation() throws {
    let folder = try TemporaryFolder()
    let empty = try Program(
      ["serve", "--data", folder.path, "--socket", folder.path + "/s"],
      printingTo: folder.path + "/p")
    #expect(try empty.end() == 1)
    #expect(empty.errors.contains("cardd init"))
    let keys = contents(installation.keys)
    let again = try Program(
      ["init", "--data", installation.data], printingTo: folder.path + "/again")
    #expect(try again.end() == 1)
    #expect(again.errors.contains("already"))
    #expect(contents(installation.keys) == keys)
  }

  @Test("a database of a newer program, or of another one, is refused and left as it is")
  func foreignDatabase() throws {
    // The header of the file format, https://sqlite.org/fileformat2.html: the schema's version at 60,
    // the application's id at 68.
    for (offset, word) in [(60, "newer"), (68, "not a database of cardd")] {
      let installation = try Installation()
      var bytes = contents(installation.database)
      bytes.replaceSubrange(offset..<offset + 4, with: [0, 0, 0x10, 0])
      try Data(bytes).write(to: URL(fileURLWithPath: installation.database))
      let program = try installation.start(at: installation.socket.path)
      #expect(try program.end() == 1)
      #expect(program.errors.contains(word))
      #expect(contents(installation.database) == bytes)
    }
  }

  @Test("a stop finishes the calls that run, then ends with 0")
  func orderlyStop() throws {
    let server = try installation.serve()
    let client = try server.connect()
    // Checking a password takes long; the answer to the call behind it shows that it runs.
    try client.send(
      client.request("session.login", #"{"account":"nobody","password":"wrong"}"#, id: #""slow""#))
    #expect(try client.ask("rpc.ping").outcome == "OK")
    server.program.signal(SIGTERM)
    let farewell = String(decoding: try client.receive(), as: UTF8.self)
    #expect(farewell.contains("rpc.goaway"))
    let answer = try Answer(client.receive())
    #expect(answer.outcome == "LOGIN_FAILED")
    #expect(throws: SocketError.closedByPeer) { try client.receive() }
    #expect(try server.program.end() == 0)
  }

  @Test(
    "a command line that makes no sense ends with 2",
    arguments: [
      ["nonsense"], ["serve", "--no"], ["serve", "--limit", "nothing=1"],
      ["serve", "--limit", "connections=0"], ["serve", "--limit", "connections"],
    ])
  func usage(arguments: [String]) throws {
    let program = try Program(arguments, printingTo: installation.folder.path + "/usage")
    #expect(try program.end() == 2)
  }
}
