import API
import JSON
import RPC
import Testing
import WireTesting

/// A message type without its type: reads a value and writes it again.
struct Codec: Sendable {
  /// What came of reading.
  struct Outcome {
    /// The value as it was written again; nil if it was refused.
    let written: Tree?
    /// `field REASON`, in the order in which they were noted.
    let faults: [String]
  }

  let read: @Sendable (Tree) -> Outcome

  init<M: Message>(_ type: M.Type) {
    read = { tree in Self.outcome(tree.bytes, type) }
  }

  static func outcome<M: Message>(_ text: [UInt8], _ type: M.Type) -> Outcome {
    var reader = Reader(text.span)
    var faults = Faults()
    let message = M(&reader, &faults)
    let written = message.flatMap { Tree($0.json) }
    return Outcome(
      written: faults.isEmpty ? written : nil,
      faults: faults.violations.map { "\($0.field) \($0.reason.name)" })
  }
}

/// A method with the codecs of its params and its result.
struct MethodCodec: Sendable, CustomTestStringConvertible {
  let index: Int
  let params: Codec
  let result: Codec

  init<P: Message, R: Message>(_ endpoint: Endpoint<P, R>) {
    index = endpoint.index
    params = Codec(P.self)
    result = Codec(R.self)
  }

  init<P: Message, O: Message, I: Message, U: Message, R: Message>(
    _ endpoint: StreamEndpoint<P, O, I, U, R>
  ) {
    index = endpoint.index
    params = Codec(P.self)
    result = Codec(R.self)
  }

  var name: String { "\(Methods.rows[index].name)" }
  var testDescription: String { name }

  static let all: [MethodCodec] = [
    MethodCodec(Endpoints.rpcPing),
    MethodCodec(Endpoints.rpcDiscover),
    MethodCodec(Endpoints.rpcHealth),
    MethodCodec(Endpoints.rpcWhoami),
    MethodCodec(Endpoints.rpcCan),
    MethodCodec(Endpoints.sessionLogin),
    MethodCodec(Endpoints.sessionLogout),
    MethodCodec(Endpoints.sessionWhoami),
    MethodCodec(Endpoints.sessionList),
    MethodCodec(Endpoints.sessionRevoke),
    MethodCodec(Endpoints.sessionChangePassword),
    MethodCodec(Endpoints.sessionEnrollTotp),
    MethodCodec(Endpoints.sessionConfirmTotp),
    MethodCodec(Endpoints.sessionReverify),
    MethodCodec(Endpoints.tenantsCreate),
    MethodCodec(Endpoints.tenantsGet),
    MethodCodec(Endpoints.tenantsList),
    MethodCodec(Endpoints.tenantsSuspend),
    MethodCodec(Endpoints.tenantsResume),
    MethodCodec(Endpoints.tenantsConfigure),
    MethodCodec(Endpoints.storesCreate),
    MethodCodec(Endpoints.storesList),
    MethodCodec(Endpoints.storesRename),
    MethodCodec(Endpoints.storesClose),
    MethodCodec(Endpoints.accountsCreate),
    MethodCodec(Endpoints.accountsGet),
    MethodCodec(Endpoints.accountsList),
    MethodCodec(Endpoints.accountsDisable),
    MethodCodec(Endpoints.accountsEnable),
    MethodCodec(Endpoints.accountsUnlock),
    MethodCodec(Endpoints.accountsResetPassword),
    MethodCodec(Endpoints.accountsBindPeer),
    MethodCodec(Endpoints.accountsUnbindPeer),
    MethodCodec(Endpoints.rolesList),
    MethodCodec(Endpoints.rolesGet),
    MethodCodec(Endpoints.rolesCreate),
    MethodCodec(Endpoints.rolesUpdate),
    MethodCodec(Endpoints.rolesDelete),
    MethodCodec(Endpoints.rolesAssign),
    MethodCodec(Endpoints.entriesList),
    MethodCodec(Endpoints.entriesExplain),
    MethodCodec(Endpoints.cardsBind),
    MethodCodec(Endpoints.cardsGet),
    MethodCodec(Endpoints.cardsList),
    MethodCodec(Endpoints.cardsUpdate),
    MethodCodec(Endpoints.cardsSignal),
    MethodCodec(Endpoints.cardsHistory),
    MethodCodec(Endpoints.cardsScreen),
    MethodCodec(Endpoints.cardsPrepareUnbind),
    MethodCodec(Endpoints.cardsConfirmUnbind),
    MethodCodec(Endpoints.cardsImportTemplate),
    MethodCodec(Endpoints.cardsImport),
    MethodCodec(Endpoints.cardsImportReport),
    MethodCodec(Endpoints.cardsImportUndo),
    MethodCodec(Endpoints.cardsExport),
    MethodCodec(Endpoints.paymentsOptions),
    MethodCodec(Endpoints.paymentsBegin),
    MethodCodec(Endpoints.paymentsComplete),
    MethodCodec(Endpoints.paymentsGet),
    MethodCodec(Endpoints.paymentsList),
    MethodCodec(Endpoints.paymentsExplain),
    MethodCodec(Endpoints.channelsRegister),
    MethodCodec(Endpoints.channelsList),
    MethodCodec(Endpoints.channelsAck),
    MethodCodec(Endpoints.channelsRemove),
    MethodCodec(Endpoints.channelsStatus),
    MethodCodec(Endpoints.alertsList),
    MethodCodec(Endpoints.alertsDigest),
    MethodCodec(Endpoints.alertsAcknowledge),
    MethodCodec(Endpoints.alertsConfigure),
    MethodCodec(Endpoints.eventsList),
    MethodCodec(Endpoints.eventsWatch),
    MethodCodec(Endpoints.supportGrant),
    MethodCodec(Endpoints.supportRevoke),
    MethodCodec(Endpoints.supportList),
    MethodCodec(Endpoints.supportListAccesses),
    MethodCodec(Endpoints.auditList),
    MethodCodec(Endpoints.auditWatch),
    MethodCodec(Endpoints.auditVerify),
    MethodCodec(Endpoints.auditExport),
    MethodCodec(Endpoints.accessExplain),
    MethodCodec(Endpoints.accessWhoCan),
    MethodCodec(Endpoints.serverInfo),
    MethodCodec(Endpoints.serverStats),
    MethodCodec(Endpoints.serverConnections),
    MethodCodec(Endpoints.serverInflight),
    MethodCodec(Endpoints.serverBackup),
    MethodCodec(Endpoints.serverDrain),
  ]
}
