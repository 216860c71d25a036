import API
import JSON
import RPC

/// An answer as it came.
struct Answer {
  let text: [UInt8]
  /// One JSON value each; one of them is there.
  private let resultText: [UInt8]?
  private let errorText: [UInt8]?

  /// - Throws: `Malformed` for anything but a JSON-RPC 2.0 response.
  init(_ text: [UInt8]) throws {
    self.text = text
    var scanner = Scanner()
    try scanner.check(text.span)
    var members: [String: [UInt8]] = [:]
    var reader = Reader(text.span)
    guard reader.enterObject() else { throw Malformed(text: text) }
    while let member = reader.nextMember(in: Self.members) {
      guard case .known(let index) = member else { throw Malformed(text: text) }
      let range = reader.skip()
      members["\(Self.members[index])"] = [UInt8](copying: text.span.extracting(range))
    }
    (resultText, errorText) = (members["result"], members["error"])
    guard members["jsonrpc"] != nil, members["id"] != nil,
      (resultText == nil) != (errorText == nil)
    else { throw Malformed(text: text) }
  }

  private static let members = NameTable("jsonrpc", "id", "result", "error")

  /// `OK`, or the reason of the refusal.
  var outcome: String {
    guard let errorText else { return "OK" }
    return (try? Refused(errorText))?.reason ?? "an error without a reason"
  }

  /// The status code of a refusal; 0 for a result.
  var code: Int64 { errorText.flatMap { try? Refused($0).code } ?? 0 }

  func result<R: Message>(_ type: R.Type) throws -> R {
    if let errorText { throw try Refused(errorText) }
    return try decode(type, resultText ?? [])
  }
}

/// The text is no JSON-RPC 2.0 response, or not what its schema says.
struct Malformed: Error, CustomStringConvertible {
  let text: [UInt8]
  var description: String { "malformed: \(String(decoding: text, as: UTF8.self))" }
}

func decode<M: Message>(_ type: M.Type, _ text: [UInt8]) throws -> M {
  var reader = Reader(text.span)
  var faults = Faults()
  guard let message = M(&reader, &faults), faults.isEmpty else { throw Malformed(text: text) }
  return message
}

/// The server's no.
struct Refused: Error, CustomStringConvertible {
  private(set) var code: Int64 = 0
  private(set) var message = ""
  let data: ErrorData

  var reason: String { data.reason }
  var description: String { "\(code) \(reason): \(message)" }

  fileprivate init(_ text: [UInt8]) throws {
    var data: ErrorData?
    var faults = Faults()
    var reader = Reader(text.span)
    guard reader.enterObject() else { throw Malformed(text: text) }
    while let member = reader.nextMember(in: Self.members) {
      switch member {
      case .known(0): code = reader.integer() ?? 0
      case .known(1): message = reader.string() ?? ""
      case .known(2): data = ErrorData(&reader, &faults)
      default: reader.skip()
      }
    }
    guard let data, faults.isEmpty else { throw Malformed(text: text) }
    self.data = data
  }

  private static let members = NameTable("code", "message", "data")
}

/// The refusal that a call ends with; nil if it ends well.
func refusal<R>(_ call: () throws -> R) throws -> Refused? {
  do {
    _ = try call()
    return nil
  } catch let refused as Refused {
    return refused
  }
}
