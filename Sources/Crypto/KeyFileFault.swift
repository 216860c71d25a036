import Glibc

/// Why a key file was refused. Each description ends with what the operator can do.
package enum KeyFileFault: Error, Equatable {
  case missing
  case exists
  case notRegular
  /// Permission bits that let group or others in.
  case exposed(mode: UInt32)
  case foreignOwner(uid: UInt32, expected: UInt32)
  /// Line numbers start at 1.
  case malformed(line: Int, problem: String)
  case system(call: String, errno: Int32)
}

extension KeyFileFault: CustomStringConvertible {
  package var description: String {
    switch self {
    case .missing:
      "not found; restore it from its backup, or run init for a new data directory"
    case .exists:
      "already exists; it is never overwritten, since sealed data would be lost with it"
    case .notRegular:
      "not a regular file; put the file itself there, not a link or a device"
    case .exposed(let mode):
      "mode \(String(mode, radix: 8)) lets others in; run chmod 600, and rotate if it was read"
    case .foreignOwner(let uid, let expected):
      "owned by uid \(uid); run chown \(expected), the uid that the server runs as"
    case .malformed(let line, let problem):
      "line \(line): \(problem); restore the file from its backup"
    case .system(let call, let errno):
      "\(call): \(unsafe String(cString: strerror(errno)))"
    }
  }
}
