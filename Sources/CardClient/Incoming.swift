import JSON
import RPC

/// What one frame of the server says.
enum Incoming: Sendable {
  case result(id: Int64, [UInt8])
  /// Without an id it concerns a frame that the server could not read.
  indirect case error(id: Int64?, RemoteError)
  case item(id: Int64, sequence: Int64, value: [UInt8])
  case grant(id: Int64, Int)
  /// No new calls on this connection.
  case goaway
  /// A notification that this edition does not know.
  case unknown

  private static let members = NameTable("id", "method", "result", "error", "params")
  /// How this server begins every frame.
  private static let usualStart: StaticString = #"{"jsonrpc":"2.0","#

  /// - Parameters:
  ///   - text: a frame's text, which a `Scanner` has accepted.
  ///   - lastMember: where the scanner found the value of the last member.
  init(_ text: Span<UInt8>, lastMember: Int?) throws(ClientError) {
    var found = Members()
    var reader = Reader(text)
    guard reader.pass(Self.usualStart) || reader.enterObject() else {
      throw .malformedAnswer(.envelope)
    }
    while let member = reader.nextMember(in: Self.members) {
      switch member {
      case .known(0):
        found.idIsNull = reader.kind == .null
        found.id = reader.integer()
      case .known(1): found.method = reader.plainString()
      case .known(2): found.result = reader.at == lastMember ? reader.skipLast() : reader.skip()
      case .known(3): found.error = RemoteError(&reader)
      case .known(4): found.params = reader.skip()
      default: reader.skip()
      }
    }
    self = try found.incoming(text)
  }

  private struct Members {
    var id: Int64?
    var idIsNull = false
    var method: Range<Int>?
    var params: Range<Int>?
    var result: Range<Int>?
    var error: RemoteError?

    func incoming(_ text: Span<UInt8>) throws(ClientError) -> Incoming {
      if let method {
        return Incoming.notification(
          text.extracting(method), text.extracting(params ?? 0..<0))
      }
      if let id, let result { return .result(id: id, [UInt8](copying: text.extracting(result))) }
      if let error, idIsNull || id != nil { return .error(id: id, error) }
      throw .malformedAnswer(result == nil && error == nil ? .envelope : .id)
    }
  }

  private static func notification(_ method: Span<UInt8>, _ params: Span<UInt8>) -> Incoming {
    if Bytes.equal(method, "rpc.goaway") { return .goaway }
    guard let signal = Signal(method: method, params: params) else { return .unknown }
    var reader = Reader(params.extracting(signal.id))
    guard let id = reader.integer() else { return .unknown }
    switch signal.kind {
    case .item(let sequence, let value):
      return .item(
        id: id, sequence: sequence, value: [UInt8](copying: params.extracting(value)))
    case .grant(let count): return .grant(id: id, count)
    case .end, .cancel: return .unknown
    }
  }
}

/// Takes whole frames off the front of what a server has sent.
struct FrameReader: ~Copyable {
  private var scanner: Scanner

  init() {
    // An answer may be as complex as its frame is long; only its depth needs a bound.
    var limits = Limits()
    limits.valuesMax = Frame.hardBytesMax
    scanner = Scanner(limits: limits)
  }

  /// Reads the frames that are complete.
  ///
  /// - Returns: how many bytes they take.
  mutating func read(
    _ input: Span<UInt8>, into incoming: inout [Incoming]
  ) throws(ClientError) -> Int {
    var offset = 0
    while true {
      switch Frame.next(in: input.extracting(offset...), bytesMax: Frame.hardBytesMax) {
      case .frame(let text):
        let frame = input.extracting(offset..<offset + text.upperBound)
        incoming.append(try read(frame.extracting(text)))
        offset += text.upperBound
      case .incomplete: return offset
      case .empty, .tooLarge, .foreign: throw .malformedAnswer(.frame)
      }
    }
  }

  private mutating func read(_ text: Span<UInt8>) throws(ClientError) -> Incoming {
    do throws(ScanError) {
      try scanner.check(text)
    } catch {
      throw .malformedAnswer(.json(error))
    }
    return try Incoming(text, lastMember: scanner.lastMember)
  }
}
