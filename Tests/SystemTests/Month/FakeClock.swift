import Foundation
import RPC

/// A server's clock that the test moves: libfaketime stands between the process and the system, and reads the
/// time from a file whenever it is asked. The product has no part in it.
struct FakeClock {
  private let library: String
  private let file: String

  /// Where the library lies; nil where it is not installed.
  static let library: String? = {
    let root = "/usr/lib"
    let folders = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
    return folders.map { "\(root)/\($0)/faketime/libfaketimeMT.so.1" }.first(where: exists)
  }()

  /// Nil where the library is not installed.
  init?(in folder: TemporaryFolder) {
    guard let library = Self.library else { return nil }
    (self.library, file) = (library, folder.path + "/clock")
  }

  func set(_ time: Timestamp) throws {
    let format = DateFormatter()
    format.locale = Locale(identifier: "en_US_POSIX")
    format.timeZone = .gmt
    format.dateFormat = "yyyy-MM-dd HH:mm:ss"
    let date = Date(timeIntervalSince1970: Double(time.milliseconds) / 1000)
    try format.string(from: date).write(toFile: file, atomically: true, encoding: .utf8)
  }

  /// What a process needs to live by this clock. What measures how long something takes stays real.
  var environment: [String] {
    [
      "TZ=UTC", "LD_PRELOAD=\(library)", "FAKETIME_TIMESTAMP_FILE=\(file)", "FAKETIME_NO_CACHE=1",
      "FAKETIME_DONT_FAKE_MONOTONIC=1",
    ]
  }
}
