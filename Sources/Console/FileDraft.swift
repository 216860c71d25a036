import Glibc

/// A file that comes about whole or not at all: written beside its place and moved there in the end.
package final class FileDraft {
  private let path: String
  private let draft: String
  private let file: FileDescriptor
  private var isOver = false

  /// - Throws: `system`; also if a folder stands at the path.
  package init(_ path: String) throws(ConsoleError) {
    guard Process.kind(of: path) != S_IFDIR else {
      throw .system(operation: "open", path: path, code: EISDIR)
    }
    self.path = path
    draft = "\(path).\(getpid()).new"
    do throws(ConsoleError) {
      file = try FileDescriptor(
        opening: draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: 0o666)
    } catch {
      throw error.about(path)
    }
  }

  deinit { discard() }

  package func append(_ bytes: [UInt8]) throws(ConsoleError) {
    do throws(ConsoleError) {
      try file.writeAll(bytes.span)
    } catch {
      throw error.about(path)
    }
  }

  /// Puts the file in its place, for whom the umask lets read it.
  ///
  /// - Parameter replaces: whether what is there by now makes way; else it `isTaken`.
  package func place(replaces: Bool) throws(ConsoleError) {
    do throws(ConsoleError) {
      try file.sync()
      if !replaces, Process.kind(of: path) != nil {
        throw .system(operation: "open", path: path, code: EEXIST)
      }
      try systemCall("rename", path) { unsafe Int(rename(draft, path)) }
      isOver = true
    } catch {
      throw error.about(path)
    }
  }

  /// Leaves nothing behind, unless it was put in its place.
  package func discard() {
    guard !isOver else { return }
    isOver = true
    _ = unsafe unlink(draft)
  }
}

extension ConsoleError {
  /// The same about the file that a person knows.
  fileprivate func about(_ path: String) -> ConsoleError {
    guard case .system(let operation, _, let code) = self else { return self }
    return .system(operation: operation, path: path, code: code)
  }
}
