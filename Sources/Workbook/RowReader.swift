/// Reads the rows of a sheet from top to bottom, whatever kind of file it is in.
package struct RowReader {
  enum Source {
    case sheet(SheetReader)
    case text(CSVReader)
  }

  private var source: Source

  init(_ source: Source) { self.source = source }

  /// The next row that has content; nil behind the last one. Behind an error there is no more to be
  /// read.
  package mutating func next() throws(WorkbookError) -> Row? {
    switch source {
    case .sheet(var reader):
      defer { source = .sheet(reader) }
      return try reader.next()
    case .text(var reader):
      defer { source = .text(reader) }
      return try reader.next()
    }
  }

  /// Columns that are not shown, from 0; known with the first row.
  package var hiddenColumns: [ClosedRange<Int>] {
    if case .sheet(let reader) = source { reader.hiddenColumns } else { [] }
  }

  /// Known behind the last row.
  package var mergedRanges: [MergedRange] {
    if case .sheet(let reader) = source { reader.mergedRanges } else { [] }
  }
}
