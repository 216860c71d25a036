@testable import Workbook

/// Makes workbooks from the markup of their parts.
struct BookMaker {
  static let declaration = #"<?xml version="1.0" encoding="UTF-8"?>"#
  static let namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let media = "application/vnd.openxmlformats-officedocument.spreadsheetml"

  var sheetData = ""
  var beforeData = ""
  var afterData = ""
  var strings: String?
  var styles: String?
  var workbookProperties = ""
  var sheetState = ""
  var workbookType = media + ".sheet.main+xml"
  var moreTypes = ""
  var moreRelationships = ""
  var moreEntries: [ZipMaker.Entry] = []
  /// Before the root of the sheet.
  var prolog = declaration

  var entries: [ZipMaker.Entry] {
    let sheet = """
      \(prolog)<worksheet xmlns="\(Self.namespace)">\(beforeData)<sheetData>\(sheetData)\
      </sheetData>\(afterData)</worksheet>
      """
    var entries = [
      ZipMaker.Entry("[Content_Types].xml", contentTypes),
      ZipMaker.Entry("_rels/.rels", relationships(["officeDocument": "xl/workbook.xml"])),
      ZipMaker.Entry("xl/workbook.xml", workbook),
      ZipMaker.Entry("xl/_rels/workbook.xml.rels", workbookRelationships),
      ZipMaker.Entry("xl/worksheets/sheet1.xml", sheet),
    ]
    if let strings {
      entries.append(.init("xl/sharedStrings.xml", wrap("sst", strings)))
    }
    if let styles { entries.append(.init("xl/styles.xml", wrap("styleSheet", styles))) }
    return entries + moreEntries
  }

  func file() -> [UInt8] { ZipMaker(entries: entries).file() }

  private func wrap(_ root: String, _ content: String) -> String {
    "\(Self.declaration)<\(root) xmlns=\"\(Self.namespace)\">\(content)</\(root)>"
  }

  private var contentTypes: String {
    """
    \(Self.declaration)<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
    <Default Extension="xml" ContentType="application/xml"/>\
    <Override PartName="/xl/workbook.xml" ContentType="\(workbookType)"/>\(moreTypes)</Types>
    """
  }

  private var workbook: String {
    """
    \(Self.declaration)<workbook xmlns="\(Self.namespace)" xmlns:r="\(Self.types)">\
    <workbookPr \(workbookProperties)/><sheets>\
    <sheet name="Cards" sheetId="1" \(sheetState) r:id="worksheet"/></sheets></workbook>
    """
  }

  private var workbookRelationships: String {
    var targets = ["worksheet": "worksheets/sheet1.xml"]
    if strings != nil { targets["sharedStrings"] = "/xl/sharedStrings.xml" }
    if styles != nil { targets["styles"] = "../xl/./styles.xml" }
    return relationships(targets, more: moreRelationships)
  }

  private func relationships(_ targets: [String: String], more: String = "") -> String {
    let list = targets.sorted { $0.key < $1.key }.map { kind, target in
      #"<Relationship Id="\#(kind)" Type="\#(Self.types)/\#(kind)" Target="\#(target)"/>"#
    }
    return """
      \(Self.declaration)<Relationships \
      xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\(list.joined())\(more)\
      </Relationships>
      """
  }
}

/// All rows of the first sheet.
func rows(
  _ file: [UInt8], limits: WorkbookLimits = WorkbookLimits()
) throws(WorkbookError) -> [Row] {
  let workbook = try WorkbookFile(file, limits: limits)
  var reader = try workbook.rows(of: workbook.sheets[0])
  var rows: [Row] = []
  while let row = try reader.next() { rows.append(row) }
  return rows
}

/// The texts of all rows of the first sheet, empty cells left out.
func texts(_ file: [UInt8]) throws(WorkbookError) -> [[String]] {
  try rows(file).map { $0.cells.map(\.text) }
}

/// Why the file is refused; nil if it can be read to its end.
func refusal(_ file: [UInt8], limits: WorkbookLimits = WorkbookLimits()) -> WorkbookError? {
  do throws(WorkbookError) {
    _ = try rows(file, limits: limits)
    return nil
  } catch {
    return error
  }
}

/// A row of inline texts.
func row(_ number: Int, _ texts: [String]) -> String {
  let cells = texts.map { #"<c t="inlineStr"><is><t>\#($0)</t></is></c>"# }
  return #"<row r="\#(number)">\#(cells.joined())</row>"#
}
