import Foundation

/// A folder of one test, removed with everything in it.
final class Folder {
  let path = "/tmp/cardbench-\(UUID().uuidString)"

  init() {
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }
}
