import API
import CardClient
import Console
import RPC
import Sockets

/// One run of a command: its arguments, its connection, and the person in front of it.
final class Context {
  let invocation: Invocation
  let settings: Settings
  let system: System
  private(set) var output: Output
  /// The person at the terminal, if there is one.
  let dialog: (any Dialog)?
  let store: SessionStore?
  private var opened: Client?
  /// Lines of standard input that no secret has been read from yet; nil before the first.
  private var inputLines: ArraySlice<String>?
  /// Whether the zone of times has been asked for.
  var knowsZone = false

  init(_ invocation: Invocation, _ settings: Settings, _ system: System) {
    self.invocation = invocation
    self.settings = settings
    self.system = system
    output = Output(format: settings.format, language: settings.language, write: system.write)
    output.layout = settings.layout
    output.screen = system.screen(usesPager: settings.usesPager)
    output.isColored = system.isColored
    dialog = system.dialog()
    store = SessionStore(
      environment: system.environment, server: Process.absolutePath(settings.socket.path))
    output.willShowTimes = { [weak self] in self?.adoptZone() }
  }

  /// Makes a call with the types of its method.
  func call<Params: Message, Result: Message>(
    _ endpoint: Endpoint<Params, Result>, _ params: Params
  ) throws(Failure) -> Result {
    let options = options(asAnyone: Params.self == SessionLoginParams.self)
    return try perform { (client) async throws(ClientError) in
      try await client.call(endpoint, params, options)
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
    let options = options(asAnyone: asAnyone)
    let result = try perform { (client) async throws(ClientError) in
      try await client.call(method, RawJSON(text: params), options: options)
    }
    return Value(result.text)
  }

  /// Keeps a session for later commands, and uses it from now on.
  func begin(_ session: Secret) throws(Failure) {
    opened?.resume(session)
    try stored { store throws(ConsoleError) in try store.save(session) }
  }

  /// Forgets the session.
  func endSession() throws(Failure) {
    opened?.resume(nil)
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

  /// Runs what is asynchronous on this thread.
  func perform<Result: Sendable>(
    interruption: CallingThread.Interruption = .none,
    _ body: @escaping @Sendable (Client) async throws(ClientError) -> Result
  ) throws(Failure) -> Result {
    let client = try client()
    do throws(ClientError) {
      return try Self.outcome(client, interruption, body).get()
    } catch {
      try forgetSession(after: error)
      throw .client(error)
    }
  }

  private static func outcome<Success: Sendable>(
    _ client: Client, _ interruption: CallingThread.Interruption,
    _ body: @escaping @Sendable (Client) async throws(ClientError) -> Success
  ) -> Result<Success, ClientError> {
    do throws(SocketError) {
      return try CallingThread.run(interruption: interruption, heard: isCancelled) {
        do throws(ClientError) {
          return .success(try await body(client))
        } catch {
          return .failure(error)
        }
      }
    } catch {
      return .failure(.connect(error))
    }
  }

  private static func isCancelled<Success>(_ outcome: Result<Success, ClientError>) -> Bool {
    if case .failure(.cancelled) = outcome { true } else { false }
  }

  /// A session that has ended is of no more use.
  private func forgetSession(after error: ClientError) throws(Failure) {
    guard case .refused(let error) = error else { return }
    if ["SESSION_INVALID", "SESSION_EXPIRED"].contains(error.reason) { try endSession() }
  }

  /// The client that all calls share. A person repeats what they want repeated.
  private func client() throws(Failure) -> Client {
    if let opened { return opened }
    let session = try stored { store throws(ConsoleError) in try store.load() }
    var configuration = Client.Configuration()
    configuration.retry = .never
    do throws(ClientError) {
      let client = try Client(settings.socket, configuration)
      client.resume(session ?? nil)
      opened = client
      return client
    } catch {
      throw .client(error)
    }
  }

  /// A stream goes on until somebody has had enough, unless a time was asked for.
  func streamOptions(asAnyone: Bool = false) -> CallOptions {
    var options = options(asAnyone: asAnyone)
    if invocation.value("timeout") == nil { options.timeout = nil }
    return options
  }

  /// - Parameter asAnyone: without the session.
  func options(asAnyone: Bool = false) -> CallOptions {
    var options = CallOptions(timeout: settings.timeout)
    options.sendsSession = !asAnyone
    options.language = settings.language
    options.reason = settings.reason
    options.idempotencyKey = settings.idempotencyKey
    return options
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
