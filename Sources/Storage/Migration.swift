/// One step of the schema's history. Steps run in the order of their numbers, each in one
/// transaction; a step that was once released never changes.
package struct Migration: Sendable {
  package let number: Int
  package let name: StaticString
  let steps: @Sendable (Transaction) throws(StorageError) -> Void

  /// - Parameter number: greater than those before it; the first is 1 or more.
  package init(
    _ number: Int, _ name: StaticString,
    steps: @escaping @Sendable (Transaction) throws(StorageError) -> Void
  ) {
    self.number = number
    self.name = name
    self.steps = steps
  }

  /// A migration that runs the statements of `sql`, separated by semicolons.
  package init(_ number: Int, _ name: StaticString, sql: StaticString) {
    self.init(number, name) { (transaction) throws(StorageError) in
      try transaction.connection.run(script: sql.description)
    }
  }
}
