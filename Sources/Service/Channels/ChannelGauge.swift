import RPC
import Storage
import Synchronization

/// How many unbindings wait and how many channels are late, of all tenants, as it was lately: what an
/// operator watches. Others read it from any thread without waiting.
package final class ChannelGauge: Sendable {
  private let unbindings = Atomic(0)
  private let late = Atomic(0)

  package init() {}

  /// Cards that are unbinding.
  package var unbindingsWaiting: Int { unbindings.load(ordering: .relaxed) }
  package var channelsLate: Int { late.load(ordering: .relaxed) }

  fileprivate func set(unbindings: Int, late: Int) {
    self.unbindings.store(unbindings, ordering: .relaxed)
    self.late.store(late, ordering: .relaxed)
  }
}

extension Service {
  /// Brings the gauge up to date.
  package func gaugeChannels() {
    do throws(Refusal) {
      let (waiting, late) = try read(workersReader) { snapshot throws(Refusal) in
        (
          try snapshot.first(
            "SELECT count(DISTINCT card) FROM card_syncs WHERE acknowledged_at IS NULL",
            row: { $0.int(0) }) ?? 0,
          try snapshot.first(
            "SELECT count(*) FROM channels WHERE late_at IS NOT NULL", row: { $0.int(0) }) ?? 0
        )
      }
      parts.channelGauge.set(unbindings: waiting, late: late)
    } catch {
      parts.log("channels could not be counted: \(error.cause ?? "\(error.reason.name)")")
    }
  }
}
