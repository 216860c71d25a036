/// One row of a profile's table: what its codes mean.
package struct SignalRule: Hashable, Sendable {
  /// What a code does to a card's health.
  package enum Effect: Hashable, Sendable {
    /// The card works: clears what is recoverable.
    case approves
    case becomes(Health)
    case unchanged
    /// Expired if the stored expiry is past, else the details have changed.
    case expiredOrDetailsChanged
    /// The updater has a new number for the card.
    case newNumber
    /// The updater has a new expiry for the card.
    case newExpiry
  }

  /// A code that says little once, and more when it comes again and again.
  package struct Escalation: Hashable, Sendable {
    package let count: Int
    package let days: Int
    package let health: Health
  }

  /// Its name: `iso8583.lost`. It stays the same from edition to edition as long as the row means the same.
  package let id: String
  package let profile: SignalProfile
  /// As the profile writes them. `1XX` stands for 100 to 199.
  package let codes: [String]
  package let effect: Effect
  package let retry: Retry
  /// Where the row comes from.
  package let source: String
  package private(set) var escalation: Escalation?
  /// The row says something only together with an advice code.
  package private(set) var needsAdvice = false
  /// What a decline is put down to, where that does not follow from the effect.
  private(set) var ownCause: PaymentCause?
  private let ownNote: Wording?

  init(
    _ name: String, _ profile: SignalProfile, _ codes: [String], _ meaning: (Effect, Retry),
    source: String, note: Wording? = nil
  ) {
    id = "\(profile.rawValue).\(name)"
    self.profile = profile
    self.codes = codes
    (effect, retry) = meaning
    self.source = source
    ownNote = note
  }

  func escalating(to health: Health, at count: Int, in days: Int) -> SignalRule {
    var rule = self
    rule.escalation = Escalation(count: count, days: days, health: health)
    return rule
  }

  func because(_ cause: PaymentCause) -> SignalRule {
    var rule = self
    rule.ownCause = cause
    return rule
  }

  /// Without a known advice code the row is as good as none.
  var readByAdvice: SignalRule {
    var rule = self
    rule.needsAdvice = true
    return rule
  }

  /// What the row means, for people.
  package var note: Wording {
    if let ownNote { return ownNote }
    return switch effect {
    case .approves: Health.active.label
    case .becomes(let health): health.label
    case .unchanged: Wording("This says nothing about the card.", zh: "该代码不反映卡片状态。")
    case .expiredOrDetailsChanged:
      Wording("The card has expired, or its expiry has changed.", zh: "卡片已过期，或有效期已变更。")
    case .newNumber: Wording("The card has a new number.", zh: "卡片已有新卡号。")
    case .newExpiry: Wording("The card has a new expiry.", zh: "卡片已有新有效期。")
    }
  }

  func covers(_ code: String) -> Bool {
    codes.contains { pattern in
      guard pattern.hasSuffix("XX") else { return pattern == code }
      return code.count == pattern.count && code.first == pattern.first
        && code.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
  }
}

/// A row for an advice code, which comes beside the code and overrides what that says about trying again.
package struct AdviceRule: Hashable, Sendable {
  package let id: String
  package let advice: String
  /// The codes that it comes with; nil for any that no other row of the same advice names.
  package let codes: [String]?
  /// Nil: the code's own.
  package let effect: SignalRule.Effect?
  package let retry: Retry?
  package let source: String
  package let note: Wording?
  /// What a decline is put down to, where neither the effect nor the code beside it tells.
  private(set) var ownCause: PaymentCause?

  init(
    _ advice: String, _ profile: SignalProfile, with codes: [String]? = nil,
    _ meaning: (SignalRule.Effect?, Retry?), source: String, note: Wording? = nil
  ) {
    id = "\(profile.rawValue).advice_\(advice.lowercased())" + (codes == nil ? "" : "_closed")
    self.advice = advice
    self.codes = codes
    (effect, retry) = meaning
    self.source = source
    self.note = note
  }

  func because(_ cause: PaymentCause) -> AdviceRule {
    var rule = self
    rule.ownCause = cause
    return rule
  }
}

/// The rows of one profile.
package struct SignalTable: Sendable {
  package let profile: SignalProfile
  package let rules: [SignalRule]
  package let advices: [AdviceRule]

  init(_ profile: SignalProfile, _ rules: [SignalRule], advices: [AdviceRule] = []) {
    self.profile = profile
    self.rules = rules
    self.advices = advices
  }
}
