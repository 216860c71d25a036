package import JSON
package import RPC

/// Writes one call as a frame.
enum Request {
  private static let metaName = NameTable("_meta")

  /// - Parameter params: an object without `_meta`; empty for none.
  static func write(
    _ method: String, _ params: Span<UInt8>, _ meta: Meta, id: Int64, to writer: inout Writer
  ) {
    let start = writer.beginFrame()
    writer.beginObject()
    writer.name("\"jsonrpc\":")
    writer.string(plain: "2.0")
    writer.name("\"id\":")
    writer.integer(id)
    writer.name("\"method\":")
    writer.string(method)
    writer.name("\"params\":")
    writer.beginObject()
    copyMembers(params, to: &writer)
    writer.name("\"_meta\":")
    meta.write(to: &writer)
    writer.endObject()
    writer.endObject()
    writer.endFrame(start)
  }

  /// Checks what a person or another program wrote.
  static func check(_ params: Span<UInt8>) throws(ClientError) {
    var scanner = Scanner()
    do throws(ScanError) {
      try scanner.check(params)
    } catch {
      throw .paramsMalformed(error)
    }
    var reader = Reader(params)
    guard reader.enterObject() else { throw .paramsNotObject }
    while let member = reader.nextMember(in: metaName) {
      if case .known = member { throw .paramsHaveMeta }
      reader.skip()
    }
  }

  private static func copyMembers(_ object: Span<UInt8>, to writer: inout Writer) {
    guard !object.isEmpty else { return }
    var reader = Reader(object)
    let none = NameTable()
    guard reader.enterObject() else { return }
    while let member = reader.nextMember(in: none) {
      guard case .unknown(let name) = member else { continue }
      writer.name(unquoted: reader.text(at: name))
      writer.raw(object.extracting(reader.skip()))
    }
  }
}

extension Meta {
  /// The object `_meta`.
  package func write(to writer: inout Writer) {
    writer.beginObject()
    write(session?.text, as: "\"session\":", to: &writer)
    writer.name("\"timeoutMs\":")
    writer.integer(max(1, timeout.milliseconds))
    write(idempotencyKey, as: "\"idempotencyKey\":", to: &writer)
    write(reason, as: "\"reason\":", to: &writer)
    writer.name("\"locale\":")
    writer.string(plain: language == .english ? "en" : "zh-CN")
    write(traceparent, as: "\"traceparent\":", to: &writer)
    writer.endObject()
  }

  private func write(_ text: String?, as name: StaticString, to writer: inout Writer) {
    guard let text else { return }
    writer.name(name)
    writer.string(text)
  }
}
