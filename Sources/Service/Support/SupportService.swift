import API
import Domain
import RPC
import Storage

/// `support.*`: what tenants let the platform's support see and do, and what it did.
enum SupportService {
  static func register(in routes: inout Routes) {
    routes.write(Endpoints.supportGrant, grant)
    routes.write(Endpoints.supportRevoke, revoke)
    routes.read(Endpoints.supportList, list)
    routes.read(Endpoints.supportListAccesses, listAccesses)
  }

  @Sendable private static func grant(
    _ params: SupportGrantParams, _ context: inout WriteContext
  ) throws(Refusal) -> ConsentResult {
    let permissions = try permissions(params.permissions)
    try refuseTooMany(context)
    let id: ConsentID = context.nextID()
    try context.transaction.write(
      """
      INSERT INTO consents (tenant, id, granted_by, permissions, note, granted_at, expires_at)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """, .id(context.principal.tenant), .id(id), .id(context.principal.account),
      .text(permissions.consentText), Value(params.note), .time(context.now),
      .time(context.now + .seconds(params.hours * 3600)))
    return try note(id, "support.granted", &context)
  }

  /// Each call of support looks through all consents in force, so nobody heaps them up.
  private static let consentsMax = 16

  private static func refuseTooMany(_ context: WriteContext) throws(Refusal) {
    let tenant = context.principal.tenant
    let used = try context.snapshot.consents(at: context.now).count { $0.tenant == tenant }
    guard used >= consentsMax else { return }
    throw Refusal(
      .tooManyConsents,
      .init(slot: "consents", max: Int64(consentsMax), used: Int64(used)))
  }

  /// The permissions of these names, none of which goes beyond what support can be let do.
  private static func permissions(_ names: [String]) throws(Refusal) -> PermissionSet {
    var permissions: PermissionSet = []
    var violations: [RPC.FieldViolation] = []
    for (index, name) in names.enumerated() {
      if let permission = Permission(rawValue: name), Grants.consentable.contains(permission) {
        permissions.insert(permission)
      } else {
        violations.append(RPC.FieldViolation("permissions[\(index)]", .unknownValue))
      }
    }
    if !violations.isEmpty { throw Refusal(violations: violations) }
    return permissions
  }

  @Sendable private static func revoke(
    _ params: SupportRevokeParams, _ context: inout WriteContext
  ) throws(Refusal) -> ConsentResult {
    let tenant = context.principal.tenant
    guard let consent = try context.snapshot.consent(params.consent, of: tenant, at: context.now)
    else { throw Refusal(.notFound) }
    context.record.before = consent.json
    guard consent.state == .live else { return ConsentResult(consent: consent) }
    try context.transaction.write(
      "UPDATE consents SET revoked_at = ?, revoked_by = ? WHERE tenant = ? AND id = ?",
      .time(context.now), .id(context.principal.account), .id(tenant), .id(consent.id))
    return try note(consent.id, "support.revoked", &context)
  }

  /// Records a change, which is in force from its commit on.
  private static func note(
    _ id: ConsentID, _ event: StaticString, _ context: inout WriteContext
  ) throws(Refusal) -> ConsentResult {
    let tenant = context.principal.tenant
    guard let consent = try context.snapshot.consent(id, of: tenant, at: context.now) else {
      throw Refusal(.notFound)
    }
    context.changesIdentity = true
    context.record.target = id.text
    context.record.after = consent.json
    try context.emit(event, tenant: tenant, subject: id, body: consent)
    return ConsentResult(consent: consent)
  }
}
