package import JSON

/// Text that is never shown: a password, a token, a card number. Neither printing nor a mirror tells it.
public struct Secret: Sendable, CustomStringConvertible, CustomReflectable {
  /// The text itself, for whoever has to hand it on.
  public let text: String

  public init(_ text: String) {
    self.text = text
  }

  /// Never the text.
  public var description: String { "<secret>" }
  public var customMirror: Mirror { Mirror(self, children: []) }
}

extension Faults {
  /// A string that must not be shown.
  package mutating func secret(
    _ reader: inout Reader, length: ClosedRange<Int> = 0...Int.max
  ) -> Secret? {
    string(&reader, length: length).map(Secret.init)
  }
}
