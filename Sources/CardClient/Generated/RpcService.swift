// swift-format-ignore-file
// Made by protogen from Protocol/. Change the documents and run Scripts/generate.

public import API
public import RPC

extension Client {
  /// The methods of the service `rpc`.
  public var rpc: RpcService { RpcService(client: self) }
}

/// The methods of the service `rpc`, with their types.
public struct RpcService: Sendable {
  let client: Client

  /// Answers at once.
  ///
  /// Shows that the server reads and answers.
  ///
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`.
  public func ping(options: CallOptions = CallOptions()) async throws(ClientError) -> API.Empty {
    try await client.call(Endpoints.rpcPing, RpcPingParams(), options)
  }

  /// Answers this contract.
  ///
  /// The OpenRPC document of all services in one. With view `mine` it has only the methods that the
  /// caller may call.
  ///
  /// - Parameter view: Which methods to describe.
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`.
  public func discover(view: DiscoverView? = nil, options: CallOptions = CallOptions()) async throws(ClientError) -> RawJSON {
    try await client.call(Endpoints.rpcDiscover, RpcDiscoverParams(view: view), options)
  }

  /// Tells whether a service can work.
  ///
  /// Without `service` it is the state of the whole server. With `watch` it is a stream: the state
  /// now, and again whenever it changes.
  ///
  /// - Parameter service: Name of a service, such as cards.
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`. Refused with `NOT_FOUND`, or with what any method can be.
  public func health(service: String? = nil, options: CallOptions = CallOptions()) async throws(ClientError) -> API.HealthResult {
    try await client.call(Endpoints.rpcHealth, RpcHealthParams(service: service), options)
  }

  /// Tells whether a service can work.
  ///
  /// Without `service` it is the state of the whole server. With `watch` it is a stream: the state
  /// now, and again whenever it changes.
  ///
  /// - Parameter service: Name of a service, such as cards.
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`. Refused with `NOT_FOUND`, or with what any method can be.
  public func healthWatch(service: String? = nil, options: CallOptions = CallOptions()) async throws(ClientError) -> ServerStream<HealthOpen, HealthResult, HealthResult> {
    let params = RpcHealthParams(service: service, watch: true)
    return try ServerStream<HealthOpen, HealthResult, HealthResult>(
      try await client.open(Endpoints.rpcHealthWatch, params, options))
  }

  /// Tells how the server sees this connection.
  ///
  /// The process at the other end, the account if there is one, what it may cover, and the limits.
  ///
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`.
  public func whoami(options: CallOptions = CallOptions()) async throws(ClientError) -> API.Caller {
    try await client.call(Endpoints.rpcWhoami, RpcWhoamiParams(), options)
  }

  /// Tells whether calls would be allowed.
  ///
  /// Decides as for the calls themselves, and does nothing. Only access is judged: not the form of
  /// the params, and not the state of what they name. A method that is not there is denied with
  /// METHOD_NOT_FOUND.
  ///
  /// - Parameter calls: The calls. The objects in all of them are at most 1000.
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`.
  public func can(calls: [CallQuestion], options: CallOptions = CallOptions()) async throws(ClientError) -> API.CanResult {
    try await client.call(Endpoints.rpcCan, RpcCanParams(calls: calls), options)
  }
}
