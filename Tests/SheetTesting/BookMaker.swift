/// Makes workbooks from the markup of their parts.
package struct BookMaker {
  package static let declaration = #"<?xml version="1.0" encoding="UTF-8"?>"#
  package static let namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let media = "application/vnd.openxmlformats-officedocument.spreadsheetml"

  package var sheetData = ""
  package var beforeData = ""
  package var afterData = ""
  package var strings: String?
  package var styles: String?
  package var workbookProperties = ""
  package var sheetState = ""
  package var workbookType = media + ".sheet.main+xml"
  package var moreTypes = ""
  package var moreRelationships = ""
  package var moreEntries: [ZipMaker.Entry] = []
  /// Before the root of the sheet.
  package var prolog = declaration

  package init(sheetData: String = "", strings: String? = nil) {
    (self.sheetData, self.strings) = (sheetData, strings)
  }

  package var entries: [ZipMaker.Entry] {
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

  package func file() -> [UInt8] { ZipMaker(entries: entries).file() }

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

/// A row of inline texts.
package func row(_ number: Int, _ texts: [String]) -> String {
  let cells = texts.map { #"<c t="inlineStr"><is><t>\#($0)</t></is></c>"# }
  return #"<row r="\#(number)">\#(cells.joined())</row>"#
}
