// swift-format-ignore-file
// Made by protogen from Protocol/. Change the documents and run Scripts/generate.

public import API

extension Client {
  /// The methods of the service `access`.
  public var access: AccessService { AccessService(client: self) }
}

/// The methods of the service `access`, with their types.
public struct AccessService: Sendable {
  let client: Client

  /// Explains why a call is allowed or denied.
  ///
  /// With `method` the call is decided anew, as it would be for the account now. With `decisionId`
  /// it is the record of a denial, as its error told it then. What the asker may not know is
  /// `unknown` or left out. A record of somebody else's is not found, unless that account is within
  /// reach.
  ///
  /// - Parameter method: Name of the method. Either this or decisionId.
  /// - Parameter decisionId: The record of a decision. It goes with no other param.
  /// - Parameter account: Whose call it would be. Default: the caller's own.
  /// - Parameter object: Id of what the call would be about: a card, a store, an account, a
  /// merchant and so on.
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`. Refused with `NOT_FOUND`, or with what any method can be.
  public func explain(method: String? = nil, decisionId: DecisionID? = nil, account: AccountID? = nil, object: String? = nil, options: CallOptions = CallOptions()) async throws(ClientError) -> API.AccessExplainResult {
    try await client.call(Endpoints.accessExplain, AccessExplainParams(method: method, decisionId: decisionId, account: account, object: object), options)
  }

  /// Lists the accounts that may make a call.
  ///
  /// Of the accounts that the caller may ask about, oldest first. A page can be shorter than asked
  /// for and still have a next one.
  ///
  /// - Parameter method: Name of the method.
  /// - Parameter object: Id of what the call would be about. What the caller cannot reach is not
  /// found.
  /// - Parameter pageSize: Most items in the answer.
  /// - Parameter pageToken: The nextPageToken of the page before, with otherwise the same
  /// parameters.
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`. Refused with `NOT_FOUND`, or with what any method can be.
  public func whoCan(method: String, object: String? = nil, pageSize: Int64? = nil, pageToken: String? = nil, options: CallOptions = CallOptions()) async throws(ClientError) -> API.WhoCanResult {
    try await client.call(Endpoints.accessWhoCan, AccessWhoCanParams(method: method, object: object, pageSize: pageSize, pageToken: pageToken), options)
  }
}
