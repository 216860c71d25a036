import CardClient
import JSON
import RPC

/// `cardctl call`: any method, as the server knows it.
enum GenericCall {
  static let run: @Sendable (Context) throws(Failure) -> Void = { context throws(Failure) in
    let method = context.invocation.operand(0)
    let params = try params(context)
    // Asking for a login with an old session in hand would be refused for the old one.
    let asAnyone = ["session.login", "rpc.ping", "rpc.health"].contains(method)
    guard Following.isStream(method) else {
      return try context.output.json(try context.call(method, json: params, asAnyone: asAnyone))
    }
    try Following(context, method, params, asAnyone: asAnyone).run { (item) throws(Failure) in
      try context.output.lines([item.json])
    } answered: { (result) throws(Failure) in
      try context.output.json(result)
    }
  }

  /// The params as they were written: JSON without a secret on the command line, or standard input.
  static func params(_ context: Context) throws(Failure) -> [UInt8] {
    switch context.invocation.operand(1) {
    case "": return Array("{}".utf8)
    case "-": return try context.readInput()
    case let text:
      let bytes = Array(text.utf8)
      try checkSecrets(bytes)
      return bytes
    }
  }

  private static func checkSecrets(_ bytes: [UInt8]) throws(Failure) {
    var scanner = Scanner()
    do throws(ScanError) {
      try scanner.check(bytes.span)
    } catch {
      throw .client(.paramsMalformed(error))
    }
    do throws(UsageError) {
      try Secrecy.check(Value(bytes))
    } catch {
      throw .usage(error)
    }
  }
}
