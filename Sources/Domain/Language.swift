/// The languages in which every text for people exists. Raw values are BCP 47 tags.
package enum Language: String, CaseIterable, Sendable {
  case en
  case zhCN = "zh-CN"
}

/// One text in every language of the product.
package struct Wording: Hashable, Sendable {
  package let en: String
  package let zhCN: String

  package init(_ en: String, zh zhCN: String) {
    self.en = en
    self.zhCN = zhCN
  }

  package subscript(language: Language) -> String {
    switch language {
    case .en: en
    case .zhCN: zhCN
    }
  }
}

extension Wording {
  /// A part of a sentence as a sentence of its own.
  var sentence: Wording {
    Wording("\(en.prefix(1).uppercased())\(en.dropFirst()).", zh: "\(zhCN)。")
  }
}
