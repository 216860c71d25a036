/// What a part of the package says of another part.
struct Relationship {
  let id: String
  /// The last step of its type: `worksheet`. The rest tells the transitional form from the strict.
  let kind: String
  /// The other part's name; nil if it lies outside of the file.
  let target: String?

  private static let relationshipsMax = 1_000

  /// Those of the part in `folder`, from their own part.
  static func all(
    _ xml: inout XMLReader, in folder: [Substring]
  ) throws(WorkbookError) -> [Relationship] {
    var all: [Relationship] = []
    while let event = try xml.next() {
      guard case .start(let element) = event, element.namespace == .packageRelationships,
        element.name == "Relationship"
      else { continue }
      guard all.count < relationshipsMax else { throw .tooLarge(.markup) }
      guard let id = element["Id"], let type = element["Type"], let target = element["Target"]
      else { throw .damaged(part: xml.source.name, .content(row: nil)) }
      all.append(
        Relationship(
          id: id, kind: type.split(separator: "/").last.map(String.init) ?? "",
          target: element["TargetMode"] == "External"
            ? nil : try resolve(target, in: folder, xml.source.name)))
    }
    return all
  }

  /// A part's name from a reference that is relative to a folder, or begins at the root.
  private static func resolve(
    _ target: String, in folder: [Substring], _ part: String
  ) throws(WorkbookError) -> String {
    var steps = target.hasPrefix("/") ? [] : folder
    for step in target.split(separator: "/") where step != "." {
      if step != ".." {
        steps.append(step)
      } else if steps.popLast() == nil {
        throw .damaged(part: part, .content(row: nil))
      }
    }
    return steps.joined(separator: "/")
  }
}
