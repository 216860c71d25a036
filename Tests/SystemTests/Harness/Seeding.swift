import API
import Glibc
import RPC

/// What an admin does to bring merchants onto the server.
struct Seeding {
  /// A connection on which an admin has logged in.
  let client: Client

  /// The first admin, logged in and settled.
  static func admin(of installation: Installation, on server: Server) throws -> (Person, Client) {
    let admin = Person("admin", password: installation.oneTimePassword)
    let client = try server.connect()
    try admin.settle(on: client)
    return (admin, client)
  }

  func tenant(_ name: String) throws -> TenantID {
    try client.call(Endpoints.tenantsCreate, TenantsCreateParams(name: name)).tenant.id
  }

  func store(_ code: String, of tenant: TenantID) throws -> StoreID {
    try client.call(
      Endpoints.storesCreate,
      StoresCreateParams(tenant: tenant, code: code, name: "Store \(code)")
    ).store.id
  }

  /// An account that has not logged in yet, and its id.
  func account(
    _ name: String, _ role: Role, of tenant: TenantID? = nil, stores: [StoreID]? = nil
  ) throws -> (Person, AccountID) {
    let made = try client.call(
      Endpoints.accountsCreate,
      AccountsCreateParams(account: name, role: "\(role.name)", tenant: tenant, stores: stores))
    let person = Person(name, of: tenant, password: made.oneTimePassword.text)
    return (person, made.account.id)
  }

  /// Lets this process be a service account of the tenant, without any login.
  func bindThisProcess(to account: AccountID) throws {
    _ = try client.call(
      Endpoints.accountsBindPeer, AccountsBindPeerParams(account: account, uid: Int64(getuid())))
  }
}

extension Client {
  /// Binds a card with a number.
  func bind(_ number: String, in store: StoreID, key: String? = nil) throws -> BindResult {
    try call(
      Endpoints.cardsBind,
      CardsBindParams(
        store: store, number: Secret(number), holder: "Li Xiaofeng", expMonth: 12, expYear: 2040,
        funding: .credit, usage: .checkout), meta: key.map { ["idempotencyKey": $0] } ?? [:])
  }
}

/// The n-th number of a row of valid Visa numbers (ISO/IEC 7812-1 annex B gives the last digit).
func cardNumber(_ n: Int) -> String {
  let digits = "4" + String(String(100_000_000_000_000 + n).dropFirst())
  let sum = digits.reversed().enumerated().reduce(0) { sum, digit in
    let value = digit.element.wholeNumberValue ?? 0
    guard digit.offset.isMultiple(of: 2) else { return sum + value }
    return sum + (value > 4 ? value * 2 - 9 : value * 2)
  }
  return digits + String((10 - sum % 10) % 10)
}
