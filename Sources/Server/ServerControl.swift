import Sockets
import Synchronization

/// How others reach a running server, from any thread and without waiting for it.
package final class ServerControl: Sendable {
  private struct Mailboxes {
    var server: Mailbox<Server.Message>?
    var loops: [Mailbox<Loop.Message>] = []
    var admission: Admission?
    var isDrainAsked = false
  }

  private let mailboxes = Mutex(Mailboxes())

  package init() {}

  /// Has the server finish what runs and take nothing new, as SIGTERM does.
  package func drain() {
    let server = mailboxes.withLock { mailboxes in
      mailboxes.isDrainAsked = true
      return mailboxes.server
    }
    server?.post(.drain)
  }

  /// Has other limits hold, on each loop from its next turn on. How many loops there are stays.
  package func adjust(_ configuration: Configuration) {
    let mailboxes = mailboxes.withLock { ($0.server, $0.loops, $0.admission) }
    mailboxes.0?.post(.adjust(configuration))
    for loop in mailboxes.1 { loop.post(.ask { $0.adjust(configuration) }) }
    mailboxes.2?.adjust(configuration.connections)
  }

  /// Asks each loop on its own thread. The answers, in the order of the loops, go to `body` on the thread
  /// of the loop that answers last: it must not block. Never called if a loop hangs or has ended.
  func gather<Answer: Sendable>(
    _ ask: @escaping @Sendable (Loop) -> Answer, then body: @escaping @Sendable ([Answer]) -> Void
  ) {
    let loops = mailboxes.withLock { $0.loops }
    let gathering = Gathering(loops.count, body)
    for (index, loop) in loops.enumerated() {
      loop.post(.ask { gathering.add(ask($0), at: index) })
    }
  }

  /// Connections now and so far; none before the server has been made.
  var admissionCounts: Admission.Counts {
    mailboxes.withLock { $0.admission }?.counts ?? Admission.Counts()
  }

  func attach(
    _ server: Mailbox<Server.Message>, _ loops: [Mailbox<Loop.Message>], _ admission: Admission
  ) {
    let isDrainAsked = mailboxes.withLock { mailboxes in
      (mailboxes.server, mailboxes.loops, mailboxes.admission) = (server, loops, admission)
      return mailboxes.isDrainAsked
    }
    if isDrainAsked { server.post(.drain) }
  }
}

/// Answers that are on their way to one place.
private final class Gathering<Answer: Sendable>: Sendable {
  private let answers: Mutex<[Answer?]>
  private let body: @Sendable ([Answer]) -> Void

  init(_ count: Int, _ body: @escaping @Sendable ([Answer]) -> Void) {
    answers = Mutex([Answer?](repeating: nil, count: count))
    self.body = body
  }

  func add(_ answer: Answer, at index: Int) {
    let all = answers.withLock { answers -> [Answer]? in
      answers[index] = answer
      return answers.allSatisfy { $0 != nil } ? answers.compactMap(\.self) : nil
    }
    if let all { body(all) }
  }
}
