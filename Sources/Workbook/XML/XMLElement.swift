/// The start of an element: its name and attributes, with prefixes resolved.
struct XMLElement {
  let namespace: XMLNamespace
  let name: String
  let attributes: [XMLAttribute]

  /// An attribute without a prefix.
  subscript(_ name: String) -> String? {
    self[.none, name]
  }

  subscript(_ namespace: XMLNamespace, _ name: String) -> String? {
    attributes.first { $0.name == name && $0.namespace == namespace }?.value
  }

  /// Whether this is an element of SpreadsheetML with that name.
  func isSheet(_ name: String) -> Bool {
    namespace == .spreadsheet && self.name == name
  }

  /// A boolean of XML Schema; what is no boolean is false.
  func isTrue(_ name: String) -> Bool {
    self[name] == "1" || self[name] == "true"
  }
}

struct XMLAttribute {
  let namespace: XMLNamespace
  let name: String
  let value: String
}

/// The namespaces that a workbook's parts speak in, each in its transitional and its strict form
/// (ECMA-376-1, Annex A; ECMA-376-4).
enum XMLNamespace {
  case none, xml, spreadsheet, officeRelationships, packageRelationships, contentTypes, other

  init(_ uri: String) {
    switch uri {
    case "": self = .none
    case "http://www.w3.org/XML/1998/namespace": self = .xml
    case "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
      "http://purl.oclc.org/ooxml/spreadsheetml/main":
      self = .spreadsheet
    case "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
      "http://purl.oclc.org/ooxml/officeDocument/relationships":
      self = .officeRelationships
    case "http://schemas.openxmlformats.org/package/2006/relationships":
      self = .packageRelationships
    case "http://schemas.openxmlformats.org/package/2006/content-types": self = .contentTypes
    default: self = .other
    }
  }
}
