public import RPC
package import Sockets

/// A client of cardd: any number of tasks make calls on it at once, over one connection.
///
///     let client = try Client()
///     let login = try await client.session.login(account: "admin", password: Secret("…"))
///     let card = try await client.cards.get(card: id).card
///
/// No thread waits for an answer. Cancelling a task cancels its call. A lost connection is replaced by the
/// next call; whoever was logged in still is.
///
/// ## Who calls
///
/// A process whose user id is bound to a service account is that account, without any login. Others call
/// `session.login`; `token` can be kept, and `resume(_:)` goes on with it in a later run.
///
/// ## Calls
///
/// Each method of the contract is a function of its service: `cards.bind` is `client.cards.bind(…)`. What
/// the server refuses is thrown as `ClientError.refused`; its `reason` is what to switch on:
///
///     do {
///       let begun = try await client.payments.begin(
///         order: "SO-117", store: store, amount: Money(amount: 1999, currency: "CNY"),
///         usage: .checkout, channel: "web")
///     } catch .refused(let refusal) where refusal.reason == "NO_USABLE_CARD" {
///       for cause in refusal.causes { print(cause.subject, cause.reason) }
///     }
///
/// Deadline, language and the like are a call's `CallOptions`. Reads, and writes that take an idempotency
/// key, are repeated by `RetryPolicy` when a connection breaks or the server asks to wait: a write is
/// carried out once. `call(_:_:options:)` calls any method by its name, with JSON.
///
/// ## Streams
///
/// A stream is read with `for try await`; leaving the loop cancels it. The server sends as many items ahead
/// as `CallOptions.window` has room for, so that a slow reader holds up nobody:
///
///     let events = try await client.events.watch(consumer: "books")
///     for try await event in events {
///       print(event.type, event.subject)
///       try await events.send(EventAcknowledgement(ack: event.sequence))
///     }
public final class Client: Sendable {
  /// How this client behaves.
  public let configuration: Configuration
  let transport: Transport
  /// `configuration.slack`.
  let slackNanoseconds: UInt64

  /// How a client behaves.
  public struct Configuration: Sendable {
    /// How long connecting may take.
    public var connectTimeout = Duration.seconds(5)
    /// How much longer than the server an answer is waited for: it is the server that knows what became
    /// of a call whose time is up.
    public var slack = Duration.seconds(2)
    /// The longest frame that the server takes after login, in bytes; `rpc.whoami` tells.
    public var frameBytesMax = Frame.defaultBytesMax
    /// How often a call is tried again.
    public var retry = RetryPolicy()

    public init() {}
  }

  /// A client of the server that listens at `socket`. Nothing is connected before the first call.
  ///
  /// - Parameter socket: a path; by default `CARDD_SOCKET`, else `$XDG_RUNTIME_DIR/cardd/cardd.sock`,
  ///   else `/run/cardd/cardd.sock`.
  /// - Throws: `connect` if no socket can have such a path, or if the system has no room for a thread.
  public convenience init(
    socket: String? = nil, configuration: Configuration = Configuration()
  ) throws(ClientError) {
    let path: SocketPath
    do throws(SocketError) {
      path = try SocketPath.resolve(explicit: socket, environment: ProcessEnvironment.value)
    } catch {
      throw .connect(error)
    }
    try self.init(path, configuration)
  }

  package init(_ path: SocketPath, _ configuration: Configuration) throws(ClientError) {
    var limits = ConnectionState.Limits()
    limits.frameBytesMax = configuration.frameBytesMax
    self.configuration = configuration
    slackNanoseconds = configuration.slack.nanoseconds
    do throws(SocketError) {
      transport = try Transport(path, connectTimeout: configuration.connectTimeout, limits)
    } catch {
      throw .connect(error)
    }
  }

  deinit { transport.close() }

  /// The session of whoever is logged in, to be kept for a later run: a login sets it, a logout removes it.
  public var token: Secret? { transport.session }

  /// Goes on in the name of whoever opened this session; nil: of nobody.
  public func resume(_ token: Secret?) { transport.setSession(token) }

  /// Closes the connection. Calls that wait end with `closed`, and so does every later one.
  public func close() { transport.close() }
}
