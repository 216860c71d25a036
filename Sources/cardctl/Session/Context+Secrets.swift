import Console
import RPC

extension Context {
  /// A secret: from the file that an option names, else from the person at the terminal.
  /// - Parameter option: such as `password-file`; its value is a path, or `-` for standard input.
  func secret(_ option: String, _ prompt: Text) throws(Failure) -> Secret {
    if let secret = try secretFromFile(option) { return secret }
    guard let secret = try ask(prompt, isSecret: true) else {
      throw .usage(
        UsageError(
          "there is no terminal to ask on; use --\(option) PATH, or - for standard input",
          "没有可用的终端；请使用 --\(option) PATH（- 表示标准输入）", topic: invocation.command.name))
    }
    return Secret(secret)
  }

  /// The secret in the file that an option names; nil if the option is not there.
  func secretFromFile(_ option: String) throws(Failure) -> Secret? {
    guard let path = invocation.value(option) else { return nil }
    let line = path == "-" ? try nextInputLine() : try firstLine(of: path)
    guard let line, !line.isEmpty else {
      throw .usage(UsageError("--\(option) is empty", "--\(option) 内容为空"))
    }
    return Secret(line)
  }

  /// A new password, typed twice or read from its file.
  func newPassword() throws(Failure) -> Secret {
    if let secret = try secretFromFile("new-password-file") { return secret }
    let prompt = Text(
      "New password (12 characters or more, letters and digits): ", "新密码（至少 12 位，含字母和数字）：")
    while true {
      let first = try secret("new-password-file", prompt)
      let second = try secret("new-password-file", Text("The same again: ", "再次输入："))
      if first.text == second.text { return first }
      try tell(Text("They differ.", "两次输入不一致。"))
    }
  }

  /// Asks the person at the terminal; nil if nobody is there.
  /// - Throws: `notConfirmed` at the end of input.
  func ask(_ prompt: Text, isSecret: Bool) throws(Failure) -> String? {
    guard let dialog else { return nil }
    do throws(ConsoleError) {
      try dialog.tell(prompt[settings.language])
      if let line = isSecret ? try dialog.readSecret() : try dialog.readLine() { return line }
    } catch {
      throw .console(error)
    }
    throw .notConfirmed(Text("Cancelled.", "已取消。"))
  }

  /// Tells the person at the terminal something, or standard error if nobody is there.
  func tell(_ text: Text) throws(Failure) {
    try tell([text[settings.language]])
  }

  func tell(_ lines: [String]) throws(Failure) {
    guard let dialog else { return try output.notes(lines) }
    do throws(ConsoleError) {
      try dialog.tell(lines.joined(separator: "\n") + "\n")
    } catch {
      throw .console(error)
    }
  }

  private func firstLine(of path: String) throws(Failure) -> String? {
    do throws(ConsoleError) {
      return Self.lines(try system.readFile(path)).first
    } catch {
      throw .console(error)
    }
  }

  static func lines(_ bytes: [UInt8]) -> [String] {
    let text = String(decoding: bytes, as: UTF8.self)
    return text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }.map(
      String.init)
  }
}
