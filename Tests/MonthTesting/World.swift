import API
import WireTesting

/// What is true of a card, from a day of the month on, whether anybody knows it or not.
enum Truth: Hashable, CaseIterable {
  case good, short, lost, stolen, closed, frozen, risk, details, expiring, flaky, revoked,
    renumbered
  case odd, dormant
  /// The issuer takes it for the merchant's own debits, and not for checkout.
  case narrow
}

/// A card as its issuer knows it.
struct HiddenCard {
  let name: String
  let shop: Int
  let store: Int
  let number: String
  let brand: Brand
  let usage: CardUsage
  var truth: Truth
  /// Days of the month: the truth holds from the first on, and where it passes until the second.
  var days: Range<Int>
  /// That the issuer goes by: `year * 12 + month - 1`.
  var expiry: Int

  /// Whether no debit can succeed on a day, whoever asks.
  func isDead(on day: Int) -> Bool {
    switch truth {
    case .lost, .stolen, .closed, .renumbered, .details, .frozen, .risk, .dormant, .expiring:
      days.contains(day)
    case .good, .short, .flaky, .revoked, .odd, .narrow: false
    }
  }
}

/// What a payer wants to pay.
struct Order {
  enum State { case open, paid, stopped }

  let name: String
  let shop: Int
  let store: Int
  let amount: Int64
  let usage: PaymentUsage
  let day: Int
  /// What the payer or the data has against it, whatever the card.
  let flaw: String?
  var state = State.open
  /// In milliseconds: not to be tried before.
  var due: Int64 = 0
  var paidOn: Int?
}

/// Answers for all issuers. Equal questions get equal answers, whoever asks and in whatever order.
struct World {
  let seed: UInt64

  /// - Parameter turn: how many debits of the order were tried before.
  func reply(_ card: HiddenCard, _ order: Order, turn: Int, day: Int) -> Reply {
    var dice = SeededGenerator(seed: seed ^ digest("\(card.name) \(order.name) \(turn) \(day)"))
    if let flaw = order.flaw { return Reply(code: flaw) }
    if card.truth == .flaky {
      let mood = Int.random(in: 0..<100, using: &dice)
      if mood < 45 { return Reply(code: pick(["91", "96", "92", "19"], &dice)) }
      return Reply(code: mood < 52 ? "05" : nil)
    }
    if card.truth == .renumbered, card.brand == .mastercard, day == card.days.lowerBound {
      // Six days of rest, which the number that comes meanwhile inherits.
      return Reply(code: "51", advice: "28")
    }
    guard card.days.contains(day) else {
      let isUnlucky = Int.random(in: 0..<100, using: &dice) < 3
      return Reply(code: isUnlucky ? pick(["05", "51", "91"], &dice) : nil)
    }
    return card.brand == .mastercard ? advised(card, order, &dice) : plain(card, order, &dice)
  }

  private func advised(
    _ card: HiddenCard, _ order: Order, _ dice: inout SeededGenerator
  ) -> Reply {
    guard Bool.random(using: &dice) else { return plain(card, order, &dice) }
    return switch card.truth {
    case .closed: Reply(code: "79", advice: "03")
    case .details: Reply(code: "79", advice: "01")
    case .frozen: Reply(code: "79", advice: "42")
    case .revoked where order.usage == .autoDebit: Reply(code: "79", advice: "21")
    case .odd: Reply(code: "51", advice: pick(["02", "24", "25", "26"], &dice))
    default: plain(card, order, &dice)
    }
  }

  private func plain(
    _ card: HiddenCard, _ order: Order, _ dice: inout SeededGenerator
  ) -> Reply {
    switch card.truth {
    case .good, .flaky: Reply(code: nil)
    case .short: Reply(code: pick(["51", "61", "65"], &dice))
    case .lost: Reply(code: "41")
    case .stolen: Reply(code: pick(["43", "07"], &dice))
    case .closed: Reply(code: pick(["04", "46"], &dice))
    case .frozen: Reply(code: pick(["62", "36", "93"], &dice))
    case .risk: Reply(code: pick(["59", "63", "34"], &dice))
    case .details: Reply(code: pick(["N7", "6P"], &dice))
    case .expiring: Reply(code: pick(["54", "33"], &dice))
    case .revoked: Reply(code: order.usage == .autoDebit ? pick(["R1", "R3"], &dice) : nil)
    case .renumbered: Reply(code: pick(["14", "15"], &dice))
    case .odd: Reply(code: pick(["X1", "ZZ", "12"], &dice))
    case .narrow: Reply(code: order.usage == .checkout ? "57" : nil)
    case .dormant: Reply(code: pick(["75", "78", "39"], &dice))
    }
  }

  private func pick(_ codes: [String], _ dice: inout SeededGenerator) -> String {
    codes.randomElement(using: &dice) ?? ""
  }

  /// FNV-1a: `Hasher` answers otherwise in every process.
  private func digest(_ text: String) -> UInt64 {
    text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}

/// The n-th valid number behind a prefix (ISO/IEC 7812-1 annex B gives the last digit).
func cardNumber(_ prefix: String, _ n: Int) -> String {
  let filler = String(String(1_000_000_000_000_000 + n).suffix(15 - prefix.count))
  let digits = prefix + filler
  let sum = digits.reversed().enumerated().reduce(0) { sum, digit in
    let value = digit.element.wholeNumberValue ?? 0
    guard digit.offset.isMultiple(of: 2) else { return sum + value }
    return sum + (value > 4 ? value * 2 - 9 : value * 2)
  }
  return digits + String((10 - sum % 10) % 10)
}
