import Glibc

/// A counting semaphore between threads: sem_overview(7).
///
/// Unchecked because it holds a pointer; the pointer never changes, and what it points to is made
/// to be used by several threads at once.
@safe final class Semaphore: @unchecked Sendable {
  private let semaphore: UnsafeMutablePointer<sem_t>

  init() {
    unsafe semaphore = .allocate(capacity: 1)
    unsafe semaphore.initialize(to: sem_t())
    // Fails only for a value beyond SEM_VALUE_MAX: sem_init(3).
    _ = unsafe sem_init(semaphore, 0, 0)
  }

  deinit {
    _ = unsafe sem_destroy(semaphore)
    unsafe semaphore.deallocate()
  }

  func signal() { _ = unsafe sem_post(semaphore) }

  func wait() {
    while unsafe sem_wait(semaphore) == -1 && errno == EINTR {}
  }
}
