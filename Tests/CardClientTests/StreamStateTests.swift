import Testing

@testable import CardClient

/// A stream's credit and order, without anybody who waits.
@Suite struct StreamStateTests {
  /// A stream that has been acknowledged.
  private func opened(window: Int, uploadWindow: Int = 0) -> StreamState {
    var state = StreamState(window: window)
    _ = state.receive([], 0, uploadWindow: uploadWindow)
    return state
  }

  private func isViolation(_ receipt: StreamState.Receipt) -> Bool {
    if case .violation = receipt { true } else { false }
  }

  @Test("credit goes back by half windows, as items are read")
  func grants() {
    var state = opened(window: 4)
    var grants: [Int] = []
    for sequence in 1...4 {
      let receipt = state.receive([7], Int64(sequence), uploadWindow: nil)
      #expect(!isViolation(receipt))
    }
    for _ in 0..<4 {
      if case .item([7], let grant) = state.next(nil) { grants.append(grant) }
    }
    #expect(grants == [0, 2, 0, 2])
  }

  @Test("what was read and not granted yet still counts against the window")
  func window() {
    var state = opened(window: 4)
    for sequence in 1...4 { _ = state.receive([7], Int64(sequence), uploadWindow: nil) }
    _ = state.next(nil)
    let receipt = state.receive([7], 5, uploadWindow: nil)
    #expect(isViolation(receipt))
  }

  @Test(
    "items stay readable behind an orderly end, and behind a refusal, but not behind a cancellation"
  )
  func ends() {
    for (end, isKept) in [
      (Result<[UInt8], ClientError>.success([]), true),
      (.failure(.disconnected(.closedByPeer)), true),
      (.failure(.cancelled), false),
    ] {
      var state = opened(window: 4)
      _ = state.receive([7], 1, uploadWindow: nil)
      let (first, second) = (state.end(end), state.end(end))
      #expect(first != nil)
      #expect(second == nil)
      if case .item(_, let grant) = state.next(nil) {
        #expect(isKept)
        #expect(grant == 0)
      } else {
        #expect(!isKept)
      }
    }
  }

  @Test("the client sends what it has credit for, and nothing behind its end")
  func uploads() {
    var state = opened(window: 1, uploadWindow: 2)
    var sequences: [Int64] = []
    for _ in 0..<4 {
      if case .send(let sequence) = state.send() { sequences.append(sequence) }
    }
    #expect(sequences == [0, 1])
    _ = state.receive(grant: 1)
    if case .send(let sequence) = state.send() { sequences.append(sequence) }
    #expect(sequences == [0, 1, 2])
    let (first, second) = (state.halfClose(), state.halfClose())
    #expect(first && !second)
    guard case .failure(.streamEnded) = state.send() else {
      Issue.record("something was sent behind the end")
      return
    }
  }
}
