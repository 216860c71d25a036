/// An `.xlsx`: what all of its sheets share, and where they are.
struct SpreadsheetBook {
  private let package: OfficePackage
  private let limits: WorkbookLimits
  private let strings: SharedStrings
  private let styles: Styles
  private(set) var sheets: [Sheet] = []
  private(set) var usesDates1904 = false

  private static let sheetNameBytesMax = 255

  init(_ bytes: [UInt8], _ limits: WorkbookLimits) throws(WorkbookError) {
    package = try OfficePackage(try ZipArchive(bytes, limits: limits))
    self.limits = limits
    var sharedStrings = try package.part("sharedStrings")
    strings = try sharedStrings?.sharedStrings(limits) ?? SharedStrings()
    var stylesheet = try package.part("styles")
    styles = try stylesheet?.styles() ?? Styles()
    try readWorkbook()
  }

  private mutating func readWorkbook() throws(WorkbookError) {
    var xml = try package.xml(package.workbookPart)
    while let event = try xml.next() {
      guard case .start(let element) = event else { continue }
      if element.isSheet("workbookPr") {
        usesDates1904 = element.isTrue("date1904")
      } else if element.isSheet("externalReferences") {
        throw .forbidden(.externalLinks)
      } else if element.isSheet("sheet") {
        try addSheet(element)
      }
    }
  }

  /// Notes a sheet with rows; charts and dialogs have none.
  private mutating func addSheet(_ element: XMLElement) throws(WorkbookError) {
    guard let name = element["name"], name.utf8.count <= Self.sheetNameBytesMax,
      let id = element[.officeRelationships, "id"],
      let relationship = package.relationships.first(where: { $0.id == id }),
      let part = relationship.target
    else { throw .damaged(part: package.workbookPart, .content(row: nil)) }
    guard relationship.kind == "worksheet" else { return }
    guard sheets.count < limits.sheetsMax else { throw .tooLarge(.sheets) }
    sheets.append(Sheet(name: name, visibility: Self.visibility(element["state"]), part: part))
  }

  private static func visibility(_ state: String?) -> Sheet.Visibility {
    switch state {
    case "hidden": .hidden
    case "veryHidden": .veryHidden
    default: .visible
    }
  }

  func rows(of sheet: Sheet) throws(WorkbookError) -> SheetReader {
    SheetReader(try package.xml(sheet.part), strings, styles, limits)
  }
}

extension XMLReader {
  fileprivate mutating func sharedStrings(
    _ limits: WorkbookLimits
  ) throws(WorkbookError) -> SharedStrings {
    try SharedStrings(&self, limits)
  }

  fileprivate mutating func styles() throws(WorkbookError) -> Styles {
    try Styles(&self)
  }
}
