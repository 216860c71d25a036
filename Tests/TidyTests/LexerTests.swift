import Testing

@Suite struct LexerTests {
  @Test(
    "comments and literals are blanked, code stays in its columns",
    arguments: [
      ("a // b", "a     "),
      ("a /* b /* c */ d */ e", "a                   e"),
      (#"f("x // y") // z"#, "f(        )     "),
      (##"f(#"a"b\"#)"##, "f(        )"),
      (#"f("a\"b")"#, "f(      )"),
      (#"f("a\(g("b"))c")"#, "f(    g(   )   )"),
      ("f(\"\"\"\n  \"a\"\n  \"\"\") + b", "f(   \n     \n     ) + b"),
    ])
  func blanks(source: String, code: String) {
    #expect(shown(source, .code) == code)
  }

  @Test("comments are what is left of the source without code and literals")
  func comments() {
    #expect(shown(#"a("//") // b"#, .comment) == "        // b")
  }

  @Test("a literal or comment that never ends goes on to the end")
  func unterminated() {
    #expect(shown("a \"bc", .code) == "a    ")
    #expect(shown("a /* bc", .code) == "a      ")
  }

  private func shown(_ source: String, _ part: Lexer.Class) -> String {
    let bytes = Array(source.utf8)
    let shown = zip(bytes, Lexer(bytes).classes).map { byte, kind in
      kind == part || byte == UInt8(ascii: "\n") ? byte : UInt8(ascii: " ")
    }
    return String(decoding: shown, as: UTF8.self)
  }
}
