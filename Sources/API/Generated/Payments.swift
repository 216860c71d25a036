// swift-format-ignore-file
// Made by protogen from Protocol/. Change the documents and run Scripts/generate.

package import JSON
public import RPC

/// Params of `payments.options`.
public struct PaymentsOptionsParams: Message {
  /// Id of the store.
  public var store: StoreID
  /// What the payment is.
  public var usage: PaymentUsage

  private static let members = NameTable(
    "store", "usage", "_meta")

  public init(store: StoreID, usage: PaymentUsage) {
    self.store = store
    self.usage = usage
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var store: StoreID?
    var usage: PaymentUsage?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): store = faults.identifier(&reader, StoreID.prefix).map(StoreID.init)
      case .known(1): usage = PaymentUsage(&reader, &faults)
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let store, let usage else {
      faults.require(store != nil, "store", from: first)
      faults.require(usage != nil, "usage", from: first)
      return nil
    }
    self.store = store
    self.usage = usage
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"store\":")
    writer.identifier(StoreID.prefix, store.rawValue)
    writer.name("\"usage\":")
    usage.write(to: &writer)
    writer.endObject()
  }
}

/// Cards for a payment.
public struct PaymentOptionsResult: Message {
  /// Usable cards, the best first.
  public var cards: [Card]
  /// The store's other cards that are not unbound.
  public var excluded: [RefusedCard]

  private static let members = NameTable(
    "cards", "excluded")

  public init(cards: [Card], excluded: [RefusedCard]) {
    self.cards = cards
    self.excluded = excluded
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var cards: [Card]?
    var excluded: [RefusedCard]?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): cards = faults.list(&reader) { reader, faults in Card(&reader, &faults) }
      case .known(1): excluded = faults.list(&reader) { reader, faults in RefusedCard(&reader, &faults) }
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let cards, let excluded else {
      faults.require(cards != nil, "cards", from: first)
      faults.require(excluded != nil, "excluded", from: first)
      return nil
    }
    self.cards = cards
    self.excluded = excluded
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"cards\":")
    writer.beginArray()
    for element in cards {
      element.write(to: &writer)
    }
    writer.endArray()
    writer.name("\"excluded\":")
    writer.beginArray()
    for element in excluded {
      element.write(to: &writer)
    }
    writer.endArray()
    writer.endObject()
  }
}

