import Foundation

/// A folder of one installation, removed with everything in it.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    path = "/tmp/cardd-system-\(UUID().uuidString.prefix(8))"
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// The permission bits of what stands at the path.
func mode(of path: String) throws -> Int {
  let attributes = try FileManager.default.attributesOfItem(atPath: path)
  return (attributes[.posixPermissions] as? NSNumber)?.intValue ?? -1
}

func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

/// All bytes of a file; none if it is not there.
func contents(_ path: String) -> [UInt8] {
  FileManager.default.contents(atPath: path).map { [UInt8]($0) } ?? []
}

func text(_ path: String) -> String { String(decoding: contents(path), as: UTF8.self) }
