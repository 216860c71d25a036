import Glibc

/// The process's environment.
package enum ProcessEnvironment {
  /// A variable's value (getenv(3)).
  package static func value(_ name: String) -> String? {
    unsafe getenv(name).map { unsafe String(cString: $0) }
  }
}
