import JSON

/// Finds method rows by name, over the bytes of the name: every call looks here.
package struct MethodTable: Sendable {
  package let rows: [Method]
  /// Open addressing: places of rows by the hash of their names, -1 where nothing stands. At most a
  /// quarter is taken, so a search ends soon whatever it is asked for.
  private let slots: [Int16]

  /// - Parameter rows: with names that differ.
  package init(_ rows: [Method]) {
    precondition(rows.count <= Int(Int16.max), "a row's place fits its slot")
    self.rows = rows
    var size = 16
    while size < rows.count * 4 { size *= 2 }
    var slots = [Int16](repeating: -1, count: size)
    for (index, row) in rows.enumerated() {
      var slot = Self.hash(Bytes.span(of: row.name)) & (size - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = Int16(index)
    }
    self.slots = slots
  }

  /// The place of the row with this name.
  package func index(named name: Span<UInt8>) -> Int? {
    var slot = Self.hash(name) & (slots.count - 1)
    while slots[slot] >= 0 {
      let index = Int(slots[slot])
      if Bytes.equal(name, rows[index].name) { return index }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Whoever calls cannot fill the table, so its hash needs no seed.
  private static func hash(_ name: Span<UInt8>) -> Int {
    Int(truncatingIfNeeded: Bytes.hash(name) >> 1)
  }
}
