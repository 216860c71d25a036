import RPC

/// A phrase in the languages of the product.
struct Text: Sendable, Equatable {
  let english: String
  let chinese: String

  init(_ english: String, _ chinese: String) {
    self.english = english
    self.chinese = chinese
  }

  subscript(language: Language) -> String {
    language == .english ? english : chinese
  }
}

extension Language {
  /// What the environment asks for, by the order of locale(7): `zh…` is Chinese, all else English.
  init(environment: (String) -> String?) {
    let names = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap(environment)
    let locale = names.first { !$0.isEmpty } ?? ""
    self = locale.hasPrefix("zh") ? .chinese : .english
  }

  /// As `_meta.locale` names it.
  var tag: String { self == .english ? "en" : "zh-CN" }
}
