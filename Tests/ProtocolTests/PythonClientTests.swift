import Foundation
import Testing

/// The page promises a client in under 40 lines that works as it stands.
@Suite struct PythonClientTests {
  private let client: String

  init() throws { client = try Page.client() }

  @Test("the client of the page has under 40 lines")
  func length() {
    #expect(client.split(separator: "\n", omittingEmptySubsequences: false).count < 40)
  }

  @Test("the client of the page logs in and prints the cards that are not normal, and no other")
  func lists() throws {
    let outcome = try Installation(client: client).seeded().runClient()
    #expect(outcome.errors.isEmpty)
    #expect(outcome.status == 0)
    let line = /card_[0-9a-z]+ unionpay 0001 abnormal pending_verification\n/
    #expect(outcome.output.wholeMatch(of: line) != nil, "\(outcome.output)")
  }

  @Test("the client of the page tells a refusal by its reason and exits with 1")
  func refusal() throws {
    let installation = try Installation(client: client).seeded()
    let wrong = installation.folder.appending(path: "wrong")
    try Data("not the password\n".utf8).write(to: wrong)
    let outcome = try installation.runClient(passwordFile: "wrong")
    #expect(outcome.status == 1)
    #expect(outcome.errors.hasPrefix("LOGIN_FAILED: "))
    #expect(outcome.output.isEmpty)
  }
}
