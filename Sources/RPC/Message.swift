package import JSON

/// A JSON object with a Swift type: what `protogen` makes of a schema.
package protocol Message: Sendable {
  /// Reads one value. Returns nil, or notes faults, where it does not fit the schema.
  init?(_ reader: inout Reader, _ faults: inout Faults)
  /// The params of a call as this message, or all that is wrong with them. Generated for each message,
  /// so that no caller pays for a generic one.
  init(_ params: inout Params) throws(Refusal)
  /// Writes the object.
  func write(to writer: inout Writer)
  /// What people typed in their own words, by member.
  var freeTexts: [(field: StaticString, text: String?)] { get }
}

extension Message {
  package var freeTexts: [(field: StaticString, text: String?)] { [] }

  /// The object as JSON text.
  package var json: [UInt8] {
    var writer = Writer(capacity: 512)
    write(to: &writer)
    return [UInt8](copying: writer.bytes)
  }
}

/// A JSON value that is handed on as it is.
public struct RawJSON: Message {
  /// JSON text in UTF-8.
  public var text: [UInt8]

  /// - Parameter text: one JSON value in UTF-8.
  public init(text: [UInt8]) {
    self.text = text
  }

  /// - Parameter text: one JSON value.
  public init(_ text: String) {
    self.text = Array(text.utf8)
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    let range = reader.skip()
    text = [UInt8](copying: reader.text.extracting(range))
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let value = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = value
  }

  package func write(to writer: inout Writer) { writer.raw(text.span) }
}

extension RawJSON: CustomStringConvertible {
  /// The JSON text.
  public var description: String { String(copying: text.span) }
}

/// Names a method together with the types of its params and its result.
package struct Endpoint<Params: Message, Result: Message>: Sendable {
  /// Its place among the method rows.
  package let index: Int

  package init(_ index: Int) {
    self.index = index
  }
}

/// Names a streaming method together with the types of its params, of what its acknowledgement tells, of
/// the server's items, of the client's items, and of its result.
package struct StreamEndpoint<
  Params: Message, Open: Message, Item: Message, Upload: Message, Result: Message
>: Sendable {
  /// Its place among the method rows.
  package let index: Int

  package init(_ index: Int) {
    self.index = index
  }
}

/// A call's params, not yet decoded, with what is already known to be wrong with them.
package struct Params: ~Escapable {
  package var reader: Reader
  package var faults: Faults

  /// - Parameter text: an object; empty if the call has no params, which is as good as `{}`.
  @_lifetime(copy text)
  package init(_ text: Span<UInt8>, _ faults: Faults) {
    reader = Reader(text)
    self.faults = faults
  }

  /// What is wrong with the params.
  package var refusal: Refusal { Refusal(violations: faults.violations) }
}
