/// An entry's header (APPNOTE 4.3.7, 4.3.12): the local one before its data and the central one
/// say the same things in almost the same order.
struct ZipRecord {
  static let localSignature: UInt64 = 0x0403_4B50
  static let centralSignature: UInt64 = 0x0201_4B50
  private static let isEncryptedFlag: UInt64 = 1
  private static let sizesFollowFlag: UInt64 = 1 << 3
  private static let centralIsMaskedFlag: UInt64 = 1 << 13
  private static let unknown: UInt64 = 0xFFFF_FFFF

  private(set) var flags: UInt64 = 0
  private(set) var method: UInt64 = 0
  private(set) var checksum: UInt64 = 0
  private(set) var storedBytes: UInt64 = 0
  private(set) var inflatedBytes: UInt64 = 0
  private(set) var name: ArraySlice<UInt8> = []
  /// Where the local header begins; of a central record only.
  private(set) var offset: UInt64 = 0

  var isEncrypted: Bool { flags & (Self.isEncryptedFlag | Self.centralIsMaskedFlag) != 0 }
  /// The local header was written before the data was known; the sizes stand behind the data.
  var sizesFollow: Bool { flags & Self.sizesFollowFlag != 0 }

  /// The record at the cursor, which is moved behind it.
  init(central cursor: inout ByteCursor) throws(WorkbookError) {
    guard try cursor.number(bytes: 4) == Self.centralSignature else { throw .container }
    _ = try cursor.take(2)
    try readCommon(&cursor)
    let nameBytes = Int(try cursor.number(bytes: 2))
    let extraBytes = Int(try cursor.number(bytes: 2))
    let commentBytes = Int(try cursor.number(bytes: 2))
    _ = try cursor.take(8)
    offset = try cursor.number(bytes: 4)
    name = try cursor.take(nameBytes)
    try readExtra(Array(try cursor.take(extraBytes)))
    _ = try cursor.take(commentBytes)
  }

  init(local cursor: inout ByteCursor) throws(WorkbookError) {
    guard try cursor.number(bytes: 4) == Self.localSignature else { throw .container }
    try readCommon(&cursor)
    let nameBytes = Int(try cursor.number(bytes: 2))
    let extraBytes = Int(try cursor.number(bytes: 2))
    name = try cursor.take(nameBytes)
    try readExtra(Array(try cursor.take(extraBytes)))
  }

  private mutating func readCommon(_ cursor: inout ByteCursor) throws(WorkbookError) {
    _ = try cursor.take(2)
    flags = try cursor.number(bytes: 2)
    method = try cursor.number(bytes: 2)
    _ = try cursor.take(4)
    checksum = try cursor.number(bytes: 4)
    storedBytes = try cursor.number(bytes: 4)
    inflatedBytes = try cursor.number(bytes: 4)
  }

  /// Zip64 (APPNOTE 4.5.3): of the numbers that did not fit, in this order.
  private mutating func readExtra(_ extra: [UInt8]) throws(WorkbookError) {
    var cursor = ByteCursor(extra, at: 0)
    while cursor.position + 4 <= extra.count {
      let id = try cursor.number(bytes: 2)
      let field = Array(try cursor.take(Int(try cursor.number(bytes: 2))))
      guard id == 1 else { continue }
      var numbers = ByteCursor(field, at: 0)
      if inflatedBytes == Self.unknown { inflatedBytes = try numbers.number(bytes: 8) }
      if storedBytes == Self.unknown { storedBytes = try numbers.number(bytes: 8) }
      if offset == Self.unknown { offset = try numbers.number(bytes: 8) }
      return
    }
  }

  /// Whether this local header tells of the same entry as the central one.
  func agrees(with central: ZipRecord) -> Bool {
    guard name == central.name, method == central.method, flags == central.flags else {
      return false
    }
    let isSame =
      checksum == central.checksum && storedBytes == central.storedBytes
      && inflatedBytes == central.inflatedBytes
    return isSame || sizesFollow && checksum == 0 && storedBytes == 0 && inflatedBytes == 0
  }
}
