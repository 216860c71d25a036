import Glibc
import Synchronization

/// The umask belongs to the whole process (umask(2)), and so does the lock of those who change it:
/// two that overlapped would restore each other's.
private let umaskLock = Mutex(())

/// Runs `body` under another umask. Files that other threads create meanwhile get it too, so this
/// is for the start of a program, and for masks that only take more away.
func withUmask<Result>(_ mask: mode_t, _ body: () -> Result) -> Result {
  umaskLock.withLock { _ in
    let former = umask(mask)
    defer { _ = umask(former) }
    return body()
  }
}
