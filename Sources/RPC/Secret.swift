package import JSON

/// Text that is never shown: a password, a token, a card number. Neither printing nor a mirror tells it.
package struct Secret: Sendable, CustomStringConvertible, CustomReflectable {
  package let text: String

  package init(_ text: String) {
    self.text = text
  }

  package var description: String { "<secret>" }
  package var customMirror: Mirror { Mirror(self, children: []) }
}

extension Faults {
  /// A string that must not be shown.
  package mutating func secret(
    _ reader: inout Reader, length: ClosedRange<Int> = 0...Int.max
  ) -> Secret? {
    string(&reader, length: length).map(Secret.init)
  }
}
