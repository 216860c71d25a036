import Glibc

/// The process's environment.
package enum ProcessEnvironment {
  /// A variable's value (getenv(3)).
  package static func value(_ name: String) -> String? {
    unsafe getenv(name).map { unsafe String(cString: $0) }
  }

  /// Takes a variable away (unsetenv(3)). For the start of a program, before it has other threads.
  package static func remove(_ name: String) { _ = unsafe unsetenv(name) }
}
