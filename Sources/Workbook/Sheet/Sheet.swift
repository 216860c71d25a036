/// A sheet with rows, as the workbook lists it.
package struct Sheet: Equatable, Sendable {
  package enum Visibility: Equatable, Sendable {
    case visible, hidden
    /// Only a program can show it again.
    case veryHidden
  }

  package let name: String
  package let visibility: Visibility
  /// Its part in the file; empty for a text file.
  let part: String
}
