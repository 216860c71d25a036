import Foundation
import ProgramTesting
import Testing

/// The manual pages, as they are installed.
@Suite(.timeLimit(.minutes(30))) struct ManualTests {
  private static let pages = ["man1/cardctl.1", "man5/cardd.conf.5", "man8/cardd.8"]

  private let place: Place

  init() throws {
    place = try Place()
    #expect(try place.install().status == 0)
  }

  @Test(
    "mandoc finds nothing wrong with a page",
    .enabled(if: Program.exists("mandoc"), "there is no mandoc here"), arguments: pages)
  func lint(page: String) throws {
    let outcome = try Program.run(["mandoc", "-T", "lint", "-W", "warning", installed(page).path])
    #expect(outcome.all.isEmpty)
  }

  @Test(
    "man finds nothing wrong with a page",
    .enabled(if: Program.exists("man"), "there is no man here"), arguments: pages)
  func warnings(page: String) throws {
    let file = installed(page)
    let outcome = try Program.run([
      "sh", "-c", #"man --warnings -E UTF-8 -l "$0" 2>&1 >/dev/null"#, file.path,
    ])
    #expect(outcome.all.isEmpty)
  }

  @Test("cardd(8) has every command, option and limit that cardd's help has")
  func server() throws {
    let page = try text("man8/cardd.8")
    let help = try Program.run([Place.program("cardd"), "help"]).output
    let options = Set(help.matches(of: /--[a-z-]+/).map { String($0.output.dropFirst(2)) })
    #expect(options.contains("data"))
    for option in options { #expect(page.contains("Fl -\(option) "), "--\(option)") }
    let commands = help.matches(of: /(?m)^  cardd ([a-z]+)/).map { String($0.output.1) }
    #expect(commands.contains("serve"))
    for command in commands { #expect(page.contains("\n.It Cm \(command)\n"), "\(command)") }
    let limits = help.split(separator: "\n").filter { $0.contains(#/^  [A-Za-z]+ +[0-9]+ /#) }
    #expect(limits.count > 10)
    for limit in limits { #expect(page.contains("\n\(limit)\n"), "\(limit)") }
  }

  @Test("cardd.conf(5) has every setting, as cardd itself writes them")
  func settings() throws {
    let written = try Program.run([Place.program("cardd"), "config"]).output
    #expect(written.contains("logLevel"))
    #expect(try text("man5/cardd.conf.5").contains(written))
  }

  @Test("cardctl(1) has every command of cardctl, as its help lists them")
  func client() throws {
    let page = try text("man1/cardctl.1").replacing("\\&", with: "")
    let help = try Program.run([Place.program("cardctl"), "--locale", "en", "help"]).output
    let rows = help.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(2)
      .prefix { !$0.isEmpty }.filter { !$0.hasPrefix(" ") }
    #expect(rows.count > 50)
    for row in rows {
      let name = String(row.prefix(upTo: row.firstRange(of: "  ")?.lowerBound ?? row.endIndex))
      let isThere = page.contains("\n.It Ic \(name)\n") || page.contains("\n.It Ic \(name) Ar ")
      #expect(isThere, "\(name)")
    }
  }

  private func installed(_ page: String) -> URL {
    place.folder.appending(path: "system/usr/local/share/man/\(page)")
  }

  private func text(_ page: String) throws -> String {
    try String(contentsOf: installed(page), encoding: .utf8)
  }
}
