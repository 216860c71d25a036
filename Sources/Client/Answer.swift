import JSON
import RPC

/// What a frame of the server is to the one call that waits.
enum Answer {
  case result([UInt8])
  case error(RemoteError)
  /// A notification, or the answer to something else.
  case unrelated

  private static let members = NameTable("id", "method", "result", "error")

  /// - Parameter text: a frame's text.
  init(_ text: Span<UInt8>, to id: Int64) throws(ClientError) {
    try Self.check(text)
    var reader = Reader(text)
    var isOurs = false
    var isNotification = false
    var outcome: Answer?
    guard reader.enterObject() else { throw .malformedAnswer(.envelope) }
    while let member = reader.nextMember(in: Self.members) {
      switch member {
      // An error without an id concerns the frame that was sent last, and that is this call's.
      case .known(0):
        let isNull = reader.kind == .null
        isOurs = reader.integer() == id || isNull
      case .known(1):
        isNotification = true
        reader.skip()
      case .known(2): outcome = .result([UInt8](copying: text.extracting(reader.skip())))
      case .known(3): outcome = .error(RemoteError(&reader))
      default: reader.skip()
      }
    }
    guard !isNotification else {
      self = .unrelated
      return
    }
    guard let outcome else { throw .malformedAnswer(.envelope) }
    self = isOurs ? outcome : .unrelated
  }

  /// An answer may be as complex as its frame is long; only its depth needs a bound.
  private static func check(_ text: Span<UInt8>) throws(ClientError) {
    var limits = JSON.Limits()
    limits.valuesMax = Frame.hardBytesMax
    var scanner = Scanner(limits: limits)
    do throws(ScanError) {
      try scanner.check(text)
    } catch {
      throw .malformedAnswer(.json(error))
    }
  }
}
