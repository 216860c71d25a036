/// What a file may take of the machine. All counts are checked before memory is given.
package struct WorkbookLimits: Sendable {
  package var fileBytesMax = 10 << 20
  /// All parts together, as their directory says and as they turn out.
  package var inflatedBytesMax = 200 << 20
  /// How many bytes may come from one byte of an entry; small entries are exempt.
  package var inflationRatioMax = 100
  package var partsMax = 1_000
  package var sheetsMax = 64
  /// Rows of a sheet that have content, its header among them.
  package var rowsMax = 5_001
  /// How far to the right content may stand.
  package var columnsMax = 64
  /// The text of one cell in UTF-8. A cell of Excel holds 32 767 characters.
  package var cellBytesMax = 131_068
  /// All shared strings together in UTF-8.
  package var sharedStringBytesMax = 32 << 20
  package var sharedStringsMax = 400_000

  package init() {}
}
