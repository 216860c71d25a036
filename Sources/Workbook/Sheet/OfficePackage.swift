/// The parts of an Office document and how they hang together (ECMA-376-2). Documents with macros,
/// external links or anything else than a workbook are refused here.
struct OfficePackage {
  private let archive: ZipArchive
  /// The name of the main part: `xl/workbook.xml`, as a rule.
  let workbookPart: String
  /// Those of the main part.
  let relationships: [Relationship]

  init(_ archive: ZipArchive) throws(WorkbookError) {
    self.archive = archive
    guard var types = archive.reader(of: ContentTypes.part).map({ XMLReader($0) }) else {
      throw .otherFormat(archive.reader(of: "mimetype") == nil ? .unknown : .openDocument)
    }
    let contentTypes = try ContentTypes(&types)
    guard !archive.names.contains(where: { $0.lowercased().hasSuffix("vbaproject.bin") }) else {
      throw .forbidden(.macros)
    }
    let root = try Self.relationships(of: "", in: archive)
    guard let part = root.first(where: { $0.kind == "officeDocument" })?.target,
      contentTypes.isWorkbook(part)
    else { throw .otherFormat(.otherDocument) }
    workbookPart = part
    relationships = try Self.relationships(of: part, in: archive)
    guard relationships.allSatisfy({ $0.target != nil && $0.kind != "externalLink" }) else {
      throw .forbidden(.externalLinks)
    }
  }

  private static func relationships(
    of part: String, in archive: ZipArchive
  ) throws(WorkbookError) -> [Relationship] {
    var folder = part.split(separator: "/")
    let file = folder.popLast() ?? ""
    let name = (folder + ["_rels", file + ".rels"]).joined(separator: "/")
    guard let reader = archive.reader(of: name) else { return [] }
    var xml = XMLReader(reader)
    return try Relationship.all(&xml, in: folder)
  }

  func xml(_ part: String) throws(WorkbookError) -> XMLReader {
    guard let reader = archive.reader(of: part) else { throw .damaged(part: part, .missing) }
    return XMLReader(reader)
  }

  /// The part of that kind that the workbook refers to, if it does.
  func part(_ kind: String) throws(WorkbookError) -> XMLReader? {
    guard let target = relationships.first(where: { $0.kind == kind })?.target else { return nil }
    return try xml(target)
  }
}
