import Glibc

/// What a program asks of the file system before it keeps data there.
package enum Folder {
  /// Makes a folder that only its owner can enter; one that exists keeps its mode.
  package static func makePrivate(_ path: String) throws(SocketError) {
    switch withUmask(0o077, { systemCall { unsafe mkdir(path, 0o700) } }) {
    case .value, .error(EEXIST): return
    case .error(let code): throw .system(operation: "mkdir", path: path, code: code)
    }
  }

  /// Makes a folder with a name that no other has, which only its owner can enter (mkdtemp(3)).
  /// - Parameter prefix: its path up to the part that is made up.
  package static func makeTemporary(_ prefix: String) throws(SocketError) -> String {
    let template = "\(prefix)XXXXXX"
    var bytes = template.utf8.map { CChar(bitPattern: $0) } + [0]
    let isMade = unsafe mkdtemp(&bytes) != nil
    let code = isMade ? 0 : errno
    guard isMade else { throw .system(operation: "mkdtemp", path: template, code: code) }
    return String(decoding: bytes.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  package static func holds(_ path: String) -> Bool {
    unsafe access(path, F_OK) == 0
  }
}
