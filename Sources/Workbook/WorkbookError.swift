/// Why a file cannot be taken. It names places in the file, never a cell's content.
package enum WorkbookError: Error, Equatable {
  /// It exceeds what was allowed, or what the format allows.
  case tooLarge(Limit)
  /// It is another kind of file.
  case otherFormat(Format)
  /// It is a workbook that must not be opened, whatever it holds.
  case forbidden(Content)
  /// A part of the workbook contradicts itself or its format; `part` is a name inside of the file.
  case damaged(part: String, Damage)
  /// A line of a text file, from 1, breaks the format.
  case malformedText(line: Int, TextFault)

  package enum Limit: Equatable, Sendable {
    case fileBytes, inflatedBytes, inflationRatio, parts, markup, sharedStrings, styles, sheets
    case rows, columns, cellText, mergedRanges
  }

  package enum Format: Equatable, Sendable {
    /// Neither a workbook nor text.
    case unknown
    /// `.xls`, or another file of the kind that Office wrote until 2003.
    case compoundFile
    /// `.xlsx` under a password, which wraps it in a compound file, or a zip with encrypted entries.
    case encrypted
    /// `.xlsb`.
    case binaryWorkbook
    /// `.ods` and its family.
    case openDocument
    /// An Office document without sheets.
    case otherDocument
  }

  package enum Content: Equatable, Sendable {
    case macros, externalLinks, documentType
  }

  package enum Damage: Equatable, Sendable {
    /// The zip's structure: its two directories disagree, entries overlap, a name is not plain.
    case container
    /// An entry's data does not inflate to what the directory says.
    case data
    /// The part is named and not there.
    case missing
    /// Not well-formed XML, or not in UTF-8.
    case markup
    /// XML that is not what SpreadsheetML says; `row` from 1, where it is known.
    case content(row: Int?)
  }

  package enum TextFault: Equatable, Sendable {
    case unterminatedQuote
    case textAfterQuote
  }
}
