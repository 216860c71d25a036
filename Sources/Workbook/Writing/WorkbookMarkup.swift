/// The parts of a workbook beside its sheets.
enum WorkbookMarkup {
  static let declaration = #"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\#n"#
  static let mainNamespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let officeTypes =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let packageTypes = "http://schemas.openxmlformats.org/package/2006"
  private static let media = "application/vnd.openxmlformats-officedocument.spreadsheetml"

  static func contentTypes(sheetCount: Int) -> String {
    var parts = part("/xl/workbook.xml", "sheet.main") + part("/xl/styles.xml", "styles")
    for number in 1...sheetCount {
      parts += part("/xl/worksheets/sheet\(number).xml", "worksheet")
    }
    return declaration + """
      <Types xmlns="\(packageTypes)/content-types">\
      <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
      <Default Extension="xml" ContentType="application/xml"/>\(parts)</Types>
      """
  }

  private static func part(_ name: String, _ type: String) -> String {
    #"<Override PartName="\#(name)" ContentType="\#(media).\#(type)+xml"/>"#
  }

  static let rootRelationships = relationships([("officeDocument", "xl/workbook.xml")])

  /// The sheets have the numbers from 1, the styles the one behind them.
  static func workbookRelationships(sheetCount: Int) -> String {
    relationships(
      (1...sheetCount).map { ("worksheet", "worksheets/sheet\($0).xml") }
        + [("styles", "styles.xml")])
  }

  static func relationships(_ targets: [(kind: String, target: String)]) -> String {
    var markup = declaration + #"<Relationships xmlns="\#(packageTypes)/relationships">"#
    for (index, (kind, target)) in targets.enumerated() {
      markup +=
        #"<Relationship Id="rId\#(index + 1)" Type="\#(officeTypes)/\#(kind)" Target="\#(target)"/>"#
    }
    return markup + "</Relationships>"
  }

  static func workbook(_ sheets: [SheetLayout]) -> String {
    let first = sheets.firstIndex { !$0.isHidden } ?? 0
    var markup =
      declaration + """
        <workbook xmlns="\(mainNamespace)" xmlns:r="\(officeTypes)">\
        <bookViews><workbookView activeTab="\(first)"/></bookViews><sheets>
        """
    for (index, sheet) in sheets.enumerated() {
      markup += """
        <sheet name="\(EscapedText.markup(sheet.name))" sheetId="\(index + 1)"\
        \(sheet.isHidden ? " state=\"hidden\"" : "") r:id="rId\(index + 1)"/>
        """
    }
    return markup + "</sheets>\(printTitles(sheets))</workbook>"
  }

  /// A header that stays in sight stands on each printed page as well.
  private static func printTitles(_ sheets: [SheetLayout]) -> String {
    let names = sheets.enumerated().filter(\.element.freezesHeader).map { index, sheet in
      """
      <definedName name="_xlnm.Print_Titles" localSheetId="\(index)">\
      \(EscapedText.markup("'\(sheet.name)'!$1:$1"))</definedName>
      """
    }
    return names.isEmpty ? "" : "<definedNames>\(names.joined())</definedNames>"
  }

  /// The cell formats stand in the order of `TextCell.Mark`, and all show text (format 49). The first
  /// two fills are what every stylesheet begins with.
  static let styles =
    declaration + """
      <styleSheet xmlns="\(mainNamespace)">\
      <fonts count="3">\(font())\(font("<b/>"))\(font(colour: "FF9C0006"))</fonts>\
      <fills count="4"><fill><patternFill patternType="none"/></fill>\
      <fill><patternFill patternType="gray125"/></fill>\(fill("FFDDEBF7"))\(fill("FFFFC7CE"))</fills>\
      <borders count="2">\(border("<bottom/>"))\
      \(border("<bottom style=\"thin\"><color rgb=\"FF5B9BD5\"/></bottom>"))</borders>\
      <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
      <cellXfs count="4">\(format())\(format(font: 1, fill: 2, border: 1))\
      \(format(font: 2, fill: 3))\(format(wraps: true))</cellXfs>\
      <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>\
      </styleSheet>
      """

  private static func fill(_ colour: String) -> String {
    """
    <fill><patternFill patternType="solid"><fgColor rgb="\(colour)"/><bgColor indexed="64"/>\
    </patternFill></fill>
    """
  }

  private static func font(_ style: String = "", colour: String? = nil) -> String {
    let colour = colour.map { #"<color rgb="\#($0)"/>"# } ?? ""
    return #"<font>\#(style)<sz val="11"/>\#(colour)<name val="Calibri"/><family val="2"/></font>"#
  }

  private static func border(_ bottom: String) -> String {
    "<border><left/><right/><top/>\(bottom)<diagonal/></border>"
  }

  /// Texts stand at the top, beside what wraps.
  private static func format(
    font: Int = 0, fill: Int = 0, border: Int = 0, wraps: Bool = false
  ) -> String {
    """
    <xf numFmtId="49" fontId="\(font)" fillId="\(fill)" borderId="\(border)" xfId="0" \
    applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">\
    <alignment vertical="top"\(wraps ? " wrapText=\"1\"" : "")/></xf>
    """
  }
}
