/// Why a text is not the JSON that the wire allows. `offset` counts bytes from the text's start.
public enum ScanError: Error, Equatable {
  /// Not the grammar of RFC 8259: also a byte order mark, NaN, trailing bytes, a lone surrogate escape.
  case malformed(offset: Int)
  /// Bytes inside a string that are not UTF-8 (RFC 3629: no overlong forms, no surrogates).
  case invalidUTF8(offset: Int)
  /// An object names a member twice, compared byte by byte after unescaping.
  case duplicateMember(offset: Int)
  /// More nesting or more values than `Limits` allows.
  case tooComplex(offset: Int)
}

/// How much of a text the scanner takes before it refuses.
package struct Limits: Sendable {
  /// Objects and arrays inside one another; a scalar has depth 0.
  package var depthMax = 32
  /// Values in all: every scalar, array, object; member names do not count.
  package var valuesMax = 100_000

  package init() {}
}
