import CardClient

/// A service beside cardd: it begins payments for orders and follows the merchant's events. It runs as a
/// user id that a service account is bound to (`cardctl accounts bind-peer`), and so needs no secret.
///
///     OrderService STORE ORDER...
@main struct OrderService {
  static func main() async throws {
    guard let store = CommandLine.arguments.dropFirst().first.flatMap({ StoreID($0) }) else {
      fatalError("usage: OrderService STORE ORDER...")
    }
    let client = try Client()
    print("working as \(try await client.session.whoami().account.account)")
    // The server keeps our place under this name: a restart goes on behind the last acknowledged event.
    let events = try await client.events.watch(consumer: "order-service")
    for order in CommandLine.arguments.dropFirst(2) { try await pay(order, in: store, client) }
    for try await event in events {
      print("\(event.type) \(event.subject)")
      try await events.send(EventAcknowledgement(ack: event.sequence))
    }
  }

  static func pay(_ order: String, in store: StoreID, _ client: Client) async throws {
    let price = Money(amount: 1999, currency: "CNY")
    do {
      let begun = try await client.payments.begin(
        order: order, store: store, amount: price, usage: .checkout, channel: "web")
      print("\(order): \(begun.attempt) with \(begun.card.brand) \(begun.card.last4)")
      // Here the gateway is asked for the money, with begun.gatewayToken.
      let done = try await client.payments.complete(attempt: begun.attempt, approved: true)
      print("\(order): \(done.payment.outcome)")
    } catch ClientError.refused(let refusal) {
      print("\(order): \(refusal.reason)")
    }
  }
}
