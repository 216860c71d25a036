import API
import JSON
package import RPC

/// The methods that need nothing but the server itself.
package enum Builtins {
  /// `rpc.ping`: an empty object.
  package static let ping = Route.read { _, params, writer throws(Refusal) in
    _ = try RpcPingParams(&params)
    writer.beginObject()
    writer.endObject()
  }

  /// `rpc.health`: whether the service takes calls, once or, with `watch`, whenever that changes. The
  /// name of a service that is not there is not found.
  package static func health(_ state: ServingState) -> Route {
    .stream { _, params, port throws(Refusal) in
      let health = try RpcHealthParams(&params)
      if let service = health.service {
        let isKnown = Methods.rows.contains { "\($0.name)".hasPrefix(service + ".") }
        guard isKnown || service.isEmpty else { throw Refusal(.notFound) }
      }
      guard health.watch == true else {
        return .result(HealthResult(status: state.status).json)
      }
      return .stream(HealthWatch(state, port, health.service))
    }
  }

  /// `rpc.discover`: the OpenRPC document, of all methods or of those that the caller may use.
  package static func discover(_ gate: any Gate) -> Route {
    .read { call, params, writer throws(Refusal) in
      let view = try RpcDiscoverParams(&params).view ?? .all
      writer.raw(Discovery.head)
      var isFirst = true
      for row in Methods.rows where view == .all || gate.allows(row, call) {
        if !isFirst { writer.append(UInt8(ascii: ",")) }
        isFirst = false
        writer.append(row.document)
      }
      writer.append(Discovery.tail)
    }
  }
}
