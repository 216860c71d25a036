import API
import RPC
import Synchronization

/// The streams that wait for what is added to a tenant's log: woken after each commit that added some.
final class Watchers: Sendable {
  /// What a stream is woken by, until it is removed.
  struct Registration: Sendable {
    fileprivate let tenant: TenantID
    fileprivate let number: Int
  }

  private struct State {
    var ports: [TenantID: [Int: StreamPort]] = [:]
    var lastNumber = 0
  }

  private let state = Mutex(State())

  func add(_ port: StreamPort, for tenant: TenantID) -> Registration {
    state.withLock { state in
      state.lastNumber += 1
      state.ports[tenant, default: [:]][state.lastNumber] = port
      return Registration(tenant: tenant, number: state.lastNumber)
    }
  }

  func remove(_ registration: Registration) {
    state.withLock { state in
      state.ports[registration.tenant]?[registration.number] = nil
      if state.ports[registration.tenant]?.isEmpty == true {
        state.ports[registration.tenant] = nil
      }
    }
  }

  /// Wakes the streams of a tenant, and those of the platform, which follow all tenants.
  func wakeFollowers(of tenant: TenantID) {
    let ports = state.withLock { state -> [StreamPort] in
      if state.ports.isEmpty { return [] }
      return Set([tenant, TenantID(rawValue: 0)]).flatMap { tenant in
        state.ports[tenant].map { Array($0.values) } ?? []
      }
    }
    for port in ports { port.wake() }
  }

  /// - Parameter all: wakes every stream: what its caller may do has perhaps changed.
  func wake(_ tenants: Set<TenantID>, all: Bool) {
    guard all || !tenants.isEmpty else { return }
    let ports = state.withLock { state -> [StreamPort] in
      if state.ports.isEmpty { return [] }
      if all { return state.ports.values.flatMap(\.values) }
      return tenants.flatMap { state.ports[$0].map { Array($0.values) } ?? [] }
    }
    for port in ports { port.wake() }
  }
}
