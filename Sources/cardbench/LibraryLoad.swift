import API
import CardClient
import RPC
import Sockets
import Synchronization

/// `cards.get` through the client library, by tasks that each wait for an answer and ask again.
struct LibraryLoad {
  let socket: SocketPath
  let cards: [CardID]
  let tasks: Int

  init(socket: SocketPath, cards: [String], tasks: Int) {
    self.socket = socket
    self.cards = cards.map { CardID(text: $0) }
    self.tasks = tasks
  }

  /// Calls for so long.
  /// - Returns: how many calls were answered each second.
  func run(seconds: Double) throws(BenchError) -> Double {
    let end = MonotonicClock.nanoseconds() + UInt64(seconds * 1e9)
    let start = MonotonicClock.nanoseconds()
    let (cards, tasks, path) = (cards, tasks, socket.path)
    let counted = try bench { () throws(SocketError) in
      try CallingThread.run { () async -> Result<Int, ClientError> in
        // Where the tasks of most programs run: not on the one thread that waits for all of them, and
        // without a preference for any.
        await Task.detached {
          do throws(ClientError) {
            return .success(try await Self.call(path, cards, tasks, until: end))
          } catch {
            return .failure(error)
          }
        }.value
      }
    }
    switch counted {
    case .success(let calls):
      return Double(calls) / (Double(MonotonicClock.nanoseconds() - start) / 1e9)
    case .failure(let error): throw .refused(answer: error.description)
    }
  }

  private static func call(
    _ path: String, _ cards: [CardID], _ tasks: Int, until end: UInt64
  ) async throws(ClientError) -> Int {
    let client = try Client(socket: path)
    let (calls, failure) = await withTaskGroup(of: Result<Int, ClientError>.self) { group in
      for number in 0..<tasks {
        group.addTask {
          await Self.calls(client, cards, from: number, until: end)
        }
      }
      var (calls, failure) = (0, ClientError?.none)
      for await outcome in group {
        switch outcome {
        case .success(let count): calls += count
        case .failure(let error): failure = error
        }
      }
      return (calls, failure)
    }
    if let failure { throw failure }
    return calls
  }

  private static func calls(
    _ client: Client, _ cards: [CardID], from first: Int, until end: UInt64
  ) async -> Result<Int, ClientError> {
    var count = 0
    do throws(ClientError) {
      while MonotonicClock.nanoseconds() < end {
        let card = cards[(first &* 7_919 &+ count &* 104_729) % cards.count]
        _ = try await client.cards.get(card: card)
        count += 1
      }
      return .success(count)
    } catch {
      return .failure(error)
    }
  }
}
