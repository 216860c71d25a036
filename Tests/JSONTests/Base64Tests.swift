import JSON
import Testing

@Suite struct Base64Tests {
  @Test(
    "the vectors of RFC 4648 go both ways, with padding and without",
    arguments: [
      ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
      ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
    ])
  func vectors(text: String, base64: String) {
    let bytes = Array(text.utf8)
    #expect(Base64.encode(bytes.span) == base64)
    #expect(Base64.decode(base64) == bytes)
    #expect(Base64.decode(String(base64.filter { $0 != "=" })) == bytes)
  }

  @Test("every byte comes back, whatever stands beside it")
  func everyByte() {
    let all = (0...255).map { UInt8($0) }
    for count in 253...256 {
      let bytes = Array(all.prefix(count))
      #expect(Base64.decode(Base64.encode(bytes.span)) == bytes)
    }
  }

  @Test(
    "what no encoder writes is refused",
    arguments: [
      "A", "AAAAA", "Zh", "Zm9=", "Zg=", "Zg===", "====", "=", "Zg==Zg==", "Zm9v\n", "Zm9v ",
      "Zm-_", "Zm9é",
    ])
  func malformed(text: String) {
    #expect(Base64.decode(text) == nil)
  }
}
