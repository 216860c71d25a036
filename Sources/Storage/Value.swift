/// A value bound to a parameter of a statement.
@usableFromInline
package enum Value: Sendable, Equatable {
  case null
  case int(Int)
  case text(String)
  case blob([UInt8])
}

extension Value {
  @inlinable package init(_ int: Int?) { self = int.map { .int($0) } ?? .null }
  @inlinable package init(_ int: Int64?) { self = int.map { .int(Int($0)) } ?? .null }
  @inlinable package init(_ flag: Bool?) { self = flag.map { .int($0 ? 1 : 0) } ?? .null }
  @inlinable package init(_ text: String?) { self = text.map { .text($0) } ?? .null }
  @inlinable package init(_ bytes: [UInt8]?) { self = bytes.map { .blob($0) } ?? .null }
}

extension Value: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByNilLiteral
{
  @inlinable package init(integerLiteral value: Int) { self = .int(value) }
  @inlinable package init(stringLiteral value: String) { self = .text(value) }
  @inlinable package init(booleanLiteral value: Bool) { self = .int(value ? 1 : 0) }
  @inlinable package init(nilLiteral: ()) { self = .null }
}
