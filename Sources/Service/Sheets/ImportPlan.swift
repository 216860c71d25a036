import API
import Domain
import RPC
import Storage

/// What would be done with each row of a workbook.
struct ImportPlan: Sendable {
  struct Row: Sendable {
    let sheet: CardSheetRow
    var outcome: RowOutcome
    var faults: [RowFault]

    /// Nil: nothing is wrong.
    var severity: RowFault.Severity? {
      if faults.contains(where: { $0.severity == .error }) { return .error }
      return faults.isEmpty ? nil : .warning
    }
  }

  private(set) var rows: [Row] = []
  /// The row of the headers, if there is something to tell of it.
  let heading: Row?
  /// Names rows, outcomes and the versions of the cards on file that they rest on.
  let hash: String

  var unbinds: Bool { rows.contains { $0.outcome == .unbind } }
  var isFaultless: Bool { !rows.contains { $0.outcome == .reject } }

  /// What is told once the plan is kept to be carried out: the rejected rows are dealt with by then.
  func acceptance(as job: ImportID) -> ImportProgress {
    let failed = Int64(rows.count { $0.outcome == .reject })
    return ImportProgress(
      job: job, done: failed, of: Int64(rows.count), ok: 0, warnings: 0, failed: failed)
  }

  init(_ book: CardWorkbook, _ scene: ImportScene) throws(Refusal) {
    heading = book.headerFaults.first.map { first in
      Row(
        sheet: CardSheetRow(number: first.row, texts: []), outcome: .heading,
        faults: book.headerFaults)
    }
    var firsts = Firsts()
    var leaving: [(index: Int, card: CardRow)] = []
    var versions: [(CardID, Int)] = []
    for sheet in book.rows {
      var (decision, faults) = try scene.decide(sheet)
      faults += book.placeFaults[sheet.number] ?? []
      faults += firsts.faults(of: sheet, decision)
      let row = Row(sheet: sheet, outcome: decision.outcome, faults: faults)
      rows.append(row)
      if row.severity == .error {
        rows[rows.count - 1].outcome = .reject
      } else if case .unbind(let card) = decision {
        leaving.append((rows.count - 1, card))
      }
      versions.append((decision.card?.id ?? CardID(rawValue: 0), decision.card?.version ?? 0))
    }
    let refused = try scene.refused(leaving.map(\.card))
    for (index, card) in leaving where refused.contains(card.id) {
      rows[index].outcome = .reject
      rows[index].faults.append(rows[index].sheet.fault(.lastUsable, .cardID))
    }
    hash = Self.hash(rows, versions, scene)
  }

  private static func hash(
    _ rows: [Row], _ versions: [(CardID, Int)], _ scene: ImportScene
  ) -> String {
    var text: [UInt8] = Array("\(scene.principal.tenant.text)".utf8)
    for (row, version) in zip(rows, versions) {
      let state = "\(row.sheet.number) \(row.outcome.rawValue) \(version.0.text) \(version.1)"
      let cells = row.sheet.texts.joined(separator: "\u{1F}")
      text = scene.keys.importPlans.digest(of: (text + Array((state + cells).utf8)).span).bytes
    }
    return text.map { String(0x100 + Int($0), radix: 16).dropFirst() }.joined()
  }

  /// The rows that a later row must not repeat.
  private struct Firsts {
    private var subjects: [[UInt8]: Int] = [:]
    private var references: [String: Int] = [:]

    mutating func faults(of row: CardSheetRow, _ decision: RowDecision) -> [RowFault] {
      var faults: [RowFault] = []
      if let subject = decision.subject {
        if let first = subjects[subject] {
          faults.append(row.fault(.cardRepeated(row: first)))
        } else {
          subjects[subject] = row.number
        }
      }
      guard let reference = row.externalReference, decision.outcome != .reject else {
        return faults
      }
      if let first = references[reference] {
        faults.append(row.fault(.referenceRepeated(row: first), .externalReference))
      } else {
        references[reference] = row.number
      }
      return faults
    }
  }
}
