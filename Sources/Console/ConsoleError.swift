import Glibc

/// Why something that a command-line program asked of the system failed.
package enum ConsoleError: Error, Equatable {
  /// A system call failed; `code` is its `errno`.
  case system(operation: String, path: String?, code: Int32)
  /// More bytes than the caller was ready to take.
  case tooLarge(path: String, bytesMax: Int)
  /// A file that holds secrets can be read by others, or belongs to someone else.
  case notPrivate(path: String)
  /// Neither a file on a disk nor a folder: a pipe, or a device.
  case notRegular(path: String)
}

extension ConsoleError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .system(let operation, let path, let code):
      "\(operation)\(path.map { " \($0)" } ?? ""): \(errorText(code))"
    case .tooLarge(let path, let bytesMax): "\(path) is larger than \(bytesMax) bytes"
    case .notPrivate(let path):
      "\(path) is not private; make it yours alone with chmod 600, or remove it"
    case .notRegular(let path): "\(path) is no file on a disk"
    }
  }

  /// Whether something stands at the path that was not to be replaced.
  package var isTaken: Bool {
    guard case .system(_, _, let code) = self else { return false }
    return code == EEXIST
  }

  /// Whether nothing stands at the path.
  var isMissing: Bool {
    guard case .system(_, _, let code) = self else { return false }
    return code == ENOENT || code == ENOTDIR
  }
}

/// strerror(3), in the form that is safe among threads.
private func errorText(_ code: Int32) -> String {
  var text = [CChar](repeating: 0, count: 128)
  let status = unsafe strerror_r(code, &text, text.count)
  guard status == 0, let end = text.firstIndex(of: 0) else { return "error \(code)" }
  return String(decoding: text[..<end].map { UInt8(bitPattern: $0) }, as: UTF8.self)
}

/// Makes the call again while signals interrupt it. A negative answer is thrown with its `errno`.
@discardableResult
func systemCall(
  _ operation: StaticString, _ path: String? = nil, _ call: () -> Int
) throws(ConsoleError) -> Int {
  while true {
    let value = call()
    if value >= 0 { return value }
    let code = errno
    guard code == EINTR else {
      throw .system(operation: "\(operation)", path: path, code: code)
    }
  }
}
