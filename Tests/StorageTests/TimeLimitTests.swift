import Testing

@testable import Storage

@Suite struct TimeLimitTests {
  private static let endless: StaticString = """
    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
    SELECT count(*) FROM n
    """

  @Test("a read that goes on for too long ends, and the reader reads on")
  func scan() throws {
    let fixture = try Fixture()
    let reader = SharedReader(try fixture.database.makeReader())
    try fixture.add(1)
    var failure: StorageError?
    try reader.read(within: .milliseconds(20)) { snapshot in
      do throws(StorageError) {
        _ = try snapshot.first(Self.endless) { $0.int(0) }
      } catch {
        failure = error
      }
    }
    #expect(failure == .timedOut)
    var count = 0
    try reader.read { snapshot in count = (try? snapshot.noteCount()) ?? -1 }
    #expect(count == 1)
  }

  @Test("no time at all is enough for a short read, as the first steps are free")
  func shortRead() throws {
    let fixture = try Fixture()
    let reader = SharedReader(try fixture.database.makeReader())
    var count = -1
    try reader.read(within: .zero) { snapshot in count = (try? snapshot.noteCount()) ?? -1 }
    #expect(count == 0)
  }
}
