import API
import Domain
import RPC
import Storage

/// `stores.*`: the stores of a tenant.
enum StoreService {
  static func register(in routes: inout Routes) {
    routes.write(Endpoints.storesCreate, create)
    routes.read(Endpoints.storesList, list)
    routes.write(Endpoints.storesRename, rename)
    routes.write(Endpoints.storesClose, close)
  }

  @Sendable private static func create(
    _ params: StoresCreateParams, _ context: inout WriteContext
  ) throws(Refusal) -> StoreResult {
    let tenant = try context.reach(.storesManage)
      .tenant(named: params.tenant, in: context.snapshot)
    let store = Store(
      id: context.nextID(), tenant: tenant, code: params.code, name: params.name, state: .open)
    try context.transaction.insert(
      "INSERT INTO stores (tenant, id, code, name, created_at) VALUES (?, ?, ?, ?, ?)",
      .id(tenant), .id(store.id), .text(store.code), .text(store.name), .time(context.now),
      taken: .storeCodeTaken)
    try note(store, "store.created", &context)
    return StoreResult(store: store)
  }

  @Sendable private static func list(
    _ params: StoresListParams, _ context: ReadContext
  ) throws(Refusal) -> StoreListResult {
    let reach = context.principal.ownReach
    let tenant = try reach.tenant(named: params.tenant, in: context.snapshot)
    let page = try Page(
      params.pageSize, params.pageToken,
      of: "stores.list \(tenant.text) \(params.state?.rawValue ?? -1)", context.service.keys)
    var query = SQL(
      "SELECT id, tenant, code, name, state FROM stores WHERE tenant = ? AND id > ?",
      .id(tenant), .int(page.after.first))
    if let state = params.state { query.append(" AND state = ?", .int(state.rawValue)) }
    query.append(reach)
    query.append(" ORDER BY id LIMIT ?", .int(page.limit))
    var stores = try context.snapshot.all(query, row: { Store($0) })
    let next = page.cut(&stores) { ($0.id.rawValue, 0) }
    return StoreListResult(
      stores: stores, nextPageToken: next, scope: API.Scope(reach, of: tenant))
  }

  @Sendable private static func rename(
    _ params: StoresRenameParams, _ context: inout WriteContext
  ) throws(Refusal) -> StoreResult {
    var store = try find(params.store, &context)
    store.name = params.name
    try context.transaction.write(
      "UPDATE stores SET name = ? WHERE tenant = ? AND id = ?", .text(store.name),
      .id(store.tenant), .id(store.id))
    try note(store, "store.renamed", &context)
    return StoreResult(store: store)
  }

  @Sendable private static func close(
    _ params: StoresCloseParams, _ context: inout WriteContext
  ) throws(Refusal) -> StoreResult {
    var store = try find(params.store, &context)
    guard store.state == .open else { return StoreResult(store: store) }
    let hasCards = try context.snapshot.has(
      "SELECT 1 FROM cards WHERE tenant = ? AND store = ? AND binding < 2 LIMIT 1",
      .id(store.tenant), .id(store.id))
    if hasCards { throw Refusal(.storeHasCards) }
    store.state = .closed
    try context.transaction.write(
      "UPDATE stores SET state = 1 WHERE tenant = ? AND id = ?", .id(store.tenant), .id(store.id))
    try note(store, "store.closed", &context)
    try context.settle(.lastUsableGone(store.id, of: store.tenant))
    return StoreResult(store: store)
  }

  private static func find(
    _ id: StoreID, _ context: inout WriteContext
  ) throws(Refusal) -> Store {
    guard let store = try context.snapshot.store(id, within: context.reach(.storesManage)) else {
      throw Refusal(.notFound)
    }
    context.record.before = store.json
    return store
  }

  private static func note(
    _ store: Store, _ event: StaticString, _ context: inout WriteContext
  ) throws(Refusal) {
    context.record.tenant = store.tenant
    context.record.target = store.id.text
    context.record.after = store.json
    try context.emit(
      event, tenant: store.tenant, store: store.id, subject: store.id, body: store)
  }
}

extension Store {
  init(_ row: borrowing Row) {
    self.init(
      id: row.id(0), tenant: row.id(1), code: row.text(2), name: row.text(3),
      state: row.int(4) == 0 ? .open : .closed)
  }
}

extension Snapshot {
  /// A store that lies within reach; nil for every other id alike.
  func store(_ id: StoreID, within reach: Reach) throws(Refusal) -> Store? {
    guard reach.covers(id) else { return nil }
    return try first(
      """
      SELECT id, tenant, code, name, state FROM stores
      WHERE id = ?1 AND tenant = ifnull(?2, tenant)
      """, .id(id), reach.tenant.map { .id($0) } ?? .null, row: { Store($0) })
  }
}

extension SQL {
  /// Keeps to the stores within reach, by a column `id`.
  fileprivate mutating func append(_ reach: Reach) {
    guard let stores = reach.stores else { return }
    append(" AND id IN ")
    append(list: stores.map { .id($0) })
  }
}
