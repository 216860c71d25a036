import API
import Foundation

/// What a text in params can name.
enum Referent: String, CaseIterable {
  case tenant, store, card, account, payment, attempt, alert, session, confirmation, consent
  case decision, job
  case order, role, fingerprint, gatewayToken, page, head

  /// By the schema's `x-id`.
  init?(prefix: String) {
    let kinds: [String: Referent] = [
      "tnt": .tenant, "sto": .store, "acc": .account, "card": .card, "ses": .session,
      "cnf": .confirmation, "con": .consent, "dec": .decision, "pay": .payment,
      "att": .attempt, "alr": .alert, "imp": .job,
    ]
    guard let kind = kinds[prefix] else { return nil }
    self = kind
  }
}

/// A place in a method's params at which something of somebody else's can be named.
struct Reference: CustomStringConvertible {
  let method: String
  /// `store`, `filter.store`, `cards[]`.
  let path: String
  let kind: Referent
  /// The method that is asked about, with its own place for the object; nil where none is.
  var asked: (method: String, path: String)?

  /// Methods that hash a password, which takes a tenth of a second.
  static let slow: Set = ["session.login", "accounts.create", "accounts.resetPassword"]

  /// How many values of each place are named.
  var valuesMax: Int { Self.slow.contains(method) || asked != nil ? 1 : Int.max }

  var description: String { "\(method) \(path) \(asked?.method ?? "") \(kind.rawValue)" }

  /// The params with the value at its place.
  func params(_ base: [String: Any], _ value: String) -> [String: Any] {
    if path == "calls[].params", let asked {
      let params = setting(value, at: asked.path.split(separator: ".")[...], in: [:])
      return merging(base, ["calls": [["method": asked.method, "params": params]]])
    }
    return setting(value, at: path.split(separator: ".")[...], in: base)
  }

  private func setting(
    _ value: String, at path: ArraySlice<Substring>, in params: [String: Any]
  ) -> [String: Any] {
    guard let first = path.first else { return params }
    var params = params
    let name = first.hasSuffix("[]") ? String(first.dropLast(2)) : String(first)
    if path.count > 1 {
      let inner = params[name] as? [String: Any] ?? [:]
      params[name] = setting(value, at: path.dropFirst(), in: inner)
    } else {
      params[name] = first.hasSuffix("[]") ? [value] : value
    }
    return params
  }
}

func merging(_ params: [String: Any], _ others: [String: Any]) -> [String: Any] {
  params.merging(others) { $1 }
}

/// The methods as `rpc.discover` tells them, and where their params name something.
struct Discovered {
  private let methods: [[String: Any]]
  private let schemas: [String: Any]
  /// Texts of which nobody has said what they are.
  private(set) var unknown: [String] = []
  private(set) var references: [Reference] = []

  init(_ answer: Answer) throws {
    let envelope = try JSONSerialization.jsonObject(with: Data(answer.text)) as? [String: Any]
    let document = envelope?["result"] as? [String: Any] ?? [:]
    methods = document["methods"] as? [[String: Any]] ?? []
    let components = document["components"] as? [String: Any] ?? [:]
    schemas = components["schemas"] as? [String: Any] ?? [:]
    for method in methods { classify(method) }
  }

  var names: [String] { methods.compactMap { $0["name"] as? String } }

  func hasParam(_ param: String, _ method: String) -> Bool {
    guard let row = methods.first(where: { $0["name"] as? String == method }) else { return false }
    return params(of: row).contains { $0.name == param }
  }

  private mutating func classify(_ method: [String: Any]) {
    guard let name = method["name"] as? String else { return }
    for param in params(of: method) {
      for (path, schema) in leaves(param.schema, at: param.name) {
        switch ParamText(path, schema, of: name) {
        case .names(let kind): references.append(Reference(method: name, path: path, kind: kind))
        case .anyObject: references += objects(askedAt: path, by: name)
        case .word: break
        case nil: unknown.append("\(name) \(path)")
        }
      }
    }
  }

  /// One reference for each method that can be asked about with an object.
  private func objects(askedAt path: String, by name: String) -> [Reference] {
    methods.compactMap { asked in
      guard let method = asked["name"] as? String, let object = asked["x-scope-object"] as? String,
        let param = params(of: asked).first(where: { $0.name == object }),
        let leaf = leaves(param.schema, at: object).first,
        let prefix = leaf.schema["x-id"] as? String, let kind = Referent(prefix: prefix)
      else { return nil }
      return Reference(method: name, path: path, kind: kind, asked: (method, leaf.path))
    }
  }

  private func params(of method: [String: Any]) -> [(name: String, schema: [String: Any])] {
    (method["params"] as? [[String: Any]] ?? []).compactMap { param in
      guard let name = param["name"] as? String, let schema = param["schema"] as? [String: Any]
      else { return nil }
      return (name, schema)
    }
  }

  /// The texts and open objects within a schema.
  private func leaves(
    _ schema: [String: Any], at path: String
  ) -> [(path: String, schema: [String: Any])] {
    if let name = (schema["$ref"] as? String)?.split(separator: "/").last {
      if name == "Meta" { return [] }
      return leaves(schemas[String(name)] as? [String: Any] ?? [:], at: path)
    }
    if let items = schema["items"] as? [String: Any] { return leaves(items, at: path + "[]") }
    if let properties = schema["properties"] as? [String: [String: Any]] {
      return properties.sorted { $0.key < $1.key }.flatMap { leaves($1, at: "\(path).\($0)") }
    }
    let type = schema["type"] as? String
    guard type == "object" || (type == "string" && schema["enum"] == nil) else { return [] }
    return [(path, schema)]
  }
}

/// What a text in params is. Whoever adds one that the schema does not tell says it here.
enum ParamText {
  case names(Referent)
  /// An object of any kind, or the params of a call that is asked about.
  case anyObject
  /// Nothing that anybody else could have.
  case word

  init?(_ path: String, _ schema: [String: Any], of method: String) {
    if let prefix = schema["x-id"] as? String {
      guard let kind = Referent(prefix: prefix) else { return nil }
      self = .names(kind)
    } else if let known = Self.known["\(method) \(path)"] ?? Self.known["* \(path)"] {
      self = known
    } else if schema["x-secret"] != nil || schema["x-text"] != nil || schema["format"] != nil {
      self = .word
    } else {
      return nil
    }
  }

  private static let known: [String: ParamText] = [
    "* pageToken": .names(.page), "audit.verify head": .names(.head), "* role": .names(.role),
    "audit.list target": .names(.account), "* object": .anyObject,
    "rpc.can calls[].params": .anyObject,
    "payments.list order": .names(.order), "payments.explain order": .names(.order),
    // Each merchant has its own.
    "payments.begin order": .word,
    "cards.signal fingerprint": .names(.fingerprint),
    "cards.signal gatewayToken": .names(.gatewayToken),
    "* service": .word, "* method": .word, "* calls[].method": .word, "* timeZone": .word,
    "* permissions[]": .word, "* grant[]": .word, "* revoke[]": .word, "* entry": .word,
    "* last4": .word, "* filter.last4": .word, "* types[]": .word, "* outcome": .word,
    "roles.create name": .word, "server.backup name": .word, "* amount.currency": .word,
    "* replacement.last4": .word, "session.login account": .word, "* planHash": .word,
  ]
}
