/// A statement put together while the program runs, with the values of its parameters.
///
/// Its text comes from literals only, so nothing that a user typed can become SQL:
///
///     var sql = SQL("SELECT id FROM cards WHERE tenant = ?", .int(tenant))
///     if let state { sql.append(" AND state = ?", .text(state)) }
@usableFromInline
package struct SQL: Sendable {
  private(set) var text: String
  private(set) var values: [Value]

  package init(_ text: StaticString, _ values: Value...) {
    self.text = text.description
    self.values = values
  }

  package mutating func append(_ text: StaticString, _ values: Value...) {
    self.text += text.description
    self.values += values
  }

  package mutating func append(_ other: SQL) {
    text += other.text
    values += other.values
  }

  /// Appends `(?, ?, …)` with one parameter for each value: the right side of `IN`.
  package mutating func append(list values: [Value]) {
    text += "(" + repeatElement("?", count: values.count).joined(separator: ", ") + ")"
    self.values += values
  }
}
