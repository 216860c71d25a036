import Foundation

/// A folder with `cardd/cardd.conf` in it, as `XDG_CONFIG_HOME` names one; removed afterwards.
final class TemporaryConfiguration: Sendable {
  let path: String

  init() throws {
    path = "/tmp/cardd-settings-\(UUID().uuidString.prefix(8))"
    try FileManager.default.createDirectory(
      atPath: path + "/cardd", withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The path of a file with this text.
  func write(_ text: String) throws -> String {
    let file = path + "/cardd/cardd.conf"
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    return file
  }
}
