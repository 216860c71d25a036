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
    return markup + "</sheets></workbook>"
  }

  /// The cell formats stand in the order of `TextCell.Mark`, and all show text (format 49). The first
  /// two fills are what every stylesheet begins with.
  static let styles =
    declaration + """
      <styleSheet xmlns="\(mainNamespace)">\
      <fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>\
      <font><b/><sz val="11"/><name val="Calibri"/></font></fonts>\
      <fills count="4"><fill><patternFill patternType="none"/></fill>\
      <fill><patternFill patternType="gray125"/></fill>\(fill("FFDDEBF7"))\(fill("FFFFC7CE"))</fills>\
      <borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
      <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
      <cellXfs count="4">\(format())\(format(font: 1, fill: 2))\(format(fill: 3))\
      \(format(alignment: "<alignment vertical=\"top\" wrapText=\"1\"/>"))</cellXfs>\
      <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>\
      </styleSheet>
      """

  private static func fill(_ colour: String) -> String {
    """
    <fill><patternFill patternType="solid"><fgColor rgb="\(colour)"/><bgColor indexed="64"/>\
    </patternFill></fill>
    """
  }

  private static func format(font: Int = 0, fill: Int = 0, alignment: String = "") -> String {
    """
    <xf numFmtId="49" fontId="\(font)" fillId="\(fill)" borderId="0" xfId="0" \
    applyNumberFormat="1" applyFont="1" applyFill="1"\(alignment.isEmpty ? "" : " applyAlignment=\"1\"")>\
    \(alignment)</xf>
    """
  }
}
