import API
import JSON
import RPC
import WireTesting

@testable import Server

/// A handful of methods, one for each way a call can go.
struct TestService: Sendable {
  let desk = Desk()
  let serving = ServingState()
  let lines = Lines()
  let log: Log

  init(logging level: Log.Level = .info) {
    var parts = Log.Parts(
      clock: { Timestamp(milliseconds: 0) }, output: { [lines] in lines.add($0) })
    parts.level = level
    parts.isPrivate = { $0.contains("4111111111111111") }
    log = Log(parts)
  }

  var methods: [Method] { table.map(\.0) }

  var dispatcher: Dispatcher {
    Dispatcher(methods: MethodTable(methods), routes: table.map(\.1), gate: gate)
  }

  private var gate: TestGate { TestGate(desk: desk) }

  private var table: [(Method, Route)] {
    [
      (row("rpc.ping"), Builtins.ping), (row("rpc.health"), Builtins.health(serving)),
      (row("rpc.discover"), Builtins.discover(gate)), (row("test.echo"), echo),
      (row("test.large"), large), (row("test.defer", effect: .write), deferred),
      (row("test.login"), login), (row("test.account", .session), echo),
      (row("test.secret", .permission("secrets.read")), health),
      (row("test.recorded", .permission("recorded")), echo), (row("test.fail"), failing),
      (row("test.hang"), hanging), (row("test.count"), TestStreams.count),
      (row("test.sum"), TestStreams.sum),
      (row("test.chat"), TestStreams.chat(desk)),
      (row("test.private", .session), TestStreams.count),
    ]
  }

  private func row(
    _ name: StaticString, _ access: Method.Access = .none, effect: Method.Effect = .read
  ) -> Method {
    Method(name, access, effect, document: "{}")
  }

  /// Answers its params.
  private var echo: Route {
    .read { call, params, writer throws(Refusal) in
      desk.note(call.method.name)
      let text = try RawJSON(&params).text
      text.isEmpty ? writer.raw("{}") : writer.raw(text.span)
    }
  }

  /// Answers a string of `{"letters": n}` letters.
  private var large: Route {
    .read { call, params, writer throws(Refusal) in
      desk.note(call.method.name)
      let params = Tree(try RawJSON(&params).text)
      writer.string(String(repeating: "x", count: Int(params?["letters"]?.integer ?? 0)))
    }
  }

  /// Waits at the desk under its params.
  private var deferred: Route {
    .deferred { call, params throws(Refusal) in
      let key = String(decoding: try RawJSON(&params).text, as: UTF8.self)
      return { reply in desk.put(key, reply) }
    }
  }

  /// Keeps the loop from everything else until the test lets go of it.
  private var hanging: Route {
    .read { call, params, writer throws(Refusal) in
      desk.hang()
      writer.null()
    }
  }

  /// Like the real one it is answered later.
  private var login: Route {
    .deferred { call, params throws(Refusal) in
      { reply in
        call.peer.bind(TestCaller())
        reply(.result(Array("null".utf8)))
      }
    }
  }

  /// Has params of its own, to be wrong.
  private var health: Route {
    .read { call, params, writer throws(Refusal) in
      desk.note(call.method.name)
      _ = try RpcHealthParams(&params)
      writer.null()
    }
  }

  /// Writes half an answer and then thinks better of it.
  private var failing: Route {
    .read { call, params, writer throws(Refusal) in
      writer.beginObject()
      writer.name("\"half\":")
      throw Refusal(.notFound)
    }
  }
}

final class TestCaller: RPC.Caller {
  let identity = CallerIdentity(account: "acc_test", tenant: "tnt_test")
  let quota = Quota(
    .account,
    Quota.Limits(
      reads: Rate(perSecond: 1_000_000, burst: 1_000_000),
      writes: Rate(perSecond: 1_000_000, burst: 1_000_000), inFlightMax: 1_000))
}

/// Lets in who logged in, has the token `good`, or has the user id 4242.
struct TestGate: Gate {
  static let knownUID: UInt32 = 4242
  let desk: Desk

  func identify(_ call: borrowing Call) throws(Refusal) -> (any RPC.Caller)? {
    if let token = call.meta.session?.text {
      guard token == "good" else { throw Refusal(.sessionInvalid) }
      return TestCaller()
    }
    return call.peer.uid == Self.knownUID ? TestCaller() : call.peer.caller
  }

  func authorize(_ call: borrowing Call) throws(Refusal) {
    if case .none = call.method.access { return }
    guard call.caller != nil else { throw Refusal(.sessionRequired) }
    guard case .permission = call.method.access, call.meta.reason != "allowed" else { return }
    throw Refusal(.roleLacksPermission)
  }

  /// What is refused to `test.recorded` waits at the desk, as a decision that is being written.
  func record(
    _ refusal: Refusal, _ call: Call, _ reply: () throws(Refusal) -> Reply
  ) throws(Refusal) -> Bool {
    guard "\(call.method.name)" == "test.recorded", refusal.reason == .roleLacksPermission else {
      return false
    }
    desk.put("recorded", try reply())
    return true
  }

  func recheck(_ call: Call, at now: Timestamp) throws(Refusal) -> (any RPC.Caller)? {
    if call.caller != nil, desk.isRevoked { throw Refusal(.revoked) }
    return call.caller
  }

  func allows(_ method: Method, _ call: borrowing Call) -> Bool {
    if case .none = method.access { true } else { false }
  }
}

extension TestService {
  /// The methods about a server with four groups of writes behind it.
  func administration(_ control: ServerControl) -> Administration {
    var storage = Surroundings.Storage()
    (storage.commits, storage.writes) = (4, 20)
    storage.groupSizes = [(1, 1), (4, 2), (16, 1), (.max, 0)]
    let figures = storage
    var channels = Surroundings.Channels()
    (channels.unbindingsWaiting, channels.late) = (3, 1)
    let channelFigures = channels
    return Administration(
      Administration.Facts(
        version: "1 \"\\\n", pid: 1, startedAt: Timestamp(milliseconds: 0), loops: 2,
        limits: { [] }),
      control, serving,
      Surroundings(
        storage: { figures }, channels: { channelFigures }, workers: Workers(threads: 1), log: log),
      clock: { Timestamp(milliseconds: 1_000) }, methods: methods.map(\.name))
  }
}
