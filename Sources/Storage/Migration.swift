/// One step of the schema's history. Steps run in the order of their numbers, each in one
/// transaction; a step that was once released never changes.
package struct Migration: Sendable {
  package let number: Int
  package let name: StaticString
  /// Statements, separated by semicolons.
  package let sql: StaticString

  /// - Parameter number: greater than those before it; the first is 1 or more.
  package init(_ number: Int, _ name: StaticString, sql: StaticString) {
    self.number = number
    self.name = name
    self.sql = sql
  }
}
