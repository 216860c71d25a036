// swift-format-ignore-file
// Made by protogen from Protocol/. Change the documents and run Scripts/generate.

public import API

extension Client {
  /// The methods of the service `server`.
  public var server: ServerService { ServerService(client: self) }
}

/// The methods of the service `server`, with their types.
public struct ServerService: Sendable {
  let client: Client

  /// Tells what server this is.
  ///
  /// Version, limits, and how much it holds.
  ///
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`.
  public func info(options: CallOptions = CallOptions()) async throws(ClientError) -> API.ServerInfoResult {
    try await client.call(Endpoints.serverInfo, ServerInfoParams(), options)
  }

  /// Tells what the server has counted.
  ///
  /// As JSON, or as text in the format of OpenMetrics 1.0. Counts begin when the server starts.
  ///
  /// - Parameter format: json, unless it is given.
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`.
  public func stats(format: StatsFormat? = nil, options: CallOptions = CallOptions()) async throws(ClientError) -> API.ServerStatsResult {
    try await client.call(Endpoints.serverStats, ServerStatsParams(format: format), options)
  }

  /// Lists the open connections.
  ///
  /// Oldest first.
  ///
  /// - Parameter pageSize: Most items in the answer.
  /// - Parameter pageToken: The nextPageToken of the page before.
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`.
  public func connections(pageSize: Int64? = nil, pageToken: String? = nil, options: CallOptions = CallOptions()) async throws(ClientError) -> API.ServerConnectionsResult {
    try await client.call(Endpoints.serverConnections, ServerConnectionsParams(pageSize: pageSize, pageToken: pageToken), options)
  }

  /// Lists the calls that wait for an answer.
  ///
  /// Those that have run longest come first; at most 500 are listed. This call is one of them.
  ///
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`.
  public func inflight(options: CallOptions = CallOptions()) async throws(ClientError) -> API.ServerInflightResult {
    try await client.call(Endpoints.serverInflight, ServerInflightParams(), options)
  }

  /// Copies the database while work goes on.
  ///
  /// The copy is put into the folder `backups` of the server's data and looked through before this
  /// answers. What was acknowledged before `takenAt` is in it. The keys are not: keep the key file
  /// elsewhere. It takes as long as it needs, and `_meta.timeoutMs` at most.
  ///
  /// - Parameter name: Name of the new file: letters, digits and `. _ -`, not beginning with a dot.
  /// Made from the time if it is not given.
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`. Refused with `BACKUP_EXISTS`, `BACKUP_RUNNING`, or with what any
  /// method can be.
  public func backup(name: String? = nil, options: CallOptions = CallOptions()) async throws(ClientError) -> API.BackupResult {
    try await client.call(Endpoints.serverBackup, ServerBackupParams(name: name), options)
  }

  /// Stops the server in good order.
  ///
  /// As SIGTERM does: every peer hears `rpc.goaway`, new calls are refused, and what runs is
  /// finished. Whoever started the server decides whether it is started again.
  ///
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`.
  public func drain(options: CallOptions = CallOptions()) async throws(ClientError) -> API.Empty {
    try await client.call(Endpoints.serverDrain, ServerDrainParams(), options)
  }
}
