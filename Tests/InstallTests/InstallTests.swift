import Foundation
import ProgramTesting
import Testing

/// `Scripts/install`, with the programs that these tests were built with.
@Suite(.timeLimit(.minutes(30))) struct InstallTests {
  @Test("what is installed goes again without a trace, and nothing else does")
  func removal() throws {
    let place = try Place()
    try place.write("another's", to: "system/usr/local/bin/other")
    try place.write("data", to: "system/var/lib/cardd/cardd.db")
    let before = try place.paths(filesAlone: false)
    let outcome = try place.install()
    #expect(outcome.status == 0, "\(outcome.all)")
    let files = try place.paths()
    for file in ["bin/cardd", "bin/cardctl", "share/man/man8/cardd.8", "lib/tmpfiles.d/cardd.conf"]
    {
      #expect(files.contains("system/usr/local/\(file)"))
    }
    #expect(try place.install("--uninstall").status == 0)
    #expect(try place.paths(filesAlone: false) == before)
    let again = try place.install("--uninstall")
    #expect(again.status == 1)
    #expect(again.all.contains("nothing is installed"))
  }

  @Test("a shell's completions are there as cardctl makes them, if it does")
  func completions() throws {
    let place = try Place()
    #expect(try place.install().status == 0)
    let cardctl = Place.program("cardctl")
    let makesThem = try Program.run([cardctl, "help", "completions"]).status == 0
    for (shell, file) in [
      ("bash", "bash-completion/completions/cardctl"), ("zsh", "zsh/site-functions/_cardctl"),
      ("fish", "fish/vendor_completions.d/cardctl.fish"),
    ] {
      let text = try? place.text("system/usr/local/share/\(file)")
      #expect(try text == (makesThem ? Program.run([cardctl, "completions", shell]).output : nil))
    }
  }

  @Test("a second time replaces the first, and removes what is no more")
  func renewal() throws {
    let place = try Place()
    #expect(try place.install().status == 0)
    let files = try place.paths(filesAlone: false)
    let manifest = "system/usr/local/share/cardd/manifest"
    try place.write("of an edition before", to: "system/usr/local/bin/former")
    try place.write(try place.text(manifest) + "/usr/local/bin/former\n", to: manifest)
    #expect(try place.install().status == 0)
    #expect(try place.paths(filesAlone: false) == files)
    #expect(try place.install("--uninstall").status == 0)
    #expect(try place.paths(filesAlone: false) == ["system"])
  }

  @Test("a file of somebody else is not replaced, and then nothing is installed")
  func strangers() throws {
    let place = try Place()
    try place.write("another's", to: "system/usr/bin/cardctl")
    let outcome = try place.install("--prefix", "/usr")
    #expect(outcome.status == 1)
    #expect(outcome.all.contains("/usr/bin/cardctl is there, and not from this script"))
    #expect(try place.paths() == ["system/usr/bin/cardctl"])
  }

  @Test(
    "a command line that makes no sense changes nothing",
    arguments: [["--prefix"], ["--all"], ["--prefix", "/a b"], ["--prefix", "/a;b"]])
  func usage(options: [String]) throws {
    let place = try Place()
    let script = Place.root.appending(path: "Scripts/install").path
    let outcome = try Program.run([script, "--destdir", place.system] + options)
    #expect(outcome.status == 1)
    #expect(outcome.all.hasPrefix("install: "))
    #expect(try place.paths(filesAlone: false).isEmpty)
  }

  @Test("a user's own installation needs no root, keeps daily backups, and leaves its data")
  func user() throws {
    let place = try Place()
    let outcome = try place.installForUser()
    #expect(outcome.status == 0, "\(outcome.all)")
    let bin = "\(place.folder.path)/.local/bin"
    let data = "\(place.folder.path)/state/cardd"
    #expect(outcome.all.contains("\(bin)/cardd init --data \(data)"))
    #expect(try Program.run(["\(bin)/cardd", "init", "--data", data]).status == 0)
    try rotates(place, data)
    #expect(try place.installForUser("--uninstall").status == 0)
    let left = try place.paths()
    #expect(left.allSatisfy { $0.hasPrefix("state/cardd/") })
    #expect(left.contains("state/cardd/cardd.db"))
  }

  /// Backups: the last seven stay, and one that fails costs none.
  private func rotates(_ place: Place, _ data: String) throws {
    let former = (1...9).map { "daily-2026010\($0)T000000Z.db" }
    for name in former { try place.write("", to: "state/cardd/backups/\(name)") }
    func backups() throws -> [String] {
      try FileManager.default.contentsOfDirectory(atPath: "\(data)/backups").sorted()
    }
    let program = "\(place.folder.path)/.local/lib/cardd/cardd-backup"
    let failed = try Program.run([program, "\(data)/backups"])
    #expect(failed.status != 0)
    let refused = try Program.run([program, data], environment: ["CARDD_BACKUPS_KEPT": "0"])
    #expect(refused.status == 2)
    #expect(try backups() == ["backups"] + former)
    let made = try Program.run([program, data])
    #expect(made.status == 0, "\(made.all)")
    #expect(made.all.contains("Its audit is intact"))
    #expect(Array(try backups().dropLast()) == ["backups"] + Array(former.suffix(6)))
  }
}
