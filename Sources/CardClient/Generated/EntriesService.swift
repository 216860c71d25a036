// swift-format-ignore-file
// Made by protogen from Protocol/. Change the documents and run Scripts/generate.

public import API

extension Client {
  /// The methods of the service `entries`.
  public var entries: EntriesService { EntriesService(client: self) }
}

/// The methods of the service `entries`, with their types.
public struct EntriesService: Sendable {
  let client: Client

  /// Lists the entries that a menu shows to the caller.
  ///
  /// The tree of one menu, cut to what the account may use. An entry whose methods the server does
  /// not have is absent as well.
  ///
  /// - Parameter surface: Which menu.
  /// - Parameter account: Id of the account to ask about, within the reach of access.explain.
  /// Default: the caller's own.
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`. Refused with `NOT_FOUND`, or with what any method can be.
  public func list(surface: Surface, account: AccountID? = nil, options: CallOptions = CallOptions()) async throws(ClientError) -> API.EntriesListResult {
    try await client.call(Endpoints.entriesList, EntriesListParams(surface: surface, account: account), options)
  }

  /// Tells why an entry shows or does not.
  ///
  /// The entry is named by its id, by its label in any language, or by an alias. The explanation is
  /// of the first permission that fails, and shows what is in the way even where no permission is.
  /// Support can ask about any account without a consent: no card data is shown.
  ///
  /// - Parameter entry: Id, label or alias of the entry.
  /// - Parameter surface: Where it is looked for. Default: everywhere.
  /// - Parameter account: Id of the account to ask about, within the reach of access.explain.
  /// Default: the caller's own.
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`. Refused with `NOT_FOUND`, `ENTRY_UNKNOWN`, or with what any method
  /// can be.
  public func explain(entry: String, surface: Surface? = nil, account: AccountID? = nil, options: CallOptions = CallOptions()) async throws(ClientError) -> API.EntriesExplainResult {
    try await client.call(Endpoints.entriesExplain, EntriesExplainParams(entry: entry, surface: surface, account: account), options)
  }
}
