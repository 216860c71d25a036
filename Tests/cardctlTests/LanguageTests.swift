import API
import CardClient
import ClientTesting
import Foundation
import RPC
import Testing

@testable import cardctl

/// Every text in both languages, and hints that work.
@Suite(.timeLimit(.minutes(30))) struct LanguageTests {
  /// The program's sources by their names.
  private static let sources: [String: String] = {
    let folder = URL(fileURLWithPath: #filePath)
      .appending(path: "../../../Sources/cardctl").standardizedFileURL
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    var sources: [String: String] = [:]
    for case let file as URL in files ?? .init() where file.pathExtension == "swift" {
      sources[file.lastPathComponent] = try? String(contentsOf: file, encoding: .utf8)
    }
    return sources
  }()

  private static func isChinese(_ text: some StringProtocol) -> Bool {
    text.unicodeScalars.contains { (0x3000...0x9FFF).contains($0.value) || $0.value > 0xFF00 }
  }

  @Test("every phrase of the program is written in both languages")
  func phrases() {
    let literal = /Text\(\s*"((?:[^"\\]|\\.)*)",\s*"((?:[^"\\]|\\.)*)"\s*\)/
    // Names and signs that are the same in every language.
    let same: Set = ["ID", "99 %", "中文"]
    var count = 0
    for (name, source) in Self.sources {
      for match in source.matches(of: literal) {
        count += 1
        let (english, chinese) = (String(match.1), String(match.2))
        #expect(!english.isEmpty && !chinese.isEmpty, "\(name): \(english)")
        let isFilled = english.hasPrefix("\\(") || same.contains(english)
        #expect(isFilled || english != chinese, "\(name): \(english)")
        #expect(isFilled || Self.isChinese(chinese), "\(name): \(chinese)")
        #expect(same.contains(english) || !Self.isChinese(english), "\(name): \(english)")
      }
    }
    #expect(count > 400)
  }

  @Test("no page of help in Chinese has an English sentence, and none is wider than a terminal")
  func help() throws {
    let help = Help(commands: Command.all, language: .chinese)
    for topic in [[]] + Command.all.map(\.path) + Command.all.map({ [$0.path[0]] }) {
      let lines = try help.lines(on: topic)
      for line in lines.prefix(while: { $0 != "示例：" }) where !line.hasPrefix("cardctl ") {
        let isValues = line.hasPrefix("      ") && !Self.isChinese(line)
        #expect(isValues || line.firstMatch(of: /[a-z]{2,} [a-z]{2,} [a-z]{2,}/) == nil, "\(line)")
      }
      #expect(lines.allSatisfy { DisplayWidth.columns(of: $0) <= 80 }, "\(topic)")
      let english = try Help(commands: Command.all, language: .english).lines(on: topic)
      #expect(english.allSatisfy { DisplayWidth.columns(of: $0) <= 80 }, "\(topic)")
      #expect(!english.contains { Self.isChinese($0) && !$0.contains("explain") }, "\(topic)")
    }
  }

  // MARK: Hints

  /// The commands that a text tells to type, as far as the next comma or the end.
  private static func commands(in text: String) -> [[String]] {
    text.split(separator: "cardctl ").dropFirst().compactMap { rest in
      let end = rest.firstIndex { ",，。；;（\n".contains($0) } ?? rest.endIndex
      let words = rest[..<end].split(separator: " ").map {
        String($0.filter { $0 != "[" && $0 != "]" })
      }
      let cut = words.firstIndex { isChinese($0) && $0.count == 1 } ?? words.endIndex
      return cut == 0 ? nil : Array(words[..<cut])
    }
  }

  private func check(_ text: String) {
    let parser = Parser(commands: Command.all, globals: Settings.options)
    for words in Self.commands(in: text) {
      #expect(throws: Never.self, "\(text)") {
        switch try parser.parse(words) {
        case .help(let topic):
          _ = try Help(commands: Command.all, language: .english).lines(on: topic)
        case .run(let invocation): _ = try invocation.params()
        }
      }
    }
  }

  @Test("what a refusal tells to type is understood, for every reason in both languages")
  func reasons() throws {
    let stage = try Stage { call in
      let name = Value(Array(call.params.utf8))["card"]?.string ?? ""
      return .error(Stage.error(1009, name))
    }
    for reason in Reason.rows {
      for locale in ["en", "zh-CN"] {
        stage.run("cards", "get", "\(reason.name)", "--locale", locale)
        let lines = stage.errors.split(separator: "\n")
        #expect(lines.first == "cardctl: Refused. (\(reason.name))")
        #expect(lines.dropFirst().contains { $0.hasPrefix("→ ") }, "\(reason.name)")
        #expect((locale == "en") != Self.isChinese(lines[1]), "\(lines[1])")
        check(stage.errors)
      }
    }
  }

  @Test(
    "what the program tells to type where there is nothing, or something is wrong, is understood")
  func nextSteps() {
    for command in Command.all {
      guard case .call(_, .list(_, _, let none)) = command.action else { continue }
      check(none.english)
      check(none.chinese)
      #expect(Self.commands(in: none.english) == Self.commands(in: none.chinese))
    }
    for text in RemoteError.commands.values {
      #expect(!Self.commands(in: text.english).isEmpty || !text.english.contains("cardctl"))
      check(text.english)
      check(text.chinese)
    }
  }

  @Test(
    "a mistyped command, option or value is answered with the one that was meant, in both languages"
  )
  func mistyped() throws {
    let stage = try Stage([:])
    let lines = [
      ("cards unbnd", "cards unbind"), ("scren", "screen"),
      ("cards list --stauts invalid", "--status"),
      ("cards list --status invlid", "invalid"), ("cards list -o jsn", "-o json"),
      ("cards list --health frozn", "frozen"), ("ping --locale zh-NC", "--locale zh-CN"),
      ("help cards lsit", "cards list"),
    ]
    for (line, meant) in lines {
      let words = line.split(separator: " ").map(String.init)
      #expect(stage.run(words) == .usage)
      #expect(stage.errors.contains("Did you mean \(meant)?"), "\(stage.errors)")
      stage.environment["LANG"] = "zh_CN.UTF-8"
      #expect(stage.run(words) == .usage)
      #expect(stage.errors.contains("您是不是想输入 \(meant)？"), "\(stage.errors)")
      stage.environment["LANG"] = nil
    }
    #expect(stage.methods.isEmpty)
  }
}
