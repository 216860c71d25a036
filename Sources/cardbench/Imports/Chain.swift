import Glibc
import Sockets

/// A merchant with stores and cards on file, whose service account this process's uid stands for.
struct Chain {
  private static let stores = 10

  /// Of the stores.
  let codes: [String]
  /// The cards' ids.
  let cards: [String]
  let importer: Importer

  /// - Parameter cards: how many there are to be, as many in each store.
  init(_ seeding: Seeding, password: String, cards: Int) throws(BenchError) {
    let admin = try ClientSocket(whenListening: seeding.socket)
    try seeding.logIn(admin, password)
    let tenant = try seeding.addTenant(1, by: admin)
    try admin.call(
      "accounts.bindPeer", #"{"account":"\#(tenant.account)","uid":\#(geteuid())}"#)
    codes = (1...Self.stores).map { "S\($0)" }
    var stores = [tenant.store]
    for code in codes.dropFirst() {
      let made = try admin.call(
        "stores.create", #"{"tenant":"\#(tenant.id)","code":"\#(code)","name":"\#(code)"}"#)
      stores.append(try Answer.string("id", in: made))
    }
    for store in stores { _ = try seeding.bindCards(max(1, cards / Self.stores), in: store) }
    self.cards = try seeding.cardIDs()
    let session = try seeding.addBoss(of: tenant.id, by: admin)
    importer = Importer(socket: seeding.socket, session: session)
  }
}
