import CZlib

/// Inflates one raw stream (RFC 1951) piece by piece. Its memory is zlib's window, some 40 KiB.
@safe struct Inflater: ~Copyable {
  /// What a step did: how much it took and gave, and whether the stream ended with it.
  struct Step {
    let consumedBytes: Int
    let producedBytes: Int
    let isAtEnd: Bool
  }

  // zlib keeps the address of its stream, so that it must not move.
  private let stream: UnsafeMutablePointer<z_stream>

  init() {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    // Fails for want of memory only, which Swift itself answers with a trap.
    guard unsafe czlib_inflate_begin(stream) == Z_OK else { fatalError("zlib: inflateInit2") }
  }

  deinit {
    unsafe inflateEnd(stream)
    unsafe stream.deallocate()
  }

  /// Inflates from `input` into `output`; nil if the data is not what deflate makes.
  mutating func step(_ input: Span<UInt8>, into output: inout MutableSpan<UInt8>) -> Step? {
    let status = unsafe input.withUnsafeBufferPointer { input in
      unsafe output.withUnsafeMutableBufferPointer { output in
        // inflate(3) reads through this pointer and never writes.
        unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        unsafe stream.pointee.avail_in = UInt32(input.count)
        unsafe stream.pointee.next_out = output.baseAddress
        unsafe stream.pointee.avail_out = UInt32(output.count)
        return unsafe inflate(stream, Z_NO_FLUSH)
      }
    }
    guard status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR else { return nil }
    return unsafe Step(
      consumedBytes: input.count - Int(stream.pointee.avail_in),
      producedBytes: output.count - Int(stream.pointee.avail_out),
      isAtEnd: status == Z_STREAM_END)
  }
}
