import API
import JSON
import RPC
import Storage

/// A denial as its audit line has it.
struct DecisionRecord {
  let method: String
  let account: AccountID
  let at: Timestamp
  let explanation: Explanation
}

extension Snapshot {
  /// The record of a denial; nil for every other id.
  func decision(_ id: DecisionID) throws(Refusal) -> DecisionRecord? {
    let line = try first(
      """
      SELECT method, account, at, decision FROM audit
      WHERE id = ? AND decision IS NOT NULL AND account IS NOT NULL
      """, .id(id)
    ) { row in
      (
        method: row.text(0), account: row.id(1, AccountID.self), at: row.time(2),
        decision: Array(row.text(3).utf8)
      )
    }
    guard let line, let explanation = Explanation(stored: line.decision) else { return nil }
    return DecisionRecord(
      method: line.method, account: line.account, at: line.at, explanation: explanation)
  }
}

extension Explanation {
  fileprivate init?(stored text: [UInt8]) {
    var reader = JSON.Reader(text.span)
    var faults = Faults()
    self.init(&reader, &faults)
  }
}
