import API
import Client
import Console
import RPC

/// One run of a command: its arguments, its connection, and the person in front of it.
final class Context {
  let invocation: Invocation
  let settings: Settings
  let system: System
  let output: Output
  /// The person at the terminal, if there is one.
  let dialog: (any Dialog)?
  let store: SessionStore?
  private var channel: Channel?
  /// Lines of standard input that no secret has been read from yet; nil before the first.
  private var inputLines: ArraySlice<String>?

  /// A connection that several calls share.
  private final class Channel {
    private var connection: Connection
    var session: Secret?

    init(_ connection: consuming Connection, _ session: Secret?) {
      self.connection = connection
      self.session = session
    }

    func perform<Result>(
      _ body: (inout Connection) throws(ClientError) -> Result
    ) throws(ClientError) -> Result {
      try body(&connection)
    }
  }

  init(_ invocation: Invocation, _ settings: Settings, _ system: System) {
    self.invocation = invocation
    self.settings = settings
    self.system = system
    output = Output(format: settings.format, language: settings.language, write: system.write)
    dialog = system.dialog()
    store = SessionStore(
      environment: system.environment, server: Process.absolutePath(settings.socket.path))
  }

  /// Makes a call with the types of its method.
  func call<Params: Message, Result: Message>(
    _ endpoint: Endpoint<Params, Result>, _ params: Params
  ) throws(Failure) -> Result {
    let asAnyone = Params.self == SessionLoginParams.self
    return try perform(asAnyone) { connection, meta throws(ClientError) in
      try connection.call(endpoint, params, meta)
    }
  }

  /// Makes a call of any method.
  /// - Parameters:
  ///   - params: an object.
  ///   - asAnyone: without the session, for what needs none: one that has ended would be refused.
  func call(
    _ method: String, _ params: Value = [:], asAnyone: Bool = false
  ) throws(Failure) -> Value {
    try call(method, json: Array(params.json.utf8), asAnyone: asAnyone)
  }

  /// The same with params as JSON text, as somebody wrote it.
  func call(
    _ method: String, json params: [UInt8], asAnyone: Bool
  ) throws(Failure) -> Value {
    let text = try perform(asAnyone) { connection, meta throws(ClientError) in
      try connection.call(method, params, meta)
    }
    return Value(text)
  }

  /// Keeps a session for later commands, and uses it from now on.
  func begin(_ session: Secret) throws(Failure) {
    channel?.session = session
    try stored { store throws(ConsoleError) in try store.save(session) }
  }

  /// Forgets the session.
  func endSession() throws(Failure) {
    channel?.session = nil
    try stored { store throws(ConsoleError) in try store.remove() }
  }

  func nextInputLine() throws(Failure) -> String? {
    if inputLines == nil { inputLines = Self.lines(try readInput())[...] }
    return inputLines?.popFirst()
  }

  /// All of standard input.
  func readInput() throws(Failure) -> [UInt8] {
    do throws(ConsoleError) {
      return try system.readInput()
    } catch {
      throw .console(error)
    }
  }

  private func perform<Result>(
    _ asAnyone: Bool, _ body: (inout Connection, Meta) throws(ClientError) -> Result
  ) throws(Failure) -> Result {
    let channel = try openChannel()
    let meta = meta(asAnyone ? nil : channel.session)
    do throws(ClientError) {
      return try channel.perform { connection throws(ClientError) in try body(&connection, meta) }
    } catch {
      try forgetSession(after: error)
      throw .client(error)
    }
  }

  /// A session that has ended is of no more use.
  private func forgetSession(after error: ClientError) throws(Failure) {
    guard case .refused(let error) = error else { return }
    if ["SESSION_INVALID", "SESSION_EXPIRED"].contains(error.reason) { try endSession() }
  }

  private func openChannel() throws(Failure) -> Channel {
    if let channel { return channel }
    let session = try stored { store throws(ConsoleError) in try store.load() }
    do throws(ClientError) {
      let channel = Channel(try Connection(settings.socket), session ?? nil)
      self.channel = channel
      return channel
    } catch {
      throw .client(error)
    }
  }

  private func meta(_ session: Secret?) -> Meta {
    var meta = Meta()
    meta.session = session
    meta.timeout = settings.timeout
    meta.language = settings.language
    meta.reason = settings.reason
    meta.idempotencyKey = settings.idempotencyKey
    return meta
  }

  @discardableResult
  private func stored<Result>(
    _ body: (SessionStore) throws(ConsoleError) -> Result
  ) throws(Failure) -> Result? {
    guard let store else { return nil }
    do throws(ConsoleError) {
      return try body(store)
    } catch {
      throw .console(error)
    }
  }
}
