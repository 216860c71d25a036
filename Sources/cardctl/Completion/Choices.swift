import API
import RPC

/// What ids and names there are: the server is asked, with little patience.
struct Choices {
  typealias Candidate = Completion.Candidate

  private let completion: Completion

  init(_ completion: Completion) { self.completion = completion }

  private static let cards = Source(method: "cards.list", member: "cards") { card, language in
    let word = Vocabulary.status.word(card["status"]?.string ?? "", language)
    return "•••• \(card["last4"]?.plain ?? "") \(word)"
  }
  private static let stores = Source(method: "stores.list", member: "stores") { store, _ in
    store["name"]?.plain ?? ""
  }
  private static let roles = Source(method: "roles.list", member: "roles", id: "name") {
    role, language in
    role[language == .english ? "label.en" : "label.zh"]?.plain ?? ""
  }
  private static let accounts = Source(method: "accounts.list", member: "accounts") { account, _ in
    account["account"]?.plain ?? ""
  }
  private static let tenants = Source(method: "tenants.list", member: "tenants") { tenant, _ in
    tenant["name"]?.plain ?? ""
  }
  private static let sessions = Source(method: "session.list", member: "sessions") { session, _ in
    session["lastUsedAt"]?.string?.localTime ?? ""
  }
  private static let payments = Source(method: "payments.list", member: "payments") { payment, _ in
    payment["order"]?.plain ?? ""
  }
  private static let consents = Source(method: "support.list", member: "consents") { consent, _ in
    consent["note"]?.plain ?? ""
  }

  /// By the name of an operand.
  private static let operands: [String: Source] = [
    "CARD": cards, "STORE": stores, "ROLE": roles, "ACCOUNT_ID": accounts, "TENANT": tenants,
    "SESSION": sessions, "PAYMENT": payments, "CONSENT": consents,
  ]
  /// By the name of an option.
  private static let options: [String: Source] = [
    "store": stores, "stores": stores, "card": cards, "replace-with": cards, "role": roles,
    "account": accounts, "as": accounts, "tenant": tenants,
  ]

  func operand(_ name: String) -> [Candidate] {
    if let source = Self.operands[name] { return fetched(source) }
    if name.contains("METHOD") { return methods }
    if name == "FILE" { return [Candidate(word: CompletionScript.files)] }
    // Words that stand for themselves: bash|zsh|fish.
    guard name.contains("|"), name == name.lowercased() else { return [] }
    return name.split(separator: "|").map { Candidate(word: String($0)) }
  }

  func option(_ option: Option) -> [Candidate] {
    if let source = Self.options[option.name] { return fetched(source) }
    switch option.kind {
    case .text("PATH"), .text("FILE"): return [Candidate(word: CompletionScript.files)]
    case .text("METHOD"): return methods
    default: return []
    }
  }

  private var methods: [Candidate] { Methods.rows.map { Candidate(word: "\($0.name)") } }

  // MARK: The server

  /// Where the candidates of a kind come from.
  private struct Source: Sendable {
    let method: String
    let member: String
    var id = "id"
    let help: @Sendable (Value, Language) -> String

    /// Whether it can be asked about one merchant.
    var takesTenant: Bool { method != "tenants.list" && method != "session.list" }
  }

  /// No more are shown than a person reads.
  private static let countMax = 100
  /// Seconds are too long to wait for a hint.
  private static let timeout = "0.5"

  private func fetched(_ source: Source) -> [Candidate] {
    var params: Value = ["pageSize": .integer(Self.countMax)]
    if source.takesTenant, let tenant = completion.given("tenant") {
      params.set("tenant", to: .string(tenant))
    }
    guard let result = try? context()?.call(source.method, params) else { return [] }
    return (result[source.member]?.elements ?? []).compactMap { object in
      object[source.id]?.string.map {
        Candidate(word: $0, help: source.help(object, completion.language))
      }
    }
  }

  /// A run of any command, for its connection.
  private func context() -> Context? {
    var given = ["timeout": [Self.timeout]]
    if let socket = completion.given("socket") { given["socket"] = [socket] }
    guard let command = Command.all.first else { return nil }
    let invocation = Invocation(command: command, operands: [], options: given)
    guard
      let settings = try? Settings(invocation, environment: completion.system.environment)
    else { return nil }
    return Context(invocation, settings, completion.system)
  }
}
