import Synchronization

/// Makes ids that are positive, strictly increasing and ordered by time, whatever the clock does.
///
/// An id is 42 bits of milliseconds since 2024-01-01T00:00:00Z (enough until 2163) over 21 bits of
/// sequence. A new millisecond starts at a random sequence of 20 bits, so that ids tell little about
/// volume and a million more fit; within it, and whenever the clock goes back, the next id is
/// the last plus one.
package final class IdentifierSource: Sendable {
  private static let epoch: Int64 = 1_704_067_200_000
  private static let sequenceBits = 21
  private static let millisecondsMax: Int64 = (1 << 42) - 1

  private let clock: @Sendable () -> Int64
  private let random: Random
  private let last: Mutex<Int64>

  /// `clock` answers milliseconds since 1970; `highestUsed` is the highest id already given out.
  package init(
    highestUsed: Int64 = 0, random: Random, clock: @escaping @Sendable () -> Int64
  ) {
    precondition(highestUsed >= 0, "ids are positive")
    self.clock = clock
    self.random = random
    last = Mutex(highestUsed)
  }

  package func next() -> Int64 {
    last.withLock { last in
      let milliseconds = min(max(clock(), Self.epoch) - Self.epoch, Self.millisecondsMax)
      if milliseconds > last >> Self.sequenceBits {
        let start = Int64(bitPattern: random.next() & ((1 << 20) - 1))
        last = milliseconds << Self.sequenceBits | start
      } else {
        last += 1
      }
      return last
    }
  }

  /// Below all ids that are given out at a time, in milliseconds since 1970, or later: what looks through
  /// ids from there on misses nothing that is as new.
  package static func lowest(at time: Int64) -> Int64 {
    min(max(time - epoch, 0), millisecondsMax) << sequenceBits
  }

  /// No id up to `id` will be given out from now on.
  package func skip(through id: Int64) {
    last.withLock { $0 = max($0, id) }
  }
}
