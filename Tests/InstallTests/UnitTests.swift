import Foundation
import ProgramTesting
import Testing

/// The units, as they are installed.
@Suite(.timeLimit(.minutes(30))) struct UnitTests {
  private static let analyzes = Program.exists("systemd-analyze")
  private static let noAnalysis: Comment = "there is no systemd-analyze here"
  private static let units = [
    "cardd.service", "cardd.socket", "cardd-backup.service", "cardd-backup.timer",
  ]

  @Test("what a unit starts is installed, and no path is left to be filled in")
  func programs() throws {
    let place = try Place()
    #expect(try place.install().status == 0)
    #expect(try place.installForUser().status == 0)
    for (folder, root) in [
      ("system/usr/local/lib/systemd/system", place.system), ("share/systemd/user", ""),
    ] {
      for name in Self.units {
        let unit = try place.text("\(folder)/\(name)")
        #expect(!unit.contains("@BINDIR@") && !unit.contains("@SANDBOX@"))
        #expect(!unit.contains("@DATA@") && !unit.contains("@LIBEXECDIR@"))
        #expect(!unit.contains("@CONFIGURATION@"))
        for command in Place.settings("ExecStart", in: unit) {
          let program = root + String(command.prefix { $0 != " " })
          #expect(FileManager.default.isExecutableFile(atPath: program), "\(program)")
        }
      }
    }
  }

  @Test("units, users and folders agree on where data and socket lie")
  func agreement() throws {
    let place = try Place()
    #expect(try place.install().status == 0)
    let lib = "system/usr/local/lib"
    let service = try place.text("\(lib)/systemd/system/cardd.service")
    let socket = try place.text("\(lib)/systemd/system/cardd.socket")
    let folders = try place.text("\(lib)/tmpfiles.d/cardd.conf")
    #expect(Place.settings("ListenStream", in: socket) == ["/run/cardd/cardd.sock"])
    #expect(Place.settings("StateDirectory", in: service) == ["cardd"])
    #expect(
      folders.contains("d /run/cardd 0750 cardd cardd -\nd /var/lib/cardd 0700 cardd cardd -"))
    for unit in [service, socket] {
      #expect(Place.settings("ConditionPathExists", in: unit) == ["/var/lib/cardd/cardd.db"])
    }
    #expect(Place.settings("User", in: service) == ["cardd"])
    #expect(try place.text("\(lib)/sysusers.d/cardd.conf").contains("\nu cardd - "))
  }

  @Test("peers keep their user ids: no unit puts the server into a user namespace")
  func peers() throws {
    let place = try Place()
    #expect(try place.install().status == 0)
    #expect(try place.installForUser().status == 0)
    for folder in ["system/usr/local/lib/systemd/system", "share/systemd/user"] {
      let unit = try place.text("\(folder)/cardd.service")
      #expect(Place.settings("PrivateUsers", in: unit).isEmpty)
      #expect(Place.settings("DynamicUser", in: unit).isEmpty)
    }
    // A user's manager makes a user namespace for whatever needs another one.
    let user = try place.text("share/systemd/user/cardd.service")
    for name in ["ProtectSystem", "ProtectHome", "PrivateTmp", "PrivateNetwork", "PrivateDevices"] {
      #expect(Place.settings(name, in: user).isEmpty)
    }
  }

  @Test("systemd understands every line", .enabled(if: analyzes, noAnalysis))
  func verification() throws {
    let place = try Place()
    #expect(try place.install("--prefix", "/usr").status == 0)
    // What the units refer to is of the system.
    let rest = try Program.run([
      "sh", "-c",
      """
      cd \(place.system) && cp /lib/systemd/system/*.target usr/lib/systemd/system/ &&
      mkdir bin && cp /bin/sh bin/
      """,
    ])
    #expect(rest.status == 0)
    let outcome = try Program.run(
      ["systemd-analyze", "verify", "--man=no", "--root=\(place.system)"] + Self.units)
    #expect(outcome.status == 0)
    #expect(outcome.all.isEmpty)
  }

  @Test(
    "systemd finds little that the server could do", .enabled(if: analyzes, noAnalysis),
    arguments: ["cardd.service", "cardd-backup.service"])
  func exposure(unit: String) throws {
    let place = try Place()
    #expect(try place.install().status == 0)
    let file = "\(place.system)/usr/local/lib/systemd/system/\(unit)"
    // Tenths of the scale that goes from 0 to 10.
    let outcome = try Program.run([
      "systemd-analyze", "security", "--offline=true", "--threshold=15", file,
    ])
    #expect(outcome.status == 0, "\(outcome.all)")
  }
}
