// swift-format-ignore-file
// Made by protogen from Protocol/. Change the documents and run Scripts/generate.

public import API

extension Client {
  /// The methods of the service `support`.
  public var support: SupportService { SupportService(client: self) }
}

/// The methods of the service `support`, with their types.
public struct SupportService: Sendable {
  let client: Client

  /// Lets support into the merchant's data for a while.
  ///
  /// Every account of support may then use the permissions, with a `_meta.reason` in each call. It
  /// sees cards without their holder, bank and label. Ends by itself, or with support.revoke. 16 of
  /// a merchant's can be in force at a time.
  ///
  /// - Parameter hours: How long it lasts.
  /// - Parameter permissions: What support may do: cards.read, cards.unbind, payments.read,
  /// alerts.read.
  /// - Parameter note: What it is about, for support to read.
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`. Refused with `TOO_MANY_CONSENTS`, or with what any method can be.
  public func grant(hours: Int64, permissions: [String], note: String? = nil, options: CallOptions = CallOptions()) async throws(ClientError) -> API.ConsentResult {
    try await client.call(Endpoints.supportGrant, SupportGrantParams(hours: hours, permissions: permissions, note: note), options)
  }

  /// Ends a consent at once.
  ///
  /// One that has ended stays as it is; that is no error.
  ///
  /// - Parameter consent: Id of the consent.
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`. Refused with `NOT_FOUND`, or with what any method can be.
  public func revoke(consent: ConsentID, options: CallOptions = CallOptions()) async throws(ClientError) -> API.ConsentResult {
    try await client.call(Endpoints.supportRevoke, SupportRevokeParams(consent: consent), options)
  }

  /// Lists consents, the latest first.
  ///
  /// A merchant's accounts with support.consent see all of the merchant's, live and past. Support
  /// sees those that it can use now. Whoever sees none is told why in `scope`.
  ///
  /// - Parameter tenant: Only consents of this merchant.
  /// - Parameter pageSize: Most items in the answer.
  /// - Parameter pageToken: The nextPageToken of the page before, with otherwise the same
  /// parameters.
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`.
  public func list(tenant: TenantID? = nil, pageSize: Int64? = nil, pageToken: String? = nil, options: CallOptions = CallOptions()) async throws(ClientError) -> API.SupportListResult {
    try await client.call(Endpoints.supportList, SupportListParams(tenant: tenant, pageSize: pageSize, pageToken: pageToken), options)
  }

  /// Lists what support has looked at and done, the latest first.
  ///
  /// Every access is listed that rested on a consent of the merchant, the refused ones too, each
  /// with the reason that was given for it. What support tries without a consent shows it nothing
  /// and is no access: it stands in the platform's audit.
  ///
  /// - Parameter pageSize: Most items in the answer.
  /// - Parameter pageToken: The nextPageToken of the page before, with otherwise the same
  /// parameters.
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`.
  public func listAccesses(pageSize: Int64? = nil, pageToken: String? = nil, options: CallOptions = CallOptions()) async throws(ClientError) -> API.SupportAccessesResult {
    try await client.call(Endpoints.supportListAccesses, SupportListAccessesParams(pageSize: pageSize, pageToken: pageToken), options)
  }
}
