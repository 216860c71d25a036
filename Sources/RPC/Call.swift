import Synchronization

/// One call on its way to its handler: what the envelope and the connection say about it.
package struct Call: Sendable {
  package let method: Method
  /// The method's place among the rows.
  package let index: Int
  private let sharedMeta: SharedMeta?
  package let peer: Peer
  /// When the call came.
  package let received: Timestamp
  /// The number of the loop that serves the connection.
  package let loop: Int
  /// Who calls; nil before the session step, and for methods that need no login.
  package var caller: (any Caller)?

  /// - Parameter meta: nil for a call that says nothing about itself, as most do.
  package init(
    _ method: Method, at index: Int, meta: SharedMeta?, peer: Peer, received: Timestamp, loop: Int
  ) {
    self.method = method
    self.index = index
    sharedMeta = meta
    self.peer = peer
    self.received = received
    self.loop = loop
  }

  /// What the call says about itself.
  package var meta: Meta { sharedMeta?.value ?? Meta() }
  /// The session's token in it, and the reason, without a copy of all the rest.
  package var session: Secret? { sharedMeta?.value.session }
  package var reason: String? { sharedMeta?.value.reason }
  package var language: Language { sharedMeta?.value.language ?? .english }

  /// How long the caller of a unary call waits.
  package var timeout: Duration { sharedMeta?.value.timeout ?? Meta.timeoutDefault }
  /// When it stops waiting.
  package var deadline: Timestamp { received + timeout }
}

/// An account at work, as the application knows it. The server hands it on and looks at no more than
/// what it may ask for.
package protocol Caller: AnyObject, Sendable {
  var quota: Quota { get }
  /// Who it is, for operators.
  var identity: CallerIdentity { get }
  /// Whether what it reads has to be on record before it is answered.
  var readsOnRecord: Bool { get }
}

extension Caller {
  package var readsOnRecord: Bool { false }
}

/// An account and its tenant, by their ids on the wire.
package struct CallerIdentity: Sendable {
  package let account: String
  /// nil for the platform's own staff.
  package let tenant: String?

  package init(account: String, tenant: String?) {
    self.account = account
    self.tenant = tenant
  }
}

/// The process at the other end of a connection. The kernel's word, read once at accept.
package final class Peer: Sendable {
  package let uid: UInt32
  package let gid: UInt32
  package let pid: Int32
  /// Supplementary groups; empty where the kernel does not tell.
  package let groups: [UInt32]
  /// Who logged in on this connection.
  private let bound = Mutex<(any Caller)?>(nil)

  package init(uid: UInt32, gid: UInt32, pid: Int32, groups: [UInt32] = []) {
    self.uid = uid
    self.gid = gid
    self.pid = pid
    self.groups = groups
  }

  package var caller: (any Caller)? { bound.withLock { $0 } }

  /// Makes `caller` the one that the connection's calls come from.
  package func bind(_ caller: (any Caller)?) { bound.withLock { $0 = caller } }
}
