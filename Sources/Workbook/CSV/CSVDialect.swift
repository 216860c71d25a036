/// How a text file is written, as found.
package struct CSVDialect: Equatable, Sendable {
  package enum Encoding: Equatable, Sendable {
    case utf8, utf16, gb18030
  }

  package let encoding: Encoding
  /// `,` `;` or a tab.
  package let separator: Character
}
