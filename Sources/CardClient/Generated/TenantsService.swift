// swift-format-ignore-file
// Made by protogen from Protocol/. Change the documents and run Scripts/generate.

public import API

extension Client {
  /// The methods of the service `tenants`.
  public var tenants: TenantsService { TenantsService(client: self) }
}

/// The methods of the service `tenants`, with their types.
public struct TenantsService: Sendable {
  let client: Client

  /// Creates a merchant.
  ///
  /// It starts active, without stores and accounts.
  ///
  /// - Parameter name: Name of the merchant.
  /// - Parameter timeZone: IANA time zone. Cards expire by this zone's calendar.
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`. Refused with `TIME_ZONE_UNKNOWN`, or with what any method can be.
  public func create(name: String, timeZone: String? = nil, options: CallOptions = CallOptions()) async throws(ClientError) -> API.TenantResult {
    try await client.call(Endpoints.tenantsCreate, TenantsCreateParams(name: name, timeZone: timeZone), options)
  }

  /// Reads a merchant.
  ///
  /// Accounts of a merchant may read their own; the platform's admins any.
  ///
  /// - Parameter tenant: Id of the merchant.
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`. Refused with `NOT_FOUND`, or with what any method can be.
  public func get(tenant: TenantID, options: CallOptions = CallOptions()) async throws(ClientError) -> API.TenantResult {
    try await client.call(Endpoints.tenantsGet, TenantsGetParams(tenant: tenant), options)
  }

  /// Lists merchants.
  ///
  /// Oldest first.
  ///
  /// - Parameter state: Only merchants in this state.
  /// - Parameter pageSize: Most items in the answer.
  /// - Parameter pageToken: The nextPageToken of the page before, with otherwise the same
  /// parameters.
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`.
  public func list(state: TenantState? = nil, pageSize: Int64? = nil, pageToken: String? = nil, options: CallOptions = CallOptions()) async throws(ClientError) -> API.TenantListResult {
    try await client.call(Endpoints.tenantsList, TenantsListParams(state: state, pageSize: pageSize, pageToken: pageToken), options)
  }

  /// Suspends a merchant.
  ///
  /// Its accounts can do nothing from now on, open connections included. Suspending twice is no
  /// error.
  ///
  /// - Parameter tenant: Id of the merchant.
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`. Refused with `NOT_FOUND`, or with what any method can be.
  public func suspend(tenant: TenantID, options: CallOptions = CallOptions()) async throws(ClientError) -> API.TenantResult {
    try await client.call(Endpoints.tenantsSuspend, TenantsSuspendParams(tenant: tenant), options)
  }

  /// Lifts the suspension of a merchant.
  ///
  /// Resuming an active merchant is no error.
  ///
  /// - Parameter tenant: Id of the merchant.
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`. Refused with `NOT_FOUND`, or with what any method can be.
  public func resume(tenant: TenantID, options: CallOptions = CallOptions()) async throws(ClientError) -> API.TenantResult {
    try await client.call(Endpoints.tenantsResume, TenantsResumeParams(tenant: tenant), options)
  }

  /// Sets how long a merchant's unbound cards are kept.
  ///
  /// A card that was unbound longer ago loses what identifies its number and its holder. Its
  /// tombstone, its history and its payments stay.
  ///
  /// - Parameter tenant: Id of the merchant.
  /// - Parameter purgeAfterDays: Days after the unbinding. 180 from the start.
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`. Refused with `NOT_FOUND`, or with what any method can be.
  public func configure(tenant: TenantID, purgeAfterDays: Int64, options: CallOptions = CallOptions()) async throws(ClientError) -> API.TenantResult {
    try await client.call(Endpoints.tenantsConfigure, TenantsConfigureParams(tenant: tenant, purgeAfterDays: purgeAfterDays), options)
  }
}
