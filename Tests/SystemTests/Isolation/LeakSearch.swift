import API
import Foundation

/// Looks through answers for what is of others: ids, words, the ends of card numbers.
struct LeakSearch {
  private let owners: [String: Int64]
  private let cardStores: [String: String]
  private let realms: [Realm]

  init(_ world: IsolationWorld) throws {
    let tables = try Tables(world.installation.database)
    (owners, cardStores) = (try tables.owners(), try tables.cardStores())
    realms = world.realms
  }

  /// What an answer tells that the caller must not know; nil if it tells nothing.
  func leak(_ exchange: Exchange) -> String? {
    guard let realm = exchange.caller.realm else { return platformLeak(exchange) }
    let answer = exchange.comparable
    let others = realms.filter { $0 !== realm }
    var found = others.map(\.word).filter { answer.contains($0) }
    for letters in Self.ids(in: answer) {
      if let owner = owners[letters], owner != 0, owner != realm.tenant.rawValue {
        found.append(letters)
      }
      if let stores = exchange.caller.stores, let store = cardStores[letters],
        !stores.contains(where: { $0.text.hasSuffix(store) })
      {
        found.append(letters)
      }
    }
    return found.isEmpty ? nil : "\(exchange.caller.name), \(exchange.method): \(found)"
  }

  /// Support sees the cards of the first merchant alone; admins see the ids that the audit names.
  private func platformLeak(_ exchange: Exchange) -> String? {
    guard exchange.caller.base == .support else { return nil }
    let found = Self.ids(in: exchange.answer).filter { letters in
      !exchange.named.hasSuffix(letters) && cardStores[letters] != nil
        && owners[letters] != realms[0].tenant.rawValue
    }
    return found.isEmpty ? nil : "\(exchange.caller.name), \(exchange.method): \(found)"
  }

  /// The letters of all ids in a text.
  private static func ids(in text: String) -> [String] {
    text.components(separatedBy: "_").dropFirst().compactMap { part in
      let letters = part.utf8.prefix(13)
      guard letters.count == 13,
        letters.allSatisfy({ (48...57).contains($0) || (97...122).contains($0) })
      else { return nil }
      return String(letters)
    }
  }
}
