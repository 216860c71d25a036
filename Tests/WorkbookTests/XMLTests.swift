import SheetTesting
import Testing

@testable import Workbook

/// Gives bytes in pieces of one size.
final class Pieces: ByteSource {
  let name = "part"
  private var rest: ArraySlice<UInt8>
  private let size: Int

  init(_ bytes: [UInt8], size: Int) {
    rest = bytes[...]
    self.size = size
  }

  func next() -> [UInt8] {
    defer { rest = rest.dropFirst(size) }
    return Array(rest.prefix(size))
  }
}

@Suite struct XMLTests {
  /// The events, written down: `<name a=value>`, `>`, and texts joined.
  private func events(_ text: String, size: Int = 1_000) throws(WorkbookError) -> String {
    var reader = XMLReader(Pieces(Array(text.utf8), size: size))
    var shown: [UInt8] = []
    while let event = try reader.next() {
      switch event {
      case .start(let element):
        let attributes = element.attributes.map { " \($0.name)=\($0.value)" }
        shown += "<\(element.name)\(attributes.joined())>".utf8
      case .end: shown += "</>".utf8
      case .text(let part): shown += part
      }
    }
    return String(decoding: shown, as: UTF8.self)
  }

  private func refusal(_ text: String) -> WorkbookError? {
    do throws(WorkbookError) {
      _ = try events(text)
      return nil
    } catch { return error }
  }

  @Test("the same events come whatever the pieces are", arguments: [1, 2, 3, 7, 1_000])
  func pieces(size: Int) throws {
    let text = """
      \u{FEFF}<?xml version="1.0" encoding="utf-8"?><!-- a -- b - --><?pi x?>
      <r a='1' b="&lt;&#x5361;\t"><e/>卡&amp;\r\n<![CDATA[<x>]]]>&#128512;</r><!-- end -->
      """.replacing(" a -- b", with: " a - b")
    #expect(try events(text, size: size) == "<r a=1 b=<卡 ><e></>卡&\n<x>]😀</>")
  }

  @Test(
    "what is not well-formed is refused",
    arguments: [
      "", "<a>", "<a></b>", "</a>", "<a/><b/>", "x<a/>", "<a/>x", "<a b=1/>", "<a b='1'c='2'/>",
      "<a b='1' b='2'/>", "<a b='<'/>", "<a>&x;</a>", "<a>&#0;</a>", "<a>&#xD800;</a>",
      "<a>&#x110000;</a>", "<a>&#+5;</a>", "<a>&</a>", "<a>\u{1}</a>", "<1/>", "<a:b/>",
      "<a:b:c xmlns:a='x'/>", "<a><!-- -- --></a>", "<a/><?xml version='1.0'?>",
      "<?xml version='1.0' encoding='UTF-16'?><a/>", "<a", "<a b", "<a b='", "<a>&lt",
      "<a><![CDATA[",
      "<![CDATA[x]]><a/>", "<a><!", "< a/>", "<a / >",
    ])
  func malformed(text: String) {
    #expect(refusal(text) == .damaged(part: "part", .markup))
  }

  @Test("bytes that are not UTF-8 are refused in names and values")
  func encoding() {
    for bytes: [UInt8] in [
      [0x3C, 0xFF, 0x2F, 0x3E], Array("<a b='".utf8) + [0xC0] + Array("'/>".utf8),
    ] {
      var reader = XMLReader(Pieces(bytes, size: 3))
      #expect(throws: WorkbookError.damaged(part: "part", .markup)) { try reader.next() }
    }
  }

  @Test("a document type is refused, so that entities cannot be declared")
  func documentType() {
    let laughs = """
      <!DOCTYPE a [<!ENTITY l "lol"><!ENTITY m "&l;&l;&l;&l;&l;&l;">]><a>&m;</a>
      """
    let external = #"<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>"#
    #expect(refusal(laughs) == .forbidden(.documentType))
    #expect(refusal(external) == .forbidden(.documentType))
    #expect(refusal("<a>&m;</a>") == .damaged(part: "part", .markup))
  }

  @Test("depth, names, values and the number of attributes are bounded")
  func bounds() {
    let nested = { String(repeating: "<a>", count: $0) + String(repeating: "</a>", count: $0) }
    #expect(refusal(nested(XMLReader.depthMax)) == nil)
    #expect(refusal(nested(XMLReader.depthMax + 1)) == .tooLarge(.markup))
    let name = String(repeating: "a", count: XMLReader.nameBytesMax + 1)
    #expect(refusal("<\(name)/>") == .tooLarge(.markup))
    let value = String(repeating: "a", count: XMLReader.tagBytesMax + 1)
    #expect(refusal("<a b='\(value)'/>") == .tooLarge(.markup))
    let many = (0...XMLReader.attributesMax).map { " a\($0)=''" }.joined()
    #expect(refusal("<a\(many)/>") == .tooLarge(.markup))
    let declarations = (0...XMLReader.attributesMax).map { "<a xmlns:p\($0)='x'>" }.joined()
    #expect(refusal(declarations) == .tooLarge(.markup))
  }

  @Test("a long text comes in parts, none of which is longer than promised")
  func longText() throws {
    let text = "<a>" + String(repeating: "卡", count: 100_000) + "</a>"
    var reader = XMLReader(Pieces(Array(text.utf8), size: 32_768))
    var bytes = 0
    while let event = try reader.next() {
      guard case .text(let part) = event else { continue }
      #expect(part.count <= XMLReader.textBytesMax)
      bytes += part.count
    }
    #expect(bytes == 300_000)
  }

  @Test("prefixes mean what they were declared to mean, and only inside of their element")
  func namespaces() throws {
    let text = """
      <x:a xmlns:x="\(BookMaker.namespace)" x:b="1"><b xmlns="\(BookMaker.namespace)"/><b/></x:a>
      """
    var reader = XMLReader(Pieces(Array(text.utf8), size: 5))
    var found: [String] = []
    while let event = try reader.next() {
      if case .start(let element) = event { found.append("\(element.namespace) \(element.name)") }
    }
    #expect(found == ["spreadsheet a", "spreadsheet b", "none b"])
  }

  @Test("escapes of SpreadsheetML are read as what they stand for, and written where they must be")
  func escapes() {
    #expect(EscapedText.decoded("a_x000D_b_x005F_x000D_") == "a\rb_x000D_")
    #expect(EscapedText.decoded("_x00_ _xZZZZ_ _x_ _") == "_x00_ _xZZZZ_ _x_ _")
    #expect(EscapedText.decoded("_xD83D__xDE00_ _x0041_") == "😀 A")
    #expect(EscapedText.decoded("_xD83D_") == "_xD83D_")
    #expect(
      EscapedText.markup("a\r\u{1}<&>\"_x0041_")
        == "a_x000D__x0001_&lt;&amp;&gt;&quot;_x005F_x0041_")
    for text in [
      "\u{0}\u{FFFE}", "_x0041\u{7}", "_x0041_x0041\r_", "_x005F_", "__x000D_x", "é\u{301}_x",
    ] {
      let markup = EscapedText.markup(text)
      #expect(EscapedText.decoded(markup) == text)
    }
  }
}
