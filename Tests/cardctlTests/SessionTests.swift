import ClientTesting
import Console
import RPC
import Synchronization
import Testing

@testable import cardctl

@Suite(.timeLimit(.minutes(30))) struct SessionTests {
  @Test("login keeps the token in a private file, sends it later, and never shows it")
  func login() throws {
    let stage = try Stage([
      "session.login": Sample.login(), "session.logout": "{}",
      "session.whoami": "{\"account\":\(Sample.account()),\"permissions\":[\"cards.read\"],"
        + "\"scope\":{\"stores\":\"all\",\"hidden\":[]},\"policyRevision\":1}",
    ])
    stage.input = "pass-word-123\r\n"
    #expect(
      stage.run("login", "--tenant", "tnt_0000000000001", "lin.mei", "--password-file", "-") == .ok)
    #expect(stage.output.contains("Logged in as lin.mei"))
    #expect(
      stage.params("session.login")
        == [#"{"tenant":"tnt_0000000000001","account":"lin.mei","password":"pass-word-123"}"#])
    let file = PrivateFile("\(stage.folder.path)/state/cardctl/session")
    let stored = try #require(try file.read())
    #expect(String(decoding: stored, as: UTF8.self) == "{\"\(stage.server.path.path)\":\"tok-en\"}")

    #expect(stage.run("whoami") == .ok)
    #expect(stage.meta(1)["session"]?.string == "tok-en")
    #expect(stage.output.contains("cards.read"))
    #expect(stage.run("login", "lin.mei", "--password-file", "-", "-o", "json") == .ok)
    #expect(!stage.output.contains("tok-en"))
    #expect(stage.meta(2)["session"] == nil)

    #expect(stage.run("logout") == .ok)
    #expect(try file.read() == nil)
  }

  @Test("a session is kept for each server apart")
  func servers() throws {
    let folder = TemporaryFolder()
    let environment = { (name: String) in name == "HOME" ? folder.path : nil }
    let first = try #require(SessionStore(environment: environment, server: "/a"))
    let second = try #require(SessionStore(environment: environment, server: "/b"))
    try first.save(Secret("one"))
    try second.save(Secret("two"))
    #expect(try first.load()?.text == "one")
    try first.remove()
    #expect(try first.load() == nil)
    #expect(try second.load()?.text == "two")
    #expect(SessionStore(environment: { _ in nil }, server: "/a") == nil)
  }

  @Test("a session file that makes no sense costs a login, no more")
  func brokenFile() throws {
    let folder = TemporaryFolder()
    try PrivateFile("\(folder.path)/cardctl/session").replace(with: Array("{\"a\":1,".utf8))
    let store = try #require(SessionStore(environment: { _ in folder.path }, server: "a"))
    #expect(try store.load() == nil)
    try store.save(Secret("new"))
    #expect(try store.load()?.text == "new")
  }

  @Test("the one-time code is asked for only when the login failed without it, and once")
  func code() throws {
    let stage = try Stage { call in
      call.params.contains("\"totp\":\"123456\"")
        ? .result(Sample.login()) : .error(Stage.error(1016, "LOGIN_FAILED"))
    }
    stage.person = Stage.Person("pass-word-123", "123456")
    #expect(stage.run("login", "admin") == .ok)
    #expect(stage.methods == ["session.login", "session.login"])
    #expect(stage.person?.secrets == ["pass-word-123", "123456"])

    stage.person = Stage.Person("pass-word-123", "")
    #expect(stage.run("login", "admin") == .notLoggedIn)
    stage.person = Stage.Person("pass-word-123", "000000", "123456")
    #expect(stage.run("login", "admin") == .notLoggedIn)
    #expect(stage.person?.answers == ["123456"])
    #expect(stage.methods.count == 5)
  }

  @Test("without a terminal nothing is asked: how to give the password is said")
  func noTerminal() throws {
    let stage = try Stage([:])
    #expect(stage.run("login", "admin") == .usage)
    #expect(stage.errors.contains("--password-file PATH"))
    #expect(stage.methods.isEmpty)
    #expect(stage.run("login", "admin", "--password-file", "/nonexistent") == .failed)
    stage.input = "\n"
    #expect(stage.run("login", "admin", "--password-file", "-") == .usage)
    #expect(stage.methods.isEmpty)
  }

  @Test("end of input at a question cancels")
  func cancelled() throws {
    let stage = try Stage([:])
    stage.person = Stage.Person()
    #expect(stage.run("login", "admin") == .failed)
    #expect(stage.methods.isEmpty)
  }

  @Test("on a terminal login walks through what the account must do first")
  func walk() throws {
    let stage = try Stage { call in
      switch call.method {
      case "session.login": .result(Sample.login(next: "password_change"))
      case "session.changePassword" where call.params.contains("weak"):
        .error(Stage.error(1003, "PASSWORD_TOO_WEAK"))
      case "session.changePassword":
        .result("{\"account\":\(Sample.account(next: "totp_enrollment"))}")
      case "session.enrollTotp":
        .result(#"{"secret":"ABCD","otpauthUri":"otpauth://totp/x","recoveryCodes":["r1","r2"]}"#)
      case "session.confirmTotp" where call.params.contains("111111"):
        .error(Stage.error(1016, "WRONG_FACTOR"))
      default: .result("{\"account\":\(Sample.account())}")
      }
    }
    let person = Stage.Person(
      "one-time", "weak", "weak", "first", "second", "new-pass-word-1", "new-pass-word-1", "111111",
      "222222")
    stage.person = person
    #expect(stage.run("login", "lin.mei") == .ok)
    #expect(person.answers.isEmpty)
    #expect(person.shown.contains("They differ."))
    #expect(person.shown.contains("ABCD"))
    #expect(person.shown.contains("r2"))
    #expect(!stage.output.contains("ABCD"))
    #expect(
      stage.params("session.changePassword").last
        == #"{"oldPassword":"one-time","newPassword":"new-pass-word-1"}"#)
    // From the first answer on the session is known, though the connection is bound as well.
    #expect(stage.meta(1)["session"]?.string == "tok-en")
  }

  @Test("without a terminal login says what to do first")
  func next() throws {
    let stage = try Stage(["session.login": Sample.login(next: "password_change")])
    let path = stage.folder.file("password", "one-time\n")
    #expect(stage.run("login", "lin.mei", "--password-file", path) == .ok)
    #expect(stage.errors.contains("cardctl session change-password"))
  }

  @Test("two secrets from standard input are two lines")
  func lines() throws {
    let stage = try Stage(["session.changePassword": "{\"account\":\(Sample.account())}"])
    stage.input = "old-pass\nnew-pass\n"
    let result = stage.run(
      "session", "change-password", "--password-file", "-", "--new-password-file", "-")
    #expect(result == .ok)
    #expect(
      stage.params("session.changePassword") == [
        #"{"oldPassword":"old-pass","newPassword":"new-pass"}"#
      ])
  }

  @Test("a weak password from a file is not asked for again")
  func weakFile() throws {
    let stage = try Stage { _ in .error(Stage.error(1003, "PASSWORD_TOO_WEAK")) }
    stage.person = Stage.Person("old")
    let path = stage.folder.file("new", "weak")
    #expect(stage.run("session", "change-password", "--new-password-file", path) == .failed)
    #expect(stage.methods.count == 1)
  }

  @Test("a session that has ended is forgotten")
  func expired() throws {
    let stage = try Stage { call in
      call.method == "session.login"
        ? .result(Sample.login()) : .error(Stage.error(1016, "SESSION_EXPIRED"))
    }
    stage.input = "p"
    stage.run("login", "a", "--password-file", "-")
    #expect(stage.run("cards", "list") == .notLoggedIn)
    #expect(stage.errors.contains("cardctl login"))
    stage.run("cards", "list")
    #expect(stage.meta(1)["session"] != nil)
    #expect(stage.meta(2)["session"] == nil)
  }

  @Test("what needs no login is asked without the session")
  func asAnyone() throws {
    let stage = try Stage([
      "session.login": Sample.login(), "rpc.ping": "{}", "rpc.health": #"{"status":"NOT_SERVING"}"#,
      "rpc.discover": #"{"methods":[]}"#,
    ])
    stage.input = "p"
    stage.run("login", "a", "--password-file", "-")
    #expect(stage.run("ping") == .ok)
    #expect(stage.run("health") == .failed)
    #expect(stage.run("describe") == .ok)
    #expect(stage.server.calls.indices.allSatisfy { stage.meta($0)["session"] == nil })
  }
}
