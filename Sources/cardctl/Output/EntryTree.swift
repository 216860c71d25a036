import RPC

/// A menu as a tree, each entry with its label in both languages and its id.
struct EntryTree {
  private let language: Language
  private var rows: [[String]] = []

  init(_ entries: [Value], _ language: Language) {
    self.language = language
    for entry in entries { add(entry, label: "", below: "") }
  }

  var lines: [String] {
    Table(
      titles: [
        Text("Entry", "入口")[language], Text("中文", "English")[language], Text("ID", "编号")[language],
      ], rows: rows
    ).lines
  }

  /// - Parameters:
  ///   - branch: the lines of the tree before the label.
  ///   - indent: those before the labels of the children.
  private mutating func add(_ entry: Value, label branch: String, below indent: String) {
    let labels = ["en", "zh-CN"].map { entry["labels.\($0)"]?.plain.printable ?? "" }
    let (own, other) = language == .english ? (labels[0], labels[1]) : (labels[1], labels[0])
    rows.append([branch + own, other, entry["id"]?.plain.printable ?? ""])
    let children = entry["children"]?.elements ?? []
    for (index, child) in children.enumerated() {
      let isLast = index == children.count - 1
      add(
        child, label: indent + (isLast ? "└─ " : "├─ "), below: indent + (isLast ? "   " : "│  "))
    }
  }
}
