/// Why a call was refused, as clients switch on it: one row of the contract's list of reasons.
package struct Reason: Sendable {
  /// An UPPER_SNAKE constant.
  package let name: StaticString
  package let status: Status
  /// What happened, in one sentence.
  package let message: Text
  /// What the caller can do about it.
  package let action: Text

  package init(_ name: StaticString, _ status: Status, message: Text, action: Text) {
    self.name = name
    self.status = status
    self.message = message
    self.action = action
  }

  /// A sentence in each language; `{name}` stands for an argument.
  package struct Text: Sendable {
    let english: StaticString
    let chinese: StaticString

    package init(english: StaticString, chinese: StaticString) {
      self.english = english
      self.chinese = chinese
    }

    /// The sentence in a language, its arguments filled in.
    package func filled(_ language: Language, _ arguments: [Argument] = []) -> String {
      let text = "\(language == .english ? english : chinese)"
      return arguments.reduce(text) { $1.filled(into: $0) }
    }
  }

  /// A value for a placeholder of a reason's sentence.
  package struct Argument: Sendable {
    let name: StaticString
    let value: String

    package init(_ name: StaticString, _ value: String) {
      self.name = name
      self.value = value
    }

    fileprivate func filled(into text: String) -> String {
      let placeholder = "{\(name)}"
      guard let range = text.firstRange(of: placeholder) else { return text }
      return text.replacingCharacters(in: range, with: value)
    }
  }
}

extension Reason: Equatable {
  package static func == (a: Reason, b: Reason) -> Bool { "\(a.name)" == "\(b.name)" }
}

/// A language of messages and labels (`_meta.locale`).
public enum Language: Sendable {
  case english, chinese

  /// By its tag on the wire; nil for a language that the product does not speak.
  package init?(tag: String) {
    switch tag {
    case "en": self = .english
    case "zh-CN": self = .chinese
    default: return nil
    }
  }
}

extension String {
  fileprivate func replacingCharacters(in range: Range<Index>, with value: String) -> String {
    String(self[..<range.lowerBound]) + value + String(self[range.upperBound...])
  }
}
