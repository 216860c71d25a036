/// What is wrong with an edition. A ruleset with a fault is never used.
package enum RulesetFault: Error, Hashable, CustomStringConvertible {
  case editionUnnamed
  case tableMissing(SignalProfile)
  case tableTwice(SignalProfile)
  /// A row in another profile's table.
  case ruleMisplaced(String)
  case ruleTwice(String)
  case codeTwice(SignalProfile, String)
  case codesMissing(String)
  /// A code that no message can match, for it is not spelt as its profile does.
  case codeUnspellable(String, String)
  case sourceMissing(String)
  /// A row that does not say what a decline is put down to.
  case causeMissing(String)
  /// A number that is not positive.
  case numberSenseless(String)
  /// A code of an advice row that the table has nothing to say about.
  case adviceCodeUnknown(String, String)

  package var description: String { "the ruleset cannot be used: \(fault)" }

  private var fault: String {
    switch self {
    case .editionUnnamed: "the edition has no name"
    case .tableMissing(let profile): "there is no table for \(profile.rawValue)"
    case .tableTwice(let profile): "there are two tables for \(profile.rawValue)"
    case .ruleMisplaced(let rule): "\(rule) stands in another profile's table"
    case .ruleTwice(let rule): "\(rule) names two rows"
    case .codeTwice(let profile, let code): "\(profile.rawValue) has code \(code) twice"
    case .codesMissing(let rule): "\(rule) has no code"
    case .codeUnspellable(let rule, let code): "\(rule): no message spells a code \"\(code)\""
    case .sourceMissing(let rule): "\(rule) has no source"
    case .causeMissing(let rule): "\(rule) has no cause"
    case .numberSenseless(let rule): "\(rule) has a number that is not positive"
    case .adviceCodeUnknown(let rule, let code): "\(rule) names the unknown code \(code)"
    }
  }
}
