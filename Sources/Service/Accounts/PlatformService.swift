import API
import JSON
import RPC

/// The methods about the server itself that know about accounts, or are on record.
enum PlatformService {
  static func register(in routes: inout Routes) {
    routes.read(Endpoints.rpcWhoami, whoami)
    routes.slow(Endpoints.serverBackup, prepare: backUp, write: note)
    routes.write(Endpoints.serverDrain, drain)
  }

  /// The call itself is among what is finished: it is on record and answered.
  @Sendable private static func drain(
    _ params: ServerDrainParams, _ context: inout WriteContext
  ) throws(Refusal) -> Empty {
    context.afterCommit = context.service.parts.drain
    return Empty()
  }

  // MARK: Backup

  @Sendable private static func backUp(
    _ params: ServerBackupParams, _ preparation: Preparation
  ) throws(Refusal) -> BackupResult {
    let (service, now) = (preparation.service, preparation.service.now)
    let name =
      try params.name.map { name throws(Refusal) in try checked(name) } ?? "cardd-\(now.compact).db"
    guard let folder = service.parts.backups() else { throw Refusal(.storageUnavailable) }
    let isBusy = service.isBackingUp.exchange(true, ordering: .acquiringAndReleasing)
    guard !isBusy else { throw Refusal(.backupRunning) }
    defer { service.isBackingUp.store(false, ordering: .releasing) }
    let path = "\(folder)/\(name)"
    let report = try Backup.take(
      of: service.database.path, to: path, service.auditChain,
      within: preparation.call.timeout)
    for fault in report.faults { service.parts.log("server.backup: \(path): \(fault)") }
    return BackupResult(report, at: path, takenAt: now)
  }

  @Sendable private static func note(
    _ params: ServerBackupParams, _ result: BackupResult, _ context: inout WriteContext
  ) throws(Refusal) -> BackupResult {
    context.record.after = result.json
    return result
  }

  /// A name that stays in its folder.
  private static func checked(_ name: String) throws(Refusal) -> String {
    let isPlain = name.utf8.allSatisfy { byte in
      Bytes.isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
        || [UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-")].contains(byte)
    }
    guard isPlain, let first = name.utf8.first, first != UInt8(ascii: ".") else {
      throw Refusal(violations: [RPC.FieldViolation("name", .badFormat)])
    }
    return name
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
      limits: API.Limits(context.service.connectionLimits))
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
