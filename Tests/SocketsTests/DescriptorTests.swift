import Glibc
import Testing

@testable import Sockets

@Suite struct DescriptorTests {
  @Test("what one end writes the other reads")
  func roundTrip() throws {
    let pair = try Descriptor.socketPair()
    var buffer = ByteBuffer()
    #expect(try pair.first.write([1, 2, 3].span) == .bytes(3))
    #expect(try pair.second.read(into: &buffer) == .bytes(3))
    #expect(buffer.bytes == [1, 2, 3])
  }

  @Test("reading when nothing came would block and appends nothing")
  func nothingToRead() throws {
    let pair = try Descriptor.socketPair()
    var buffer = ByteBuffer()
    #expect(try pair.first.read(into: &buffer) == .wouldBlock)
    #expect(buffer.count == 0)
  }

  @Test("writing nothing succeeds without a call")
  func emptyWrite() throws {
    let pair = try Descriptor.socketPair()
    var empty = ByteBuffer()
    #expect(try pair.first.write(from: &empty) == .bytes(0))
  }

  @Test("a full socket takes a part, then blocks, and everything arrives in order")
  func partialWrite() throws {
    let pair = try Descriptor.socketPair()
    let payload = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 / 7) }
    var output = ByteBuffer()
    output.append(payload.span)
    var input = ByteBuffer()
    var blocked = 0
    while !output.isEmpty {
      if case .wouldBlock = try pair.first.write(from: &output) {
        blocked += 1
        while case .bytes = try pair.second.read(into: &input) {}
      }
    }
    while case .bytes = try pair.second.read(into: &input) {}
    #expect(blocked > 0)
    #expect(input.count == payload.count)
    #expect(input.bytes == payload)
  }

  @Test("after a half-close the peer reads to the end, sees closed, and can still answer")
  func halfClose() throws {
    let pair = try Descriptor.socketPair()
    var buffer = ByteBuffer()
    _ = try pair.first.write([1].span)
    try pair.first.shutdownWrite()
    #expect(try pair.second.read(into: &buffer) == .bytes(1))
    #expect(try pair.second.read(into: &buffer) == .closed)
    #expect(try pair.second.write([2].span) == .bytes(1))
    #expect(try pair.first.read(into: &buffer) == .bytes(1))
    #expect(buffer.bytes == [1, 2])
  }

  @Test("writing to a peer that closed reports closed and raises no SIGPIPE")
  func closedPeer() throws {
    let ends = try Descriptor.socketPair()
    let first = ends.first
    close(ends.second)
    #expect(try first.write([1].span) == .closed)
  }

  @Test("a peer that closed with our bytes unread reads as closed")
  func reset() throws {
    let ends = try Descriptor.socketPair()
    let first = ends.first
    _ = try first.write([1].span)
    close(ends.second)
    var buffer = ByteBuffer()
    #expect(try first.read(into: &buffer) == .closed)
  }

  @Test("descriptors are not handed to programs executed and do not block")
  func flags() throws {
    let pair = try Descriptor.socketPair()
    #expect(fcntl(pair.first.number, F_GETFD) & FD_CLOEXEC != 0)
    #expect(fcntl(pair.second.number, F_GETFL) & O_NONBLOCK != 0)
    try pair.first.setNonblocking(false)
    #expect(fcntl(pair.first.number, F_GETFL) & O_NONBLOCK == 0)
  }

  private func close(_ descriptor: consuming Descriptor) {}

  @Test("a released number stays open")
  func release() throws {
    let pair = try Descriptor.socketPair()
    let number = pair.first.release()
    #expect(fcntl(number, F_GETFD) != -1)
    _ = Descriptor(owning: number)
  }

  @Test("a system call that fails says which and why")
  func failing() throws {
    let null = Descriptor(owning: unsafe open("/dev/null", O_RDWR | O_CLOEXEC))
    let error = failure { () throws(SocketError) in _ = try null.write([1].span) }
    #expect(error == .system(operation: "send", path: nil, code: ENOTSOCK))
    #expect(error?.description == "send: Socket operation on non-socket")
  }

  @Test("a handoff gives its descriptor once")
  func handoff() throws {
    let pair = try Descriptor.socketPair()
    let handoff = Handoff(pair.first)
    let first = handoff.take() != nil
    let second = handoff.take() != nil
    #expect(first)
    #expect(!second)
  }
}
