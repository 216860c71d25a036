import Service
import Sockets
import Synchronization

/// Has a service's chores carried out: looks every second for what the clock has brought about, and counts
/// what operators watch.
final class Schedule {
  private static let interval = Duration.seconds(1)

  private let service: Service
  private let scheduler: Scheduler
  private let ending: Ending
  private var events: EventLoop

  /// A schedule at work, on a thread of its own.
  struct Running: ~Copyable {
    fileprivate let ending: Ending
    fileprivate let thread: Thread

    /// Returns when the piece at work is on disk; no other begins.
    consuming func stop() {
      ending.ask()
      thread.join()
    }
  }

  private init(_ service: Service) throws(SocketError) {
    let events = try EventLoop()
    self.service = service
    scheduler = Scheduler(service)
    ending = Ending(events.waker)
    self.events = events
  }

  static func start(_ service: Service) throws(SocketError) -> Running {
    let schedule = try Schedule(service)
    let ending = schedule.ending
    let slot = Mutex<Schedule?>(schedule)
    let thread = try Thread(name: "cardd-schedule") {
      let schedule = slot.withLock { $0.take() }
      schedule?.run()
    }
    return Running(ending: ending, thread: thread)
  }

  private func run() {
    while !ending.isAsked {
      scheduler.run { !ending.isAsked }
      service.gaugeChannels()
      guard (try? events.wait(timeout: Self.interval)) != nil else { return }
    }
  }
}

/// Whether a schedule is to end, told from another thread.
private final class Ending: Sendable {
  private let asked = Atomic(false)
  private let waker: Waker

  init(_ waker: Waker) { self.waker = waker }

  var isAsked: Bool { asked.load(ordering: .acquiring) }

  func ask() {
    asked.store(true, ordering: .releasing)
    waker.wake()
  }
}
