import Glibc

/// What stands at a path, as far as this process may look (stat(2)); symbolic links are followed.
package struct PathPart: Equatable, Sendable {
  /// What it is.
  package enum Kind: Sendable {
    case folder, socket, other
  }

  package let path: String
  package let kind: Kind
  /// Permission bits.
  package let mode: UInt32
  /// The user's name, or number where it has none.
  package let owner: String
  /// The group's name, or number where it has none.
  package let group: String

  /// Nil if nothing stands there, or if it cannot be seen from here.
  package init?(_ path: String) {
    var status = stat()
    guard case .value = systemCall({ unsafe stat(path, &status) }) else { return nil }
    self.path = path
    switch status.st_mode & S_IFMT {
    case S_IFDIR: kind = .folder
    case S_IFSOCK: kind = .socket
    default: kind = .other
    }
    mode = status.st_mode & 0o7777
    owner = Names.user(status.st_uid)
    group = Names.group(status.st_gid)
  }

  /// The first part of the way to `path` that is not there; nil if all of it is, or part of it cannot
  /// be seen.
  package static func missing(of path: String) -> String? {
    let ends = path.indices.dropFirst().filter { path[$0] == "/" } + [path.endIndex]
    for end in ends {
      let part = String(path[..<end])
      var status = stat()
      switch systemCall({ unsafe lstat(part, &status) }) {
      case .value: continue
      case .error(ENOENT), .error(ENOTDIR): return part
      case .error: return nil
      }
    }
    return nil
  }
}

extension PathPart: CustomStringConvertible {
  /// As ls(1) writes it: `drwxr-x--- root cardd`.
  package var description: String {
    let letters = Array("rwxrwxrwx")
    let bits = (0..<9).map { mode >> (8 - $0) & 1 == 1 ? letters[$0] : "-" }
    let first = kind == .folder ? "d" : kind == .socket ? "s" : "-"
    return "\(first)\(String(bits)) \(owner) \(group)"
  }
}

/// As whom this process acts towards files (credentials(7)).
package struct ProcessIdentity: Sendable {
  /// The effective user's name, or number.
  package let user: String
  /// Names of the effective group and the supplementary ones, or numbers.
  package let groups: [String]

  /// Asks the kernel.
  package static var current: ProcessIdentity {
    let count = getgroups(0, nil)
    var numbers = [gid_t](repeating: 0, count: Int(max(count, 0)))
    let filled = unsafe getgroups(CInt(numbers.count), &numbers)
    numbers = [getegid()] + numbers.prefix(Int(max(filled, 0))).filter { $0 != getegid() }
    return ProcessIdentity(user: Names.user(geteuid()), groups: numbers.map(Names.group))
  }
}

private enum Names {
  /// No entry of passwd(5) or group(5) that matters here is longer.
  private static let entryBytesMax = 64 << 10

  static func user(_ number: uid_t) -> String {
    var buffer = [CChar](repeating: 0, count: entryBytesMax)
    var entry = unsafe passwd()
    var found: UnsafeMutablePointer<passwd>?
    _ = unsafe getpwuid_r(number, &entry, &buffer, buffer.count, &found)
    return unsafe found.map { unsafe String(cString: $0.pointee.pw_name) } ?? "\(number)"
  }

  static func group(_ number: gid_t) -> String {
    var buffer = [CChar](repeating: 0, count: entryBytesMax)
    var entry = unsafe Glibc.group()
    var found: UnsafeMutablePointer<Glibc.group>?
    _ = unsafe getgrgid_r(number, &entry, &buffer, buffer.count, &found)
    return unsafe found.map { unsafe String(cString: $0.pointee.gr_name) } ?? "\(number)"
  }
}
