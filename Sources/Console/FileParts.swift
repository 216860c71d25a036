import Glibc

/// A regular file that is read part by part: no more of it is held than the part.
package final class FileParts {
  /// How long the file was when it was opened.
  package let byteCount: Int
  private let path: String
  private let file: FileDescriptor

  /// - Throws: `system`, also for a folder; `notRegular`.
  package init(_ path: String) throws(ConsoleError) {
    // O_NONBLOCK: opening a FIFO must not wait for its writer.
    let file = try FileDescriptor(opening: path, O_RDONLY | O_NONBLOCK)
    let status = try file.status()
    switch status.st_mode & S_IFMT {
    case S_IFREG: byteCount = Int(status.st_size)
    case S_IFDIR: throw .system(operation: "read", path: path, code: EISDIR)
    default: throw .notRegular(path: path)
    }
    self.path = path
    self.file = file
  }

  /// The next bytes; none at the end.
  package func next(bytesMax: Int) throws(ConsoleError) -> [UInt8] {
    try Descriptors.read(file.number, path, bytesMax: bytesMax)
  }
}
