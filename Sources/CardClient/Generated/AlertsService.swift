// swift-format-ignore-file
// Made by protogen from Protocol/. Change the documents and run Scripts/generate.

public import API

extension Client {
  /// The methods of the service `alerts`.
  public var alerts: AlertsService { AlertsService(client: self) }
}

/// The methods of the service `alerts`, with their types.
public struct AlertsService: Sendable {
  let client: Client

  /// Lists alerts, the latest first.
  ///
  /// An account with role store sees the alerts of its stores only.
  ///
  /// - Parameter tenant: Id of the merchant. For accounts of the platform, unless store says it;
  /// others leave it out.
  /// - Parameter state: Only alerts in this state. Default: all.
  /// - Parameter kind: Only alerts of this kind.
  /// - Parameter store: Only alerts of this store.
  /// - Parameter pageSize: Most items in the answer.
  /// - Parameter pageToken: The nextPageToken of the page before, with otherwise the same
  /// parameters.
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`. Refused with `NOT_FOUND`, or with what any method can be.
  public func list(tenant: TenantID? = nil, state: AlertState? = nil, kind: AlertKind? = nil, store: StoreID? = nil, pageSize: Int64? = nil, pageToken: String? = nil, options: CallOptions = CallOptions()) async throws(ClientError) -> API.AlertListResult {
    try await client.call(Endpoints.alertsList, AlertsListParams(tenant: tenant, state: state, kind: kind, store: store, pageSize: pageSize, pageToken: pageToken), options)
  }

  /// Sums up the alerts that are not settled, with a message to pass on.
  ///
  /// Open and acknowledged alerts: how many of each kind and tier, which stores they concern, and
  /// which automatic debits are at risk: those of bound cards that expire soon or are invalid. Each
  /// digest leaves a line in the audit.
  ///
  /// - Parameter tenant: Id of the merchant. For accounts of the platform, unless store says it;
  /// others leave it out.
  /// - Parameter store: Only alerts of this store.
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`. Refused with `NOT_FOUND`, or with what any method can be.
  public func digest(tenant: TenantID? = nil, store: StoreID? = nil, options: CallOptions = CallOptions()) async throws(ClientError) -> API.AlertDigest {
    try await client.call(Endpoints.alertsDigest, AlertsDigestParams(tenant: tenant, store: store), options)
  }

  /// Says that somebody has taken note of alerts.
  ///
  /// They are no longer open, and stay until what they tell is settled. Acknowledging twice, or
  /// what is settled, is no error and changes nothing.
  ///
  /// - Parameter alerts: Ids of alerts. All of them, or none, are acknowledged.
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`. Refused with `NOT_FOUND`, or with what any method can be.
  public func acknowledge(alerts: [AlertID], options: CallOptions = CallOptions()) async throws(ClientError) -> API.AcknowledgeResult {
    try await client.call(Endpoints.alertsAcknowledge, AlertsAcknowledgeParams(alerts: alerts), options)
  }

  /// Sets how many days before its last day a card is alerted of.
  ///
  /// Each tier once for a card and its expiry; of several that were passed at once the most urgent
  /// alone. Cards that a new tier already covers are alerted of within seconds. What was raised
  /// stays.
  ///
  /// - Parameter daysAhead: The tiers, each smaller than the one before.
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`.
  public func configure(daysAhead: [Int64], options: CallOptions = CallOptions()) async throws(ClientError) -> API.AlertSettings {
    try await client.call(Endpoints.alertsConfigure, AlertsConfigureParams(daysAhead: daysAhead), options)
  }
}
