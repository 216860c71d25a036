import CCrypto
import Glibc

/// A source of random bytes, handed in so that tests can be repeated.
package struct Random: Sendable {
  private let source: @Sendable (inout MutableSpan<UInt8>) -> Void

  /// `source` overwrites all of the span it is given.
  package init(_ source: @escaping @Sendable (inout MutableSpan<UInt8>) -> Void) {
    self.source = source
  }

  package func fill(_ bytes: inout MutableSpan<UInt8>) {
    source(&bytes)
  }

  package func bytes(_ count: Int) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var span = bytes.mutableSpan
    source(&span)
    return bytes
  }

  package func next() -> UInt64 {
    var bytes = InlineArray<8, UInt8>(repeating: 0)
    var span = bytes.mutableSpan
    source(&span)
    var value: UInt64 = 0
    for index in bytes.indices { value = value << 8 | UInt64(bytes[index]) }
    return value
  }
}

extension Random {
  /// The kernel's generator, getrandom(2).
  package static var system: Random {
    Random { bytes in
      unsafe bytes.withUnsafeMutableBytes { unsafe fillFromKernel($0) }
    }
  }

  /// Once the kernel's pool is ready, only a signal or a large request can cut the call short; any
  /// other failure would mean running without randomness, so it traps.
  private static func fillFromKernel(_ buffer: UnsafeMutableRawBufferPointer) {
    var filled = 0
    while filled < buffer.count {
      let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
      let count = unsafe getrandom(rest.baseAddress, rest.count, 0)
      if count < 0 {
        guard errno == EINTR else { fatalError("getrandom failed") }
      } else {
        filled += count
      }
    }
  }
}
