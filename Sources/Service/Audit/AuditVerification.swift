import API
import RPC
import Storage

/// Goes through a chain from its first line on and makes each link anew. It works in steps, so that no
/// snapshot is held for long; lines that come meanwhile are left to the next verification.
struct AuditVerification {
  private let chain: AuditChain
  /// Nil: the chain of all, and within it every tenant's.
  let tenant: TenantID?
  /// What is held against it: heads of earlier verifications, of the same chain or of one within it.
  private let kept: [AuditHead]
  /// The last line that was looked at, by its number in the chain: place or sequence.
  private var end: (number: Int, digest: [UInt8]) = (0, AuditChain.start)
  private var tenants: [TenantID: (sequence: Int, hash: [UInt8])] = [:]
  /// Nil before the first: what was put in before it is looked at as well.
  private var lookedAt: Int?
  private(set) var lines = 0
  private(set) var fault: BrokenLine?
  /// Whether a line of the chain of all is missing whose tenant will show by the next line of that tenant.
  private var seeksMissing = false

  /// How many lines a step takes.
  static let stepSize = 1_000
  /// How far from its place a line is looked for that stands elsewhere.
  static let displacementMax = 500

  init(_ chain: AuditChain, of tenant: TenantID?, against kept: [AuditHead]) {
    (self.chain, self.tenant, self.kept) = (chain, tenant, kept)
  }

  var result: AuditVerifyResult {
    AuditVerifyResult(
      lines: Int64(lines), head: AuditHead(tenant: tenant, end.number, end.digest).text,
      intact: fault == nil, firstBroken: fault)
  }

  /// Takes the next lines, none behind `last`. False when there is nothing more to do.
  mutating func step(through last: Int, in snapshot: Snapshot) throws(Refusal) -> Bool {
    let links = try AuditLink.read(
      tenant, from: lookedAt.map { $0 + 1 } ?? Int.min, to: last, limit: Self.stepSize,
      in: snapshot)
    for link in links {
      try take(link, in: snapshot)
      if fault != nil && !seeksMissing { return false }
      lookedAt = tenant == nil ? link.place : link.sequence
    }
    return !links.isEmpty && lookedAt != last
  }

  /// To be called at the end: whether the chains reach what was kept.
  mutating func finish() {
    seeksMissing = false
    guard fault == nil else { return }
    for head in kept {
      let reached = head.tenant.map { tenants[$0]?.sequence ?? 0 } ?? end.number
      if head.number > reached { return truncated(head.tenant, from: reached + 1) }
    }
  }

  private mutating func take(_ link: AuditLink, in snapshot: Snapshot) throws(Refusal) {
    if seeksMissing { return try name(link, in: snapshot) }
    if tenant == nil && link.place != end.number + 1 { return try skip(to: link, in: snapshot) }
    let before = tenants[link.tenant] ?? (0, AuditChain.start)
    guard link.sequence == before.sequence + 1 else {
      return try miss(before.sequence + 1, at: link, in: snapshot)
    }
    guard chain.hash(before.hash, link.tenant, link.sequence, link.columns) == link.hash else {
      let isElsewhere = try follows(before.hash, link, in: snapshot)
      return found(isElsewhere ? .reordered : .changed, link)
    }
    if tenant == nil && !continues(link, at: link.place) {
      let isElsewhere = try AuditLink.read(
        nil, around: link.place, by: Self.displacementMax, in: snapshot
      ).contains { continues($0, at: link.place) }
      return found(isElsewhere ? .reordered : .changed, link)
    }
    advance(to: link)
  }

  private mutating func advance(to link: AuditLink) {
    tenants[link.tenant] = (link.sequence, link.hash)
    let next = tenant == nil ? (link.place, link.head) : (link.sequence, link.hash)
    if contradictsKept(link) { return found(.replaced, link) }
    end = next
    lines += 1
  }

  /// Whether another line stood at a line's number when a head was kept.
  private func contradictsKept(_ link: AuditLink) -> Bool {
    kept.contains { head in
      guard let tenant = head.tenant else {
        return head.number == link.place && head.digest != link.head
      }
      return tenant == link.tenant && head.number == link.sequence && head.digest != link.hash
    }
  }

  /// Whether a line would continue the chain of all, if it stood at a place.
  private func continues(_ link: AuditLink, at place: Int) -> Bool {
    chain.head(end.digest, place, link.tenant, link.hash) == link.head
  }

  /// Whether a line that stands elsewhere belongs where another stands.
  private func follows(
    _ hash: [UInt8], _ link: AuditLink, in snapshot: Snapshot
  ) throws(Refusal) -> Bool {
    try AuditLink.read(
      link.tenant, around: link.sequence, by: Self.displacementMax, in: snapshot
    ).contains { other in
      chain.hash(hash, other.tenant, link.sequence, other.columns) == other.hash
    }
  }

  /// Places are left out before a line.
  private mutating func skip(to link: AuditLink, in snapshot: Snapshot) throws(Refusal) {
    if continues(link, at: end.number + 1) { return found(.reordered, link) }
    fault = BrokenLine(what: .removed, place: Int64(end.number + 1))
    seeksMissing = true
    try name(link, in: snapshot)
  }

  /// Names the line that is missing, once its tenant's own count shows a gap.
  private mutating func name(_ link: AuditLink, in snapshot: Snapshot) throws(Refusal) {
    let expected = (tenants[link.tenant]?.sequence ?? 0) + 1
    guard link.sequence != expected else {
      tenants[link.tenant] = (link.sequence, link.hash)
      return
    }
    let other = try whereabouts(of: expected, link.tenant, in: snapshot)
    fault?.what = other == nil ? .removed : .reordered
    fault?.tenant = link.tenant.rawValue == 0 ? nil : link.tenant
    fault?.sequence = Int64(expected)
    fault?.id = other
    seeksMissing = false
  }

  /// A tenant's next line is not where it should be: it is gone, or another took its place.
  private mutating func miss(
    _ expected: Int, at link: AuditLink, in snapshot: Snapshot
  ) throws(Refusal) {
    if try whereabouts(of: expected, link.tenant, in: snapshot) != nil {
      return found(.reordered, link)
    }
    found(.removed, link)
    fault?.sequence = Int64(expected)
    fault?.id = nil
  }

  /// The id of a tenant's line, wherever among the lines of all it stands.
  private func whereabouts(
    of sequence: Int, _ tenant: TenantID, in snapshot: Snapshot
  ) throws(Refusal) -> AuditLineID? {
    try snapshot.first(
      "SELECT id FROM audit WHERE tenant = ? AND sequence = ?", .id(tenant), .int(sequence),
      row: { $0.id(0) })
  }

  private mutating func found(_ what: AuditFault, _ link: AuditLink) {
    fault = BrokenLine(
      what: what, tenant: link.tenant.rawValue == 0 ? nil : link.tenant,
      sequence: Int64(link.sequence), place: tenant == nil ? Int64(link.place) : nil, id: link.id)
  }

  private mutating func truncated(_ tenant: TenantID?, from number: Int) {
    fault = BrokenLine(
      what: .truncated, tenant: tenant, sequence: tenant == nil ? nil : Int64(number),
      place: tenant == nil ? Int64(number) : nil)
  }
}
