import CZlib

/// The CRC-32 that zip keeps of an entry.
struct Checksum {
  private(set) var value: UInt32 = 0

  mutating func add(_ bytes: Span<UInt8>) {
    value = UInt32(
      truncatingIfNeeded: unsafe bytes.withUnsafeBufferPointer { bytes in
        unsafe crc32(UInt(value), bytes.baseAddress, UInt32(bytes.count))
      })
  }
}
