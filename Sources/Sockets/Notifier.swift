import Glibc

/// Tells the service manager how the server is: sd_notify(3), datagrams to `NOTIFY_SOCKET`. Without a
/// service manager nothing is sent.
package struct Notifier: Sendable {
  /// Half of the time after which a service that says nothing is given up (sd_watchdog_enabled(3)).
  package let watchdogInterval: Duration?
  /// A path, or an abstract name behind a NUL byte (unix(7)).
  private let address: [UInt8]?

  /// How long a state may wait for room in the service manager's queue.
  private static let patience = Duration.seconds(1)

  /// Reads the variables and takes them away: they are meant for this process alone.
  package static func take() -> Notifier {
    let names = ["NOTIFY_SOCKET", "WATCHDOG_USEC", "WATCHDOG_PID"]
    let values = names.map(ProcessEnvironment.value)
    for name in names { ProcessEnvironment.remove(name) }
    return Notifier(socket: values[0], watchdogMicroseconds: values[1], watchdogPID: values[2])
  }

  /// - Parameters:
  ///   - socket: an absolute path, or `@` and an abstract name.
  ///   - watchdogPID: whose watchdog it is; this process's, unless it says otherwise.
  package init(socket: String?, watchdogMicroseconds: String?, watchdogPID: String?) {
    address = socket.flatMap(Self.address)
    let isOurs = watchdogPID.map { Int32($0) == getpid() } ?? true
    let microseconds = watchdogMicroseconds.flatMap { Int64($0) } ?? 0
    watchdogInterval =
      address != nil && isOurs && microseconds > 1 ? .microseconds(microseconds / 2) : nil
  }

  private static func address(_ socket: String) -> [UInt8]? {
    var bytes = Array(socket.utf8)
    guard bytes.count > 1, bytes.count <= SocketPath.bytesMax else { return nil }
    if socket.hasPrefix("@") { bytes[0] = 0 } else if !socket.hasPrefix("/") { return nil }
    return bytes
  }

  /// Sends assignments such as `READY=1`, a line each. What cannot be sent is lost: a server without
  /// its service manager still serves.
  package func send(_ state: String) {
    guard let address, let socket = try? Descriptor.unixDatagram() else { return }
    try? socket.setSendTimeout(Self.patience)
    let number = socket.number
    let text = Array(state.utf8)
    unsafe Self.withAddress(address) { pointer, size in
      _ = systemCall {
        unsafe sendto(number, text, text.count, CInt(MSG_NOSIGNAL), pointer, size)
      }
    }
  }

  /// An abstract name ends where the size says, a path with a NUL byte.
  private static func withAddress(
    _ bytes: [UInt8], _ body: (UnsafePointer<sockaddr>, socklen_t) -> Void
  ) {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: bytes) }
    let head = MemoryLayout<sockaddr_un>.offset(of: \.sun_path) ?? 2
    let size = head + bytes.count + (bytes[0] == 0 ? 0 : 1)
    unsafe withUnsafePointer(to: address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe body($0, socklen_t(size))
      }
    }
  }
}

extension Descriptor {
  fileprivate static func unixDatagram() throws(SocketError) -> Descriptor {
    let type = CInt(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue)
    return Descriptor(owning: CInt(try systemCall { socket(AF_UNIX, type, 0) }.get("socket")))
  }
}
