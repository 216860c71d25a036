import API
import JSON
public import RPC
import Sockets

extension Client {
  /// Calls any method, also one of a later edition.
  ///
  ///     let result = try await client.call("cards.get", RawJSON(#"{"card": "card_0c4n2f8q3z7tb"}"#))
  ///
  /// - Parameters:
  ///   - method: such as `cards.get`.
  ///   - params: an object without `_meta`.
  /// - Returns: the result as the server wrote it, well formed.
  public func call(
    _ method: String, _ params: RawJSON = RawJSON("{}"), options: CallOptions = CallOptions()
  ) async throws(ClientError) -> RawJSON {
    let params = try Request.checked(params)
    return RawJSON(text: try await perform(Operation(named: method), params, options))
  }

  /// Makes a call with the types of its method.
  package func call<Params: Message, Result: Message>(
    _ endpoint: Endpoint<Params, Result>, _ params: Params, _ options: CallOptions
  ) async throws(ClientError) -> Result {
    try Result(answer: try await perform(Operation(endpoint.index), params, options))
  }

  private func perform(
    _ operation: Operation, _ params: some Message, _ options: CallOptions
  ) async throws(ClientError) -> [UInt8] {
    let exchange = Exchange(self, operation, options, isStream: false)
    return try await exchange.repeated { (timeout) async throws(CallFailure) in
      let lease = try exchange.lease()
      let text = try await exchange.send(params, on: lease, within: timeout)
      noteSession(operation, text, lease.connection)
      return text
    }
  }

  /// Who is logged in follows from the calls that change it.
  private func noteSession(_ operation: Operation, _ result: [UInt8], _ connection: Connection) {
    switch operation.index {
    case Endpoints.sessionLogin.index:
      guard let login = try? LoginResult(answer: result) else { return }
      transport.setSession(login.session, boundTo: connection)
    case Endpoints.sessionLogout.index: transport.setSession(nil)
    default: break
    }
  }
}

extension Message {
  /// Reads a result or an item of a server, which may be of a later edition: what it adds is passed over.
  init(answer text: [UInt8]) throws(ClientError) {
    var faults = Faults(isLenient: true)
    var reader = Reader(text.span)
    guard let message = Self(&reader, &faults), faults.isEmpty else {
      throw .malformedAnswer(.result(fields: faults.violations.map(\.field)))
    }
    self = message
  }
}
