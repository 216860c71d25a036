import Sockets
import Testing

@testable import cardbench

@Suite struct FloorTests {
  let folder = Folder()

  /// Runs the generator against a floor on a thread of this process.
  private func measure(
    _ name: String, _ mode: Floor.Mode, _ connections: Int, _ inFlight: Int
  ) throws -> Figures {
    let path = try SocketPath("\(folder.path)/\(name).sock")
    var floor = try FloorThread(path, mode)
    let load = Load(
      request: try RequestTemplate(method: "rpc.ping"), connections: connections,
      inFlight: inFlight, matching: .order)
    let figures = try run(load, path)
    floor.join()
    return figures
  }

  private func run(_ load: Load, _ path: SocketPath) throws -> Figures {
    var generator = try Generator(load, to: path)
    return try generator.run(seconds: 0.02)
  }

  @Test("every call is answered: one, many connections, many in flight, echoed or with a payload")
  func loads() throws {
    let one = try measure("1", .echo, 1, 1)
    let many = try measure("2", .echo, 20, 1)
    let deep = try measure("3", .echo, 2, 64)
    let payload = try measure("4", .answer(payloadBytes: 5000), 2, 64)
    for figures in [one, many, deep, payload] {
      #expect(figures.callsPerSecond > 0)
      #expect(figures.p50 <= figures.p99)
      #expect(figures.p99 <= figures.p999)
      #expect(figures.cpuPerCall > 0)
    }
  }

  @Test("as many calls are made as were asked for, if there is time")
  func countedCalls() throws {
    let path = try SocketPath("\(folder.path)/c.sock")
    var floor = try FloorThread(path, .echo)
    let load = Load(
      request: try RequestTemplate(method: "rpc.ping"), connections: 3, inFlight: 16,
      matching: .order)
    #expect(try count(load, path) == [100, 7, 0])
    floor.join()
  }

  private func count(_ load: Load, _ path: SocketPath) throws -> [Int] {
    var generator = try Generator(load, to: path)
    return [
      try generator.run(calls: 100, secondsMax: 60), try generator.run(calls: 7, secondsMax: 60),
      try generator.run(calls: 100, secondsMax: 0),
    ]
  }

  @Test("calls go on as long as they are wanted, and no longer")
  func wantedCalls() throws {
    let path = try SocketPath("\(folder.path)/w.sock")
    var floor = try FloorThread(path, .echo)
    let load = Load(
      request: try RequestTemplate(method: "rpc.ping"), connections: 1, inFlight: 1,
      matching: .order)
    #expect(try asked(load, path) == 6)
    floor.join()
  }

  /// How often it is asked whether more calls are wanted, when that is so five times.
  private func asked(_ load: Load, _ path: SocketPath) throws -> Int {
    var generator = try Generator(load, to: path)
    var count = 0
    _ = try generator.run(while: {
      count += 1
      return count <= 5
    })
    return count
  }

  @Test("an answer that is no result ends the run and is shown")
  func unexpected() throws {
    let path = try SocketPath("\(folder.path)/s.sock")
    var floor = try FloorThread(path, .echo)
    let load = Load(
      request: try RequestTemplate(method: "rpc.ping"), connections: 1, inFlight: 1, matching: .id)
    #expect {
      _ = try run(load, path)
    } throws: { error in
      guard case BenchError.unexpected(let answer) = error else { return false }
      return answer.contains("rpc.ping")
    }
    floor.join()
  }

  @Test("medians are taken figure by figure")
  func medians() {
    func figures(_ rate: Double, _ cpu: Double) -> Figures {
      Figures(
        callsPerSecond: rate, p50: 0, p99: 0, p999: 0, cpuPerCall: cpu, peakMemoryBytes: 0)
    }
    let median = Figures(medianOf: [figures(1, 30), figures(3, 10), figures(2, 20)])
    #expect(median.callsPerSecond == 2)
    #expect(median.cpuPerCall == 20)
    #expect(Figures(medianOf: [figures(1, 1), figures(2, 1)]).callsPerSecond == 1.5)
  }
}

/// A floor that serves on a thread of its own until its last peer has gone.
private struct FloorThread: ~Copyable {
  private var thread: Thread?

  init(_ path: SocketPath, _ mode: Floor.Mode) throws(SocketError) {
    var loop = try EventLoop()
    let listening = Mailbox<Bool>(waker: loop.waker)
    thread = try Thread(name: "floor") {
      do throws(SocketError) {
        var floor = try Floor(path, mode)
        listening.post(true)
        try floor.run()
      } catch {
        fatalError("\(error)")
      }
    }
    _ = try loop.wait(timeout: .seconds(10))
  }

  mutating func join() { thread.take()?.join() }
}
