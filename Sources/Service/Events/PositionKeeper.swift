import API
import RPC
import Storage
import Synchronization

/// Keeps where a follower of events stands. Acknowledgements that come while one is being written are one.
final class PositionKeeper: Sendable {
  /// Whose position it is.
  enum Follower: Sendable {
    /// A name of the account's own choice.
    case consumer(String)
    /// A channel, which takes unbindings with what it acknowledges.
    case channel(String)
  }

  private struct State {
    var latest: Int64?
    var isWriting = false
    var refusal: Refusal?
  }

  private let service: Service
  private let call: Call
  private let follower: Follower
  private let principal: Principal
  private let port: StreamPort
  private let state = Mutex(State())

  /// How many positions an account may have kept.
  private static let consumersMax = 64

  init(_ follower: Follower, _ context: ReadContext, _ port: StreamPort) {
    service = context.service
    call = context.call
    principal = context.principal
    self.follower = follower
    self.port = port
  }

  /// Why positions cannot be kept, if that is so.
  var refusal: Refusal? { state.withLock(\.refusal) }
  var isWriting: Bool { state.withLock(\.isWriting) }

  func keep(_ position: Int64) {
    let isFirst = state.withLock { state in
      state.latest = max(state.latest ?? 0, position)
      defer { state.isWriting = true }
      return !state.isWriting
    }
    if isFirst { submit() }
  }

  private func submit() {
    let isTaken = service.database.writer.submit(
      lane: Int(principal.tenant.rawValue),
      { transaction throws(StorageError) in
        let release = try self.write(in: transaction)
        return {
          release()
          self.written()
        }
      }, failed: { self.fail(Refusal(storage: $0)) })
    if !isTaken { fail(Refusal(.overloaded)) }
  }

  /// Writes the latest position; what it cannot write is undone and ends the stream.
  private func write(in transaction: Transaction) throws(StorageError) -> Writer.Release {
    guard let position = state.withLock({ $0.latest.take() }) else { return {} }
    do throws(Refusal) {
      switch follower {
      case .consumer(let name):
        try keep(position, of: name, in: transaction)
        return {}
      case .channel(let name): return try acknowledge(position, for: name, in: transaction)
      }
    } catch {
      try transaction.rollback()
      fail(error)
      return {}
    }
  }

  private func keep(
    _ position: Int64, of name: String, in transaction: Transaction
  ) throws(Refusal) {
    let (account, tenant) = (principal.account, principal.tenant)
    let isKnown = try transaction.snapshot.position(of: name, account, in: tenant) != nil
    if !isKnown { try refuseTooMany(transaction.snapshot) }
    try transaction.write(
      """
      INSERT INTO event_consumers (tenant, account, name, position, at) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET position = max(position, excluded.position), at = excluded.at
      """, .id(tenant), .id(account), .text(name), .int(Int(position)), .time(service.now))
  }

  private func refuseTooMany(_ snapshot: Snapshot) throws(Refusal) {
    let count = try snapshot.first(
      "SELECT count(*) FROM event_consumers WHERE tenant = ? AND account = ?",
      .id(principal.tenant), .id(principal.account), row: { $0.int(0) })
    guard let count, count >= Self.consumersMax else { return }
    throw Refusal(
      .tooManyConsumers,
      .init(slot: "consumers", max: Int64(Self.consumersMax), used: Int64(count)))
  }

  /// As `channels.ack` does it, with its audit line where something was taken. The account may have lost
  /// what it had when the stream was opened.
  private func acknowledge(
    _ position: Int64, for name: String, in transaction: Transaction
  ) throws(Refusal) -> Writer.Release {
    let account = try transaction.snapshot.account(principal.account, in: principal.tenant)
    guard let account, account.isEnabled, account.role.scope(of: .channelsAck) != nil else {
      throw Refusal(.revoked)
    }
    var context = WriteContext(
      service: service, call: call, transaction: transaction, caller: principal)
    let channel = try context.ownChannel(name)
    if try context.acknowledgeOnRecord(channel, upTo: position) > 0 {
      try service.audit(call, context.record, refusal: nil, in: transaction)
    }
    return service.release(of: context)
  }

  private func written() {
    let hasMore = state.withLock { state in
      state.isWriting = state.latest != nil
      return state.isWriting
    }
    if hasMore { submit() } else { port.wake() }
  }

  private func fail(_ refusal: Refusal) {
    state.withLock { $0.refusal = refusal }
    port.wake()
  }
}
