import RPC
import Synchronization

/// The audit line of a stream that reads what must not be seen without one.
final class ReadRecord: Sendable {
  private enum State {
    case writing
    case written
    case failed(Refusal)
  }

  private let state = Mutex(State.writing)

  /// - Parameter port: woken when the line is written, or cannot be.
  init(_ service: Service, _ call: Call, _ record: AuditRecord, _ port: StreamPort) {
    service.recordRead(call, record) { [self] refusal in
      state.withLock { $0 = refusal.map { .failed($0) } ?? .written }
      port.wake()
    }
  }

  /// - Throws: why the line could not be written.
  var isWritten: Bool {
    get throws(Refusal) {
      switch state.withLock({ $0 }) {
      case .writing: return false
      case .written: return true
      case .failed(let refusal): throw refusal
      }
    }
  }
}
