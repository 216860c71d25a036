import Glibc

@testable import Sockets

/// A folder of one test, removed with everything in it.
final class TemporaryFolder {
  let path: String

  init() {
    var template = Array("/tmp/cardd-sockets-XXXXXX".utf8CString)
    let made = unsafe mkdtemp(&template)
    precondition(unsafe made != nil, "no temporary folder")
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit {
    remove(path)
  }

  func socketPath(_ name: String = "s.sock") throws(SocketError) -> SocketPath {
    try SocketPath("\(path)/\(name)")
  }

  private func remove(_ path: String) {
    if let directory = unsafe opendir(path) {
      while let entry = unsafe readdir(directory) {
        let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) {
          unsafe String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
        }
        if name != ".", name != ".." { remove("\(path)/\(name)") }
      }
      _ = unsafe closedir(directory)
      _ = unsafe rmdir(path)
    } else {
      _ = unsafe unlink(path)
    }
  }
}

/// The permission bits of what stands at the path; nil when nothing does.
func mode(of path: String) -> mode_t? {
  var status = stat()
  guard unsafe lstat(path, &status) == 0 else { return nil }
  return status.st_mode & 0o7777
}

func exists(_ path: String) -> Bool {
  mode(of: path) != nil
}

func makeFile(_ path: String, _ text: String = "") {
  let number = unsafe open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
  precondition(number >= 0, "cannot create \(path)")
  let bytes = Array(text.utf8)
  _ = unsafe bytes.withUnsafeBytes { unsafe write(number, $0.baseAddress, $0.count) }
  _ = close(number)
}

/// A socket's file that nobody listens on, as a server that crashed leaves it.
func makeStaleSocket(_ path: SocketPath) throws {
  let socket = try Descriptor.unixStream(nonblocking: true)
  let number = socket.number
  _ = try unsafe path.withAddress { address, size in
    systemCall { unsafe bind(number, address, size) }
  }.get("bind")
}

/// What was thrown, for comparing whole errors.
func failure(_ body: () throws(SocketError) -> Void) -> SocketError? {
  do throws(SocketError) {
    try body()
    return nil
  } catch {
    return error
  }
}

extension ByteBuffer {
  /// The bytes that wait, copied.
  var bytes: [UInt8] {
    let span = readableSpan
    return span.indices.map { span[$0] }
  }
}
