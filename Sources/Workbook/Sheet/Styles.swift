/// Of all that styles say, only which of a cell's formats show dates.
struct Styles {
  /// Excel's own limit is 65 490.
  private static let formatsMax = 65_536
  private static let codeBytesMax = 4_096

  /// By the index that cells name.
  private(set) var showsDate: [Bool] = []
  /// Formats that the file defines, by their numbers.
  private var codes: [Int: Bool] = [:]

  init() {}

  init(_ xml: inout XMLReader) throws(WorkbookError) {
    var isInCellFormats = false
    while let event = try xml.next() {
      guard case .start(let element) = event else { continue }
      if element.isSheet("numFmt") {
        try addCode(element, xml.source.name)
      } else if element.isSheet("cellStyleXfs") || element.isSheet("cellStyles") {
        isInCellFormats = false
      } else if element.isSheet("cellXfs") {
        isInCellFormats = true
      } else if element.isSheet("dxfs") {
        // Formats that conditions apply; they define numbers of their own.
        try xml.skip()
      } else if isInCellFormats, element.isSheet("xf") {
        try addFormat(element)
      }
    }
  }

  private mutating func addCode(
    _ element: XMLElement, _ part: String
  ) throws(WorkbookError) {
    guard let id = element["numFmtId"].flatMap({ Int($0) }), let code = element["formatCode"],
      code.utf8.count <= Self.codeBytesMax
    else { throw .damaged(part: part, .content(row: nil)) }
    guard codes.count < Self.formatsMax else { throw .tooLarge(.styles) }
    codes[id] = NumberFormat.isDate(code)
  }

  private mutating func addFormat(_ element: XMLElement) throws(WorkbookError) {
    guard showsDate.count < Self.formatsMax else { throw .tooLarge(.styles) }
    let id = element["numFmtId"].flatMap { Int($0) } ?? 0
    showsDate.append(codes[id] ?? NumberFormat.isDate(builtIn: id))
  }
}
