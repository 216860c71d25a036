// swift-format-ignore-file
// Made by protogen from Protocol/. Change the documents and run Scripts/generate.

public import API
public import RPC

extension Client {
  /// The methods of the service `audit`.
  public var audit: AuditService { AuditService(client: self) }
}

/// The methods of the service `audit`, with their types.
public struct AuditService: Sendable {
  let client: Client

  /// Lists lines of the audit, the newest first.
  ///
  /// A page is made of at most 20000 lines that were looked at: with rare filters it may be short,
  /// or empty, and yet have a next one. An admin who names no merchant reads the lines of all, and
  /// the platform's own.
  ///
  /// - Parameter tenant: Id of the merchant. Default: the caller's own; for the platform's admins,
  /// the audit of all.
  /// - Parameter account: Only calls of this account.
  /// - Parameter method: Only calls of this method.
  /// - Parameter target: Only calls about the object with this id.
  /// - Parameter outcome: Only calls that ended so: `OK` or a reason.
  /// - Parameter from: Only calls at this time or later.
  /// - Parameter to: Only calls before this time.
  /// - Parameter pageSize: Most items in the answer.
  /// - Parameter pageToken: From the previous page.
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`. Refused with `NOT_FOUND`, or with what any method can be.
  public func list(tenant: TenantID? = nil, account: AccountID? = nil, method: String? = nil, target: String? = nil, outcome: String? = nil, from: Timestamp? = nil, to: Timestamp? = nil, pageSize: Int64? = nil, pageToken: String? = nil, options: CallOptions = CallOptions()) async throws(ClientError) -> API.AuditListResult {
    try await client.call(Endpoints.auditList, AuditListParams(tenant: tenant, account: account, method: method, target: target, outcome: outcome, from: from, to: to, pageSize: pageSize, pageToken: pageToken), options)
  }

  /// Streams lines of the audit as they are written.
  ///
  /// Every line once and in order. It lasts until the caller cancels it.
  ///
  /// - Parameter tenant: Id of the merchant. Default: the caller's own; for the platform's admins,
  /// the audit of all.
  /// - Parameter after: Only lines behind this number: `sequence` of a merchant's audit, `place` of
  /// that of all. Default: from now on.
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`. Refused with `NOT_FOUND`, `REVOKED`, or with what any method can be.
  public func watch(tenant: TenantID? = nil, after: Int64? = nil, options: CallOptions = CallOptions()) async throws(ClientError) -> ServerStream<AuditOpen, AuditLine, Empty> {
    let params = AuditWatchParams(tenant: tenant, after: after)
    return try ServerStream<AuditOpen, AuditLine, Empty>(
      try await client.open(Endpoints.auditWatch, params, options))
  }

  /// Makes the chain anew and names the first line that does not fit.
  ///
  /// A merchant's chain ends with the merchant's last line; the chain of all covers every line of
  /// everybody. Lines that were taken from the end are found by the head that an earlier
  /// verification has answered. One verification runs at a time.
  ///
  /// - Parameter tenant: Id of the merchant. Default: the caller's own; for the platform's admins,
  /// the audit of all.
  /// - Parameter head: The head that an earlier verification of the same chain has answered.
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`. Refused with `NOT_FOUND`, `VERIFICATION_RUNNING`, or with what any
  /// method can be.
  public func verify(tenant: TenantID? = nil, head: String? = nil, options: CallOptions = CallOptions()) async throws(ClientError) -> API.AuditVerifyResult {
    try await client.call(Endpoints.auditVerify, AuditVerifyParams(tenant: tenant, head: head), options)
  }

  /// Streams the audit from its first line to its last.
  ///
  /// The lines that are there when it begins. The result tells how many were sent.
  ///
  /// - Parameter tenant: Id of the merchant. Default: the caller's own; for the platform's admins,
  /// the audit of all.
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`. Refused with `NOT_FOUND`, `REVOKED`, or with what any method can be.
  public func export(tenant: TenantID? = nil, options: CallOptions = CallOptions()) async throws(ClientError) -> ServerStream<AuditOpen, AuditLine, AuditExportResult> {
    let params = AuditExportParams(tenant: tenant)
    return try ServerStream<AuditOpen, AuditLine, AuditExportResult>(
      try await client.open(Endpoints.auditExport, params, options))
  }
}
