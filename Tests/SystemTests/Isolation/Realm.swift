import API

/// A merchant of the bed. Everything that people name in it holds its word, so that an answer to others
/// that holds the word has told something.
final class Realm {
  static let words = ["alder", "birch", "cedar"]

  let word: String
  let tenant: TenantID
  let stores: [StoreID]
  /// What nobody works with, for calls that change an account.
  var spare = ""
  var understudy = ""
  /// The cards of each store: just bound, found abnormal, and unbound.
  var cards: [StoreID: [String]] = [:]
  /// One of each store.
  var payments: [StoreID: String] = [:]
  var attempts: [StoreID: String] = [:]
  var alerts: [StoreID: String] = [:]
  var roles: [String] = []
  /// One that has ended.
  var consent = ""
  /// Another is in force.
  var hasConsent = false
  /// A planned import.
  var job = ""
  var head = ""
  /// Of one of its cards each.
  var fingerprint: String { "\(word)-fingerprint" }
  var gatewayToken: String { "\(word)-token" }

  /// The order that the store's payment is for.
  func order(of store: StoreID) -> String {
    "\(word)-order-\(stores.firstIndex(of: store) ?? 0)"
  }

  var spareName: String { "\(word)-spare" }

  init(_ word: String, _ seeding: Seeding) throws {
    self.word = word
    let tenant = try seeding.tenant("\(word) merchant")
    self.tenant = tenant
    stores = try (1...3).map { number in
      try seeding.client.call(
        Endpoints.storesCreate,
        StoresCreateParams(tenant: tenant, code: "S\(number)", name: "\(word) store \(number)")
      ).store.id
    }
  }
}

/// Somebody who calls, and what is theirs.
final class Caller {
  let name: String
  /// Nil: of the platform.
  let realm: Realm?
  /// The role, or what the role is made from.
  let base: Actor
  let isCustom: Bool
  /// The stores of a store's people; nil: all of the merchant's.
  let stores: [StoreID]?
  var permissions: Set<String> = []
  let person: Person
  /// Logged in; replaced once.
  var client: Client
  var id = ""
  var session = ""
  /// A second one, to be revoked; empty if there is none.
  var otherSession = ""
  var confirmation = ""
  /// A denial of the caller's own.
  var decision = ""
  /// By the list that it is good for.
  var pages: [String: String] = [:]

  init(
    _ name: String, _ base: Actor, of realm: Realm?, stores: [StoreID]? = nil,
    isCustom: Bool = false, client: Client
  ) {
    (self.name, self.base, self.realm, self.stores) = (name, base, realm, stores)
    (self.isCustom, self.client) = (isCustom, client)
    person = Person(name, of: realm?.tenant, password: Self.password)
  }

  static let password = "known-to-the-bed-1"

  var isPlatform: Bool { realm == nil }

  /// How far a permission reaches; nil: the caller has it not.
  func reach(_ permission: String) -> Reach? {
    guard permissions.contains(permission) else { return nil }
    return grants[permission]?[base] ?? .own
  }
}
