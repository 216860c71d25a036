import API
import JSON
import RPC

/// The methods about the server itself that know about accounts, or are on record.
enum PlatformService {
  static func register(in routes: inout Routes) {
    routes.read(Endpoints.rpcWhoami, whoami)
    routes.write(Endpoints.serverDrain, drain)
  }

  /// The call itself is among what is finished: it is on record and answered.
  @Sendable private static func drain(
    _ params: ServerDrainParams, _ context: inout WriteContext
  ) throws(Refusal) -> Empty {
    context.afterCommit = context.service.parts.drain
    return Empty()
  }

  @Sendable private static func whoami(
    _ params: RpcWhoamiParams, _ context: ReadContext
  ) throws(Refusal) -> API.Caller {
    let peer = context.call.peer
    let principal = context.caller
    let account = try principal.flatMap { principal throws(Refusal) in
      try context.snapshot.view(principal.account, in: principal.tenant, at: context.now)
    }
    return API.Caller(
      peer: API.Peer(
        pid: Int64(peer.pid), uid: Int64(peer.uid), gid: Int64(peer.gid),
        groups: peer.groups.map { Int64($0) }),
      authentication: principal == nil ? .none : principal?.session == nil ? .peer : .session,
      account: account, role: account?.role, tenant: account?.tenant,
      scope: principal.map { API.Scope($0) }, session: principal.flatMap { API.Session($0) },
      policyRevision: try context.snapshot.policyRevision(),
      limits: API.Limits(context.service.parts.connections))
  }
}

extension API.Limits {
  /// What the server in front allows.
  fileprivate init(_ connections: ConnectionLimits) {
    let texts = JSON.Limits()
    self.init(
      maxFrameBytes: Int64(connections.frameBytesMax),
      maxFrameBytesBeforeLogin: Int64(min(connections.frameBytesMax, Frame.anonymousBytesMax)),
      maxDepth: Int64(texts.depthMax), maxValues: Int64(texts.valuesMax),
      maxBatch: Int64(CallLimits.batchMax),
      maxCallsInFlight: Int64(connections.inFlightMax), maxPageSize: 500,
      defaultTimeoutMs: Meta.timeoutDefault.milliseconds,
      maxTimeoutMs: Meta.timeoutMax.milliseconds)
  }
}
