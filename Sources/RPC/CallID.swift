import JSON

/// An id's value: the number 1 and the string "1" differ, two spellings of one string do not.
package enum CallID: Hashable, Sendable {
  case null
  case integer(Int64)
  /// UTF-8, unescaped.
  case string([UInt8])

  /// - Parameter wire: an id as it stands on the wire; empty for null.
  package init(_ wire: Span<UInt8>) {
    var reader = Reader(wire)
    switch reader.kind {
    case .string: self = .string(Array((reader.string() ?? "").utf8))
    case .number where !wire.isEmpty: self = .integer(reader.integer() ?? 0)
    default: self = .null
    }
  }
}
