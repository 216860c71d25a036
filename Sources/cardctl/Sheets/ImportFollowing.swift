import API
import CardClient
import RPC
import Sockets

/// Follows an import by its id until it has ended, whatever becomes of connections: the server goes on by
/// itself.
struct ImportFollowing {
  let context: Context
  let job: String
  let line: ProgressLine

  /// So often in a row the server may not be there, two minutes in all.
  private static let missesMax = 240

  func run() throws(Failure) -> ImportStatus {
    var misses = 0
    while true {
      do throws(Failure) {
        let status = try look()
        guard status.isRunning else {
          try line.clear()
          return status
        }
        misses = 0
        let (share, text) = ImportStatus.progress(status.progress, context.settings.language)
        try line.show(share, text)
      } catch {
        misses += 1
        guard error.mayPass, misses <= Self.missesMax else { throw error }
      }
      try wait()
    }
  }

  /// How far it is now. The problems are not asked for.
  private func look() throws(Failure) -> ImportStatus {
    let stream = try OpenStream(context, "cards.importReport", ["job": .string(job)], window: 1)
    return ImportStatus(summary: stream.opening)
  }

  private func wait() throws(Failure) {
    let pause = context.system.pause
    try context.perform(interruption: context.system.interruption) {
      (_) async throws(ClientError) in
      try? await Task.sleep(for: pause)
      if Task.isCancelled { throw .cancelled }
    }
  }
}

extension Failure {
  /// Whether it is the connection, or the server, that was not there.
  var mayPass: Bool {
    switch self {
    case .client(.connect(.noServer)), .client(.connect(.staleSocket)),
      .client(.connect(.timedOut)), .client(.connect(.closedByPeer)), .client(.disconnected),
      .client(.timedOut):
      true
    case .client(.refused(let error)): error.status == "\(Status.unavailable.name)"
    default: false
    }
  }
}
