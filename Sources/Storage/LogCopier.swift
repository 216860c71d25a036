import Glibc
import Synchronization

/// Copies the log into the database file on a thread of its own, while the writer goes on: copying is
/// mostly waiting for the disk, and nobody's commit should wait for that.
final class LogCopier: Sendable {
  private enum State {
    case idle
    case asked
    case copying
    /// So many frames of the log are in the file.
    case finished(frames: Int)
    case stopped
    /// It has been told, and the process is about to end.
    case failed
  }

  private let state = Mutex(State.idle)
  private let wakeup = Semaphore()
  private let thread = Mutex<Thread?>(nil)

  /// - Parameters:
  ///   - connection: for this thread alone.
  ///   - onFailure: a copy failed, after which nobody knows what the file holds. Runs on this thread.
  func start(
    _ connection: sending Connection, onFailure: @escaping @Sendable (StorageError) -> Void
  ) throws(StorageError) {
    let started = try Thread.start { self.work(connection, onFailure) }
    thread.withLock { $0 = started }
  }

  /// Has the log copied as far as readers allow, unless that is under way.
  func ask() {
    let wakes = state.withLock { state in
      switch state {
      case .idle, .finished:
        state = .asked
        return true
      case .asked, .copying, .stopped, .failed: return false
      }
    }
    if wakes { wakeup.signal() }
  }

  /// What the last copy came to, told once; nil while there is none.
  func takeFinished() -> Int? {
    state.withLock { state in
      guard case .finished(let frames) = state else { return nil }
      state = .idle
      return frames
    }
  }

  /// Waits for the end of a copy that runs, and calls off one that has not begun: two copies at once
  /// would be in each other's way.
  func settle() {
    while true {
      let isCopying = state.withLock { state in
        switch state {
        case .asked:
          state = .idle
          return false
        case .copying: return true
        case .idle, .finished, .stopped, .failed: return false
        }
      }
      guard isCopying else { return }
      usleep(100)
    }
  }

  /// Lets a copy that runs come to its end, and starts none any more.
  ///
  /// - Returns: false if one has failed.
  func stop() -> Bool {
    settle()
    let isSound = state.withLock { state in
      if case .failed = state { return false }
      state = .stopped
      return true
    }
    wakeup.signal()
    let stopped = thread.withLock { thread in
      defer { thread = nil }
      return thread
    }
    stopped?.join()
    return isSound
  }

  private func work(
    _ connection: Connection, _ onFailure: (StorageError) -> Void
  ) {
    while begin() {
      do throws(StorageError) {
        finish(try connection.checkpointPassively().checkpointedFrames)
      } catch .busy, .full {
        // The log stays for now; the next copy tries again.
        finish(0)
      } catch {
        state.withLock { $0 = .failed }
        return onFailure(error)
      }
    }
  }

  /// Waits to be asked; false when there is nothing to do any more.
  private func begin() -> Bool {
    while true {
      wakeup.wait()
      let next = state.withLock { state -> Bool? in
        switch state {
        case .asked:
          state = .copying
          return true
        case .stopped, .failed: return false
        case .idle, .copying, .finished: return nil
        }
      }
      if let next { return next }
    }
  }

  private func finish(_ frames: Int) {
    state.withLock { state in
      if case .copying = state { state = .finished(frames: frames) }
    }
  }
}
