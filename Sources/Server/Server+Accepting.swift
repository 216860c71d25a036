import JSON
import RPC
import Sockets

extension Server {
  /// Accepts all peers that wait.
  mutating func acceptAll() throws(SocketError) {
    while true {
      switch try listener.accept() {
      case .connection(let descriptor, let identity):
        let peer = Peer(
          uid: identity.uid, gid: identity.gid, pid: identity.pid, groups: identity.groups)
        admit(descriptor, peer)
      case .surplus(let descriptor): turnAway(descriptor, noDescriptors)
      case .empty: return
      case .aborted: continue
      case .exhausted: return try pauseAccepting()
      }
    }
  }

  /// Gives the peer to a loop, or tells it why there is no place for it.
  private mutating func admit(_ descriptor: consuming Descriptor, _ peer: Peer) {
    let admitted: Result<Admission.Pass, Refusal>
    do throws(Refusal) {
      if state.status == .notServing { throw Refusal(.shuttingDown) }
      admitted = .success(try admission.admit(uid: peer.uid))
    } catch {
      admitted = .failure(error)
    }
    switch admitted {
    case .success(let pass):
      loops[nextLoop].post(.adopt(Handoff(descriptor), peer, pass))
      nextLoop = (nextLoop + 1) % loops.count
    case .failure(let refusal): turnAway(descriptor, refusal)
    }
  }

  private func turnAway(_ descriptor: borrowing Descriptor, _ refusal: Refusal) {
    admission.noteRefusal(refusal)
    var writer = JSON.Writer(capacity: 1024)
    let start = writer.beginFrame()
    writer.refusal(id: Span(), refusal, .english)
    writer.endFrame(start)
    // What a new socket's buffer does not take is lost: the peer sees the end all the same.
    _ = try? descriptor.write(writer.bytes)
  }

  /// The process may open no descriptor more (RLIMIT_NOFILE).
  private var noDescriptors: Refusal {
    let used = Int64(admission.counts.all)
    return Refusal(.tooManyConnections, .init(slot: "descriptors", max: used, used: used))
  }
}
