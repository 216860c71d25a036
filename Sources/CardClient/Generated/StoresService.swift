// swift-format-ignore-file
// Made by protogen from Protocol/. Change the documents and run Scripts/generate.

public import API

extension Client {
  /// The methods of the service `stores`.
  public var stores: StoresService { StoresService(client: self) }
}

/// The methods of the service `stores`, with their types.
public struct StoresService: Sendable {
  let client: Client

  /// Creates a store.
  ///
  /// It starts open. The code is unique in the merchant.
  ///
  /// - Parameter tenant: Id of the merchant. Required from accounts of the platform; others may
  /// leave it out.
  /// - Parameter code: The merchant's own code for the store.
  /// - Parameter name: Name of the store.
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`. Refused with `NOT_FOUND`, `STORE_CODE_TAKEN`, or with what any method
  /// can be.
  public func create(code: String, name: String, tenant: TenantID? = nil, options: CallOptions = CallOptions()) async throws(ClientError) -> API.StoreResult {
    try await client.call(Endpoints.storesCreate, StoresCreateParams(tenant: tenant, code: code, name: name), options)
  }

  /// Lists the stores that the caller may see.
  ///
  /// Ordered by merchant, then by code.
  ///
  /// - Parameter tenant: Only stores of this merchant.
  /// - Parameter state: Only stores in this state.
  /// - Parameter pageSize: Most items in the answer.
  /// - Parameter pageToken: The nextPageToken of the page before, with otherwise the same
  /// parameters.
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`. Refused with `NOT_FOUND`, or with what any method can be.
  public func list(tenant: TenantID? = nil, state: StoreState? = nil, pageSize: Int64? = nil, pageToken: String? = nil, options: CallOptions = CallOptions()) async throws(ClientError) -> API.StoreListResult {
    try await client.call(Endpoints.storesList, StoresListParams(tenant: tenant, state: state, pageSize: pageSize, pageToken: pageToken), options)
  }

  /// Renames a store.
  ///
  /// The code stays.
  ///
  /// - Parameter store: Id of the store.
  /// - Parameter name: New name of the store.
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`. Refused with `NOT_FOUND`, or with what any method can be.
  public func rename(store: StoreID, name: String, options: CallOptions = CallOptions()) async throws(ClientError) -> API.StoreResult {
    try await client.call(Endpoints.storesRename, StoresRenameParams(store: store, name: name), options)
  }

  /// Closes a store.
  ///
  /// Its cards must be unbound first. A closed store takes no new cards and stays closed. Closing
  /// twice is no error.
  ///
  /// - Parameter store: Id of the store.
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`. Refused with `NOT_FOUND`, `STORE_HAS_CARDS`, or with what any method
  /// can be.
  public func close(store: StoreID, options: CallOptions = CallOptions()) async throws(ClientError) -> API.StoreResult {
    try await client.call(Endpoints.storesClose, StoresCloseParams(store: store), options)
  }
}
