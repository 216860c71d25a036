/// What the package says its parts are (ECMA-376-2, 7.2.3). The first thing to look at: it tells
/// what must not be opened.
struct ContentTypes {
  static let part = "[Content_Types].xml"
  private static let typesMax = 2_000

  private var byPart: [String: String] = [:]
  private var byExtension: [String: String] = [:]

  init(_ xml: inout XMLReader) throws(WorkbookError) {
    while let event = try xml.next() {
      guard case .start(let element) = event, element.namespace == .contentTypes,
        let type = element["ContentType"]?.lowercased()
      else { continue }
      try Self.refuse(type)
      if let part = element["PartName"] {
        byPart[part.lowercased()] = type
      } else if let suffix = element["Extension"] {
        byExtension[suffix.lowercased()] = type
      }
      guard byPart.count + byExtension.count <= Self.typesMax else { throw .tooLarge(.markup) }
    }
  }

  private static func refuse(_ type: String) throws(WorkbookError) {
    if type.contains("sheet.binary") { throw .otherFormat(.binaryWorkbook) }
    // Macro-enabled workbooks, templates and add-ins, VBA projects, sheets of Excel 4 macros.
    if type.contains("macro") || type.contains("vbaproject") { throw .forbidden(.macros) }
    if type.contains("externallink") || type.contains("spreadsheetml.connections") {
      throw .forbidden(.externalLinks)
    }
  }

  /// Whether the part is the main part of a workbook.
  func isWorkbook(_ part: String) -> Bool {
    let suffix = part.split(separator: ".").last ?? ""
    let type = byPart["/" + part.lowercased()] ?? byExtension[suffix.lowercased()] ?? ""
    return type.hasSuffix("spreadsheetml.sheet.main+xml")
  }
}
