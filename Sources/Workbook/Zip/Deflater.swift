import CZlib

/// Deflates one raw stream (RFC 1951) piece by piece. The same bytes in the same pieces come out
/// the same. Its memory is zlib's, some 256 KiB.
@safe struct Deflater: ~Copyable {
  private static let pieceBytes = 16 << 10

  // zlib keeps the address of its stream, so that it must not move.
  private let stream: UnsafeMutablePointer<z_stream>

  init() {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    // Fails for want of memory only, which Swift itself answers with a trap.
    guard unsafe czlib_deflate_begin(stream) == Z_OK else { fatalError("zlib: deflateInit2") }
  }

  deinit {
    unsafe deflateEnd(stream)
    unsafe stream.deallocate()
  }

  /// Takes all of `input` and appends what is ready to `output`; with `isLast` the stream ends.
  mutating func deflate(_ input: Span<UInt8>, isLast: Bool, onto output: inout [UInt8]) {
    unsafe input.withUnsafeBufferPointer { input in
      // deflate(3) reads through this pointer and never writes.
      unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
      unsafe stream.pointee.avail_in = UInt32(input.count)
      while appendPiece(isLast ? Z_FINISH : Z_NO_FLUSH, onto: &output) {}
    }
  }

  /// One call of deflate(3); whether it filled its piece, so that there is more to come.
  private mutating func appendPiece(_ flush: Int32, onto output: inout [UInt8]) -> Bool {
    let piece = unsafe [UInt8](unsafeUninitializedCapacity: Self.pieceBytes) { buffer, count in
      unsafe stream.pointee.next_out = buffer.baseAddress
      unsafe stream.pointee.avail_out = UInt32(buffer.count)
      let status = unsafe CZlib.deflate(stream, flush)
      precondition(status != Z_STREAM_ERROR, "the stream is deflated in order")
      count = unsafe buffer.count - Int(stream.pointee.avail_out)
    }
    output += piece
    return piece.count == Self.pieceBytes
  }
}
