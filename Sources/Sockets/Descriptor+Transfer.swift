import Glibc

/// How far one read or write went.
package enum Transfer: Equatable, Sendable {
  /// This many bytes went; fewer than offered is no error. A write of nothing is `bytes(0)`.
  case bytes(Int)
  /// Nothing can go now: wait until the loop reports readiness.
  case wouldBlock
  /// The peer has closed, or half-closed, this direction.
  case closed
}

extension Descriptor {
  /// Reads once, straight into all of the free tail of `buffer`, at least `roomMin` bytes. What was
  /// announced never makes it grow: a buffer doubles only when bytes that came have filled it. A
  /// level-triggered loop reports what is left, so there is no need to read until `wouldBlock`.
  package borrowing func read(
    into buffer: inout ByteBuffer, roomMin: Int = ByteBuffer.readBytesMin
  ) throws(SocketError) -> Transfer {
    let number = number
    let reply = unsafe buffer.appendUninitialized(roomMin) { tail in
      let reply = systemCall { unsafe Glibc.read(number, tail.baseAddress, tail.count) }
      if case .value(let count) = reply { return (count, reply) }
      return (0, reply)
    }
    switch reply {
    case .value(0), .error(ECONNRESET): return .closed
    case .value(let count): return .bytes(count)
    case .error(EAGAIN): return .wouldBlock
    case .error(let code): throw .system(operation: "read", path: nil, code: code)
    }
  }

  /// Sends once, without SIGPIPE. The descriptor must be a socket.
  package borrowing func write(_ bytes: Span<UInt8>) throws(SocketError) -> Transfer {
    guard !bytes.isEmpty else { return .bytes(0) }
    let number = number
    let reply = unsafe bytes.withUnsafeBufferPointer { buffer in
      systemCall { unsafe send(number, buffer.baseAddress, buffer.count, CInt(MSG_NOSIGNAL)) }
    }
    switch reply {
    case .value(let count): return .bytes(count)
    case .error(EAGAIN): return .wouldBlock
    case .error(EPIPE), .error(ECONNRESET): return .closed
    case .error(let code): throw .system(operation: "send", path: nil, code: code)
    }
  }

  /// Sends once what `buffer` holds and consumes what went. The descriptor must be a socket.
  package borrowing func write(from buffer: inout ByteBuffer) throws(SocketError) -> Transfer {
    let transfer = try write(buffer.readableSpan)
    if case .bytes(let count) = transfer { buffer.consume(count) }
    return transfer
  }

  /// Half-closes: the peer reads to the end of what was sent and then sees `closed`.
  package borrowing func shutdownWrite() throws(SocketError) {
    let number = number
    switch systemCall({ shutdown(number, CInt(SHUT_WR)) }) {
    case .value, .error(ENOTCONN): return
    case .error(let code): throw .system(operation: "shutdown", path: nil, code: code)
    }
  }
}
