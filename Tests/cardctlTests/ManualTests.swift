import Testing

@testable import cardctl

@Suite struct ManualTests {
  private func lines(_ command: Command) -> [String] {
    Manual(commands: [command], globals: [], language: .english).lines
  }

  @Test("a command is an item with its operands, options, values and examples")
  func item() {
    let option = Option(
      "kind", .choices(["a", "b"]), nil, Text("Which. By default all.", "种类。")
    ).required
    let command = Command(
      "cards list", Text("Lists cards.", "列出卡片。"), [Operand("STORE", nil, .optional)], [option],
      examples: ["cardctl cards list"], .call("cards.list", .done(Text("", ""))))
    #expect(
      lines(command) == [
        ".Ss Options of every command", ".Bl -tag -width Ds", ".El", ".Ss Commands",
        ".Bl -tag -width Ds", #".It Ic \&cards \&list Ar \&[STORE]"#, "Lists cards.", ".Pp",
        ".Bl -tag -width Ds -compact", #".It Fl \&-kind Ar \&VALUE…"#, "Which.", "By default all.",
        "Required.", "a, b.", ".El", ".Bd -literal", "cardctl cards list", ".Ed", ".El",
      ])
  }

  @Test("what mdoc would take for a macro or an escape is text")
  func escapes() {
    let command = Command(
      "x", Text(".Sh is no heading.", "."), [], [], examples: [#"'a' \ b"#],
      .call("x", .done(Text("", ""))))
    #expect(lines(command).contains(#"\&.Sh is no heading."#))
    #expect(lines(command).contains(#"\&'a' \e b"#))
  }

  @Test("the page is in the language asked for")
  func languages() throws {
    let stage = try Stage([:])
    #expect(stage.run("--locale", "zh-CN", "manual") == .ok)
    #expect(stage.output.contains(".Ss 命令\n"))
    #expect(stage.output.contains(#".It Ic \&manual"#))
  }
}
