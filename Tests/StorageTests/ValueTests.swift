import Testing

@testable import Storage

@Suite struct ValueTests {
  /// Writes the value, and reads it back as committed.
  private func roundTrip<R>(
    _ value: Value, _ map: (borrowing Row) throws(StorageError) -> R
  ) throws -> R? {
    let fixture = try Fixture()
    try fixture.writer.perform { (tx) throws(StorageError) in
      try tx.run("INSERT INTO anything VALUES (?)", value)
    }
    let reader = try fixture.database.makeReader()
    return try reader.read { (snapshot) throws(StorageError) in
      try snapshot.first("SELECT value FROM anything", map: map)
    }
  }

  @Test("integers keep all 64 bits", arguments: [0, 1, -1, .max, .min, 1 << 40])
  func integers(_ int: Int) throws {
    #expect(try roundTrip(.int(int)) { $0.int(0) } == int)
    #expect(try roundTrip(.int(int)) { $0.optionalInt(0) } == int)
  }

  @Test(
    "text comes back byte by byte",
    arguments: ["", "a", "é漢字🂡", "nul\0inside", "\0", String(repeating: "long ", count: 5_000)])
  func text(_ text: String) throws {
    #expect(try roundTrip(.text(text)) { $0.text(0) } == text)
    #expect(try roundTrip(.text(text)) { $0.optionalText(0) } == text)
    #expect(try roundTrip(.text(text)) { Self.copy($0.bytes(0)) } == Array(text.utf8))
    #expect(try roundTrip(.text(text)) { $0.isNull(0) } == false)
  }

  @Test("blobs come back byte by byte", arguments: [[], [0], Array(0...255)] as [[UInt8]])
  func blobs(_ blob: [UInt8]) throws {
    #expect(try roundTrip(.blob(blob)) { $0.blob(0) } == blob)
    #expect(try roundTrip(.blob(blob)) { $0.optionalBlob(0) } == blob)
    #expect(try roundTrip(.blob(blob)) { Self.copy($0.bytes(0)) } == blob)
  }

  @Test("NULL is no value of any kind")
  func null() throws {
    let isNull = try roundTrip(.null) { row in
      row.isNull(0) && row.optionalInt(0) == nil && row.optionalText(0) == nil
        && row.optionalBlob(0) == nil && row.bytes(0).isEmpty
    }
    #expect(isNull == true)
  }

  @Test("bytes that are not UTF-8 read as U+FFFD, and raw as they are")
  func invalidText() throws {
    let fixture = try Fixture()
    try fixture.writer.perform { (tx) throws(StorageError) in
      try tx.run("INSERT INTO notes VALUES (1, CAST(x'61ff62' AS TEXT))")
    }
    let reader = try fixture.database.makeReader()
    let read = try reader.read { (snapshot) throws(StorageError) in
      try snapshot.first("SELECT body FROM notes") { ($0.text(0), Self.copy($0.bytes(0))) }
    }
    #expect(read?.0 == "a\u{FFFD}b")
    #expect(read?.1 == [0x61, 0xFF, 0x62])
  }

  @Test("values come from literals and optionals")
  func literals() {
    let literals: [Value] = [nil, 7, "x", true]
    #expect(literals == [.null, .int(7), .text("x"), .int(1)])
    #expect(Value(Int?.none) == .null && Value(7) == .int(7))
    #expect(Value(String?.none) == .null && Value("x" as String?) == .text("x"))
    #expect(Value([1] as [UInt8]?) == .blob([1]) && Value(false as Bool?) == .int(0))
  }

  private static func copy(_ span: Span<UInt8>) -> [UInt8] {
    span.indices.map { span[$0] }
  }
}
