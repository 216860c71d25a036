import JSON
import RPC
import Sockets

/// Where a call waits that is answered later: it knows the connection, and the number by which the answer
/// will find the call there.
struct CallDesk: Dispatcher.Desk {
  let loop: Loop
  let connection: Connection
  let batch: Batch?
  let number: UInt64

  /// Keeps the call until its outcome comes, which may be at once and from any thread.
  func reply(to call: Call, id: Span<UInt8>) -> Reply {
    note(call)
    batch?.remaining += 1
    let ticket = Ticket()
    let deadline = Deadline.after(call.timeout)
    connection.add(pending(call, id, deadline, .deferred(ticket)), as: number)
    loop.noteDeadline(deadline)
    let (mailbox, token, number) = (loop.mailbox, connection.token, number)
    return Reply(ticket) { outcome in
      mailbox.post(.answer(connection: token, call: number, outcome))
    }
  }

  func port() -> StreamPort {
    let (mailbox, token, number) = (loop.mailbox, connection.token, number)
    return StreamPort { mailbox.post(.wake(connection: token, call: number)) }
  }

  /// A stream lasts until it is ended, unless its caller says how long; but what the client sends has to
  /// come in time.
  func open(
    _ handler: any StreamHandler, _ port: StreamPort, _ call: Call, id: Span<UInt8>
  ) {
    note(call)
    let stream = Stream(
      handler, port, call, itemHead: Writer.itemHead(id: id),
      uploadTimeout: loop.configuration.uploadTimeout)
    let deadline = call.meta.explicitTimeout.map { Deadline.after($0) } ?? .never
    loop.open(stream, pending(call, id, deadline, .stream(stream)), as: number, connection)
  }

  private func note(_ call: Call) {
    if call.caller != nil { connection.admission.becomeKnown() }
  }

  private func pending(
    _ call: Call, _ id: Span<UInt8>, _ deadline: Deadline, _ work: PendingCall.Work
  ) -> PendingCall {
    PendingCall(
      id: [UInt8](copying: id), key: CallID(id), call: call, started: loop.moment,
      deadline: deadline, batch: batch, work: work)
  }
}
