extension Context {
  /// Shows times from now on as the merchant's clocks do: of the merchant that the arguments name, else of
  /// the caller's own. Whoever has none, or may not ask, sees those of the reader's machine.
  func adoptZone() {
    guard !knowsZone, let adopt = system.adoptZone else { return }
    knowsZone = true
    guard let tenant = invocation.value("tenant") ?? ownTenant,
      let found = try? call("tenants.get", ["tenant": .string(tenant)]),
      let zone = found["tenant.timeZone"]?.string
    else { return }
    adopt(zone)
  }

  private var ownTenant: String? { (try? call("rpc.whoami"))?["tenant"]?.string }
}
