import SheetTesting
import Testing

@testable import Workbook

@Suite struct ZipTests {
  private func archive(
    _ entries: [ZipMaker.Entry], limits: WorkbookLimits = WorkbookLimits()
  ) throws(WorkbookError) -> ZipArchive {
    try ZipArchive(ZipMaker(entries: entries).file(), limits: limits)
  }

  private func refusal(
    _ entries: [ZipMaker.Entry], limits: WorkbookLimits = WorkbookLimits()
  ) -> WorkbookError? {
    do throws(WorkbookError) {
      _ = try archive(entries, limits: limits)
      return nil
    } catch { return error }
  }

  /// What an entry gives before it ends, and how it ends.
  private func read(
    _ reader: ZipEntryReader?
  ) -> (bytes: [UInt8], error: WorkbookError?) {
    var bytes: [UInt8] = []
    do throws(WorkbookError) {
      while let piece = try reader?.next(), !piece.isEmpty { bytes += piece }
      return (bytes, nil)
    } catch { return (bytes, error) }
  }

  @Test("an entry comes out as it went in, stored or deflated, with sizes of zip64 too")
  func reading() throws {
    let content = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 * $0 >> 3) }
    var stored = ZipMaker.Entry("a/stored", content)
    stored.isDeflated = false
    var large = ZipMaker.Entry("a/zip64", content)
    large.isZip64 = true
    let archive = try archive([ZipMaker.Entry("deflated", content), stored, large, .init("e", "")])
    for name in ["deflated", "a/stored", "A/ZIP64"] {
      #expect(read(archive.reader(of: name)) == (content, nil), "\(name)")
    }
    #expect(read(archive.reader(of: "e")) == ([], nil))
    #expect(archive.reader(of: "missing") == nil)
  }

  @Test(
    "a name that leaves its folder, or is not plain, is refused",
    arguments: [
      "/etc/passwd", "../a", "a/../../b", "a/./b", "a//b", "C:\\a", "a\\b", "", "a\u{1}",
      String(repeating: "a", count: 256),
    ])
  func names(name: String) {
    #expect(refusal([.init(name, "x")]) == .container)
  }

  @Test("two entries of one name are refused, also when they differ in case only")
  func duplicates() {
    #expect(refusal([.init("a", "x"), .init("A", "y")]) == .container)
    #expect(refusal([.init("a", "x"), .init("a", "x")]) == .container)
  }

  @Test("directories that disagree are refused")
  func disagreement() {
    var entry = ZipMaker.Entry("name", "content")
    entry.localName = "eman"
    #expect(refusal([entry]) == .container)
    var other = ZipMaker.Entry("other", "content")
    other.pointsTo = "name"
    #expect(refusal([.init("name", "content"), other]) == .container)
  }

  @Test("entries that share their data are refused: a small file must not inflate many times over")
  func overlap() {
    var first = ZipMaker.Entry("first", "content")
    first.isDeflated = false
    var second = ZipMaker(entries: [ZipMaker.Entry("second", "content")])
    second.entries[0].isDeflated = false
    // The first entry's data is the whole of the second one, header and all.
    first.content = second.file()
    var inner = ZipMaker.Entry("second", "content")
    inner.isDeflated = false
    let file = ZipMaker(entries: [first, inner]).file()
    let innerStart = 30 + first.name.utf8.count
    #expect(throws: WorkbookError.container) {
      try ZipArchive(Self.pointingLast(file, to: innerStart), limits: WorkbookLimits())
    }
  }

  /// With the offset of the last central record changed; its name has six bytes.
  private static func pointingLast(_ file: [UInt8], to offset: Int) -> [UInt8] {
    var file = file
    let at = file.count - 22 - 6 - 4
    for index in 0..<4 { file[at + index] = UInt8(truncatingIfNeeded: offset >> (8 * index)) }
    return file
  }

  @Test("an encrypted entry is told apart from a damaged one")
  func encryption() {
    var entry = ZipMaker.Entry("a", "x")
    entry.flags = 1
    #expect(refusal([entry]) == .otherFormat(.encrypted))
  }

  @Test("what claims to inflate beyond the limits is refused before anything is inflated")
  func claims() {
    var limits = WorkbookLimits()
    limits.inflatedBytesMax = 300_000
    var random = SeededGenerator(seed: 1)
    let noise = (0..<200_000).map { _ in UInt8.random(in: 0...255, using: &random) }
    #expect(
      refusal([.init("a", noise), .init("b", noise)], limits: limits)
        == .tooLarge(.inflatedBytes))
    let zeros = [UInt8](repeating: 0, count: 1 << 20)
    #expect(refusal([.init("a", zeros)]) == .tooLarge(.inflationRatio))
    limits.partsMax = 1
    #expect(refusal([.init("a", "x"), .init("b", "y")], limits: limits) == .tooLarge(.parts))
    limits.fileBytesMax = 20
    #expect(refusal([.init("a", "x")], limits: limits) == .tooLarge(.fileBytes))
  }

  @Test("what inflates to more than it claims gives no byte beyond the claim")
  func lies() throws {
    var bomb = ZipMaker.Entry("bomb", [UInt8](repeating: 0, count: 8 << 20))
    bomb.claimedBytes = 50_000
    let (bytes, error) = read(try archive([bomb]).reader(of: "bomb"))
    #expect(bytes.count <= 50_000)
    #expect(error == .damaged(part: "bomb", .data))
  }

  @Test("what inflates to less than it claims, or to something else, is damaged")
  func damage() throws {
    var short = ZipMaker.Entry("a", "content")
    short.claimedBytes = 8
    #expect(read(try archive([short]).reader(of: "a")).error == .damaged(part: "a", .data))
    var other = ZipMaker.Entry("a", "content")
    other.claimedChecksum = 1
    #expect(read(try archive([other]).reader(of: "a")).error == .damaged(part: "a", .data))
  }

  @Test("bytes behind the end, before the start or between are refused")
  func strayBytes() {
    var maker = ZipMaker(entries: [.init("a", "x")])
    maker.trailer = [0]
    #expect(throws: WorkbookError.container) {
      try ZipArchive(maker.file(), limits: WorkbookLimits())
    }
    maker.trailer = []
    #expect(throws: WorkbookError.container) {
      try ZipArchive([0] + maker.file(), limits: WorkbookLimits())
    }
  }
}
