import API
import RPC
import Synchronization

/// Leave to read a file: one of a tenant at a time, and few in all, since it takes memory and a worker.
final class ImportTurn: Sendable {
  private let service: Service
  private let tenant: TenantID

  private static let turnsMax = 4

  private init(_ service: Service, _ tenant: TenantID) {
    (self.service, self.tenant) = (service, tenant)
  }

  static func take(_ service: Service, _ tenant: TenantID) throws(Refusal) -> ImportTurn {
    try service.importing.withLock { tenants throws(Refusal) in
      guard !tenants.contains(tenant) else { throw Refusal(.importRunning) }
      guard tenants.count < turnsMax else { throw Refusal(.overloaded) }
      tenants.insert(tenant)
    }
    return ImportTurn(service, tenant)
  }

  deinit { _ = service.importing.withLock { $0.remove(tenant) } }
}

/// Reads one file after the other: a large one takes seconds, and whoever logs in meanwhile needs a worker
/// too.
final class ImportLine: Sendable {
  /// Whether it is its turn; false: there is no worker for it.
  typealias Work = @Sendable (_ isTurn: Bool) -> Void

  private let state = Mutex(State())

  private struct State {
    var waiting: [Work] = []
    var isAtWork = false
  }

  /// Has `work` done on a worker in its turn, or hear that there is none.
  func run(on workers: (@escaping @Sendable () -> Void) -> Bool, _ work: @escaping Work) {
    let isFirst = state.withLock { state in
      state.waiting.append(work)
      defer { state.isAtWork = true }
      return !state.isAtWork
    }
    guard isFirst else { return }
    let isTaken = workers { self.drain(isTurn: true) }
    if !isTaken { drain(isTurn: false) }
  }

  private func drain(isTurn: Bool) {
    while let work = next() { work(isTurn) }
  }

  private func next() -> Work? {
    state.withLock { state in
      if state.waiting.isEmpty { state.isAtWork = false }
      return state.waiting.isEmpty ? nil : state.waiting.removeFirst()
    }
  }
}
