import API
import RPC

/// Which cards `cardctl cards unbind` is about when neither ids nor filters say so.
struct CardPicking {
  let context: Context

  /// No more cards are offered than a person looks through.
  private static let offeredMax = 100
  /// Beside a number a terminal has room for so many columns.
  private static let view = View(Array(View.card.row.prefix(5)))

  // MARK: At a terminal

  /// Offers the cards that are invalid or abnormal, numbered; the person names some.
  /// - Returns: ids; none if there is nothing to offer.
  func offer() throws(Failure) -> [String] {
    let cards = try offered()
    guard !cards.isEmpty else {
      try context.output.note(
        Text(
          "No card is invalid or abnormal. Others are named by id: cardctl cards list",
          "没有失效或异常的卡片。如需解绑其他卡片，请指定编号，参见：cardctl cards list"))
      return []
    }
    let width = "\(cards.count)".count
    let rows = context.output.rows(cards, Self.view).enumerated().map { number, row in
      let label = number == 0 ? "" : "\(number)"
      return String(repeating: " ", count: width - label.count) + label + Table.gap + row
    }
    try context.tell(rows)
    return try pick(from: cards)
  }

  /// The invalid ones first.
  private func offered() throws(Failure) -> [Value] {
    var cards: [Value] = []
    for status in [CardStatus.invalid, .abnormal] where cards.count < Self.offeredMax {
      let result = try context.call(
        "cards.list",
        ["status": .string("\(status.name)"), "pageSize": .integer(Self.offeredMax - cards.count)])
      cards += result["cards"]?.elements ?? []
    }
    return cards
  }

  private func pick(from cards: [Value]) throws(Failure) -> [String] {
    let prompt = Text(
      "Which ones? Numbers such as 1,3-5; Enter for none: ", "解绑哪些？输入序号，如 1,3-5；直接回车表示不解绑：")
    while true {
      let line = try context.ask(prompt, isSecret: false) ?? ""
      if line.allSatisfy(\.isWhitespace) {
        throw .notConfirmed(Text("Nothing was chosen: nothing was unbound.", "未选择：没有解绑任何卡片。"))
      }
      if let numbers = Self.numbers(line, upTo: cards.count) {
        return numbers.compactMap { cards[$0 - 1]["id"]?.string }
      }
      try context.tell(
        Text("Those are no numbers from 1 to \(cards.count).", "请输入 1 至 \(cards.count) 的序号。"))
    }
  }

  /// `1,3-5` as numbers in order; nil if it is anything else.
  static func numbers(_ text: String, upTo count: Int) -> [Int]? {
    var numbers: Set<Int> = []
    for part in text.split(whereSeparator: { ",，、 ".contains($0) }) {
      let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
      guard ends.count <= 2, let first = ends[0], let last = ends[ends.count - 1],
        1 <= first, first <= last, last <= count
      else { return nil }
      numbers.formUnion(first...last)
    }
    return numbers.isEmpty ? nil : numbers.sorted()
  }

  // MARK: From a pipe

  /// The ids on standard input: one a line, or objects with a member `id` as `-o jsonl` writes them.
  func read() throws(Failure) -> [String] {
    var ids: [String] = []
    for (number, line) in Context.lines(try context.readInput()).enumerated() {
      let text = line.trimmed
      guard !text.isEmpty else { continue }
      guard let id = Self.id(text) else {
        throw context.usageError(
          "line \(number + 1) of standard input is neither an id nor a JSON object with an id",
          "标准输入第 \(number + 1) 行既不是编号，也不是含 id 的 JSON 对象")
      }
      if !ids.contains(id) { ids.append(id) }
    }
    return ids
  }

  private static func id(_ line: String) -> String? {
    if line.hasPrefix("{") { return Value(json: line)?["id"]?.string }
    let isWord = line.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\"") }
    return isWord && !Secrecy.looksLikeCardNumber(line) ? line : nil
  }
}
