import API
import Crypto
import RPC
import Storage
import Synchronization

/// A call that names an idempotency key: repeated, it gets the stored answer.
struct IdempotentCall: Sendable {
  let tenant: TenantID
  let account: AccountID
  let method: String
  /// Keyed hash of what the caller chose, which may be anything.
  let key: String
  /// Keyed hash of the params without `_meta`, so that params which carry secrets are not kept.
  let params: [UInt8]

  private static let keptMilliseconds: Int64 = 24 * 3_600_000

  /// Nil if the call names no key, or the method takes none.
  init?(_ call: Call, _ params: some Message, _ keys: Keys) {
    guard call.method.isIdempotent, let key = call.meta.idempotencyKey,
      let principal = call.caller as? Principal
    else { return nil }
    tenant = principal.tenant
    account = principal.account
    method = "\(call.method.name)"
    let marked = principal.consentMark(at: call.received) + key
    self.key = keys.params.digest(of: marked.utf8.span).tag
    self.params = keys.params.digest(of: params.json.span).bytes
  }

  /// What marks the call while it runs.
  var mark: String { Self.mark(account: account.rawValue, method, key) }

  /// The same, which a stored answer is bound to.
  static func mark(account: Int64, _ method: String, _ key: String) -> String {
    "\(account) \(method) \(key)"
  }

  private var associated: [UInt8] { Array(mark.utf8) }

  /// The answer that was given before, if one was; refused if it was to other params.
  func storedAnswer(in snapshot: Snapshot, _ service: Service) throws(Refusal) -> [UInt8]? {
    let row = try snapshot.first(
      """
      SELECT params, answer, at FROM idempotent_answers
      WHERE tenant = ? AND account = ? AND method = ? AND key = ?
      """, .id(tenant), .id(account), .text(method), .text(key),
      row: { (params: $0.blob(0), answer: $0.blob(1), at: $0.time(2)) })
    guard let row,
      service.now.milliseconds < row.at.milliseconds + Self.keptMilliseconds
    else { return nil }
    guard constantTimeEqual(row.params.span, params.span) else {
      throw Refusal(.idempotencyMismatch)
    }
    do throws(CryptoError) {
      let answer = try service.keys.answers.open(row.answer.span, associated: associated.span)
      return [UInt8](copying: answer.span)
    } catch {
      var refusal = Refusal(.internal)
      refusal.cause = "\(error)"
      throw refusal
    }
  }

  /// Keeps an answer, in the transaction of what it answers.
  func store(_ answer: [UInt8], in context: WriteContext) throws(Refusal) {
    let sealed = context.service.keys.answers.seal(answer.span, associated: associated.span)
    try context.transaction.write(
      """
      INSERT OR REPLACE INTO idempotent_answers (tenant, account, method, key, params, answer, at)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """, .id(tenant), .id(account), .text(method), .text(key), .blob(params), .blob(sealed),
      .time(context.now))
  }
}

/// The idempotent calls that run now and have no stored answer yet.
final class RunningCalls: Sendable {
  private let marks = Mutex<Set<String>>([])

  /// False if a call with this mark runs already.
  func begin(_ mark: String) -> Bool { marks.withLock { $0.insert(mark).inserted } }
  func end(_ mark: String) { _ = marks.withLock { $0.remove(mark) } }
}
