import API
import JSON
import RPC

/// A method as a client calls it.
struct Operation: Sendable {
  /// Its place among the rows; nil for a method of a later edition.
  let index: Int?
  private let name: String

  init(_ index: Int) {
    self.index = index
    name = ""
  }

  /// A method of this edition or a later one.
  init(named name: String) {
    index = Methods.rows.firstIndex { "\($0.name)" == name }
    self.name = name
  }

  /// Whether it may be carried out twice without harm.
  var isRead: Bool { index.map { Methods.rows[$0].effect == .read } ?? false }

  var takesIdempotencyKey: Bool { index.map { Methods.rows[$0].isIdempotent } ?? false }

  fileprivate func write(to writer: inout Writer) {
    if let index {
      writer.string(plain: Methods.rows[index].name)
    } else {
      writer.string(name)
    }
  }
}

/// Writes one call as a frame.
struct Request: Sendable {
  let operation: Operation
  var meta: Meta
  let isStream: Bool

  private static let metaName = NameTable("_meta")

  /// - Parameters:
  ///   - params: written as an object without `_meta`.
  ///   - attempt: what changes from one attempt to the next.
  func write(_ params: some Message, _ attempt: Attempt, id: Int64, to writer: inout Writer) {
    let start = writer.beginFrame()
    writer.append(#"{"jsonrpc":"2.0","id":"#)
    writer.integer(id)
    writer.append(#","method":"#)
    writer.beginText()
    operation.write(to: &writer)
    writer.append(#","params":"#)
    writer.beginText()
    write(params, attempt, to: &writer)
    writer.append("}")
    writer.endFrame(start)
  }

  /// The params, with `_meta` if there is something to say.
  private func write(_ params: some Message, _ attempt: Attempt, to writer: inout Writer) {
    let start = writer.count
    params.write(to: &writer)
    let end = writer.count
    let isEmpty = end - start == 2
    writer.truncate(to: end - 1)
    if !isEmpty { writer.append(UInt8(ascii: ",")) }
    writer.append(#""_meta":"#)
    writer.beginText()
    let metaStart = writer.count
    meta.write(to: &writer, attempt, isStream: isStream)
    if writer.count - metaStart == 2 { writer.truncate(to: end - 1) }
    writer.append("}")
  }

  /// What a call says of itself in one attempt, and may not say in the next.
  struct Attempt: Sendable {
    let session: Secret?
    /// How long the caller still waits, if it said so.
    let timeout: Duration?
  }

  /// Checks params that a person or another program wrote.
  ///
  /// - Returns: the same object without white space between its members.
  static func checked(_ params: RawJSON) throws(ClientError) -> RawJSON {
    // They stand one level deep in the envelope.
    var limits = Limits()
    limits.depthMax -= 1
    var scanner = Scanner(limits: limits)
    do throws(ScanError) {
      try scanner.check(params.text.span)
    } catch {
      throw .paramsMalformed(error)
    }
    return RawJSON(text: try members(of: params.text.span))
  }

  private static func members(of object: Span<UInt8>) throws(ClientError) -> [UInt8] {
    var writer = Writer(capacity: object.count + 64)
    var reader = Reader(object)
    guard reader.enterObject() else { throw .paramsNotObject }
    writer.beginObject()
    while let member = reader.nextMember(in: metaName) {
      guard case .unknown(let name) = member else { throw .paramsHaveMeta }
      writer.name(unquoted: reader.text(at: name))
      writer.raw(object.extracting(reader.skip()))
    }
    writer.endObject()
    return [UInt8](copying: writer.bytes)
  }
}

extension Meta {
  /// The object `_meta`, without what the server takes for granted.
  fileprivate func write(to writer: inout Writer, _ attempt: Request.Attempt, isStream: Bool) {
    writer.beginObject()
    write(attempt.session?.text, as: "\"session\":", to: &writer)
    if let timeout = attempt.timeout {
      writer.name("\"timeoutMs\":")
      writer.integer(max(1, timeout.milliseconds))
    }
    write(idempotencyKey, as: "\"idempotencyKey\":", to: &writer)
    write(reason, as: "\"reason\":", to: &writer)
    if language == .chinese { write("zh-CN", as: "\"locale\":", to: &writer) }
    write(traceparent, as: "\"traceparent\":", to: &writer)
    if isStream {
      writer.name("\"window\":")
      writer.integer(Int64(window))
    }
    writer.endObject()
  }

  private func write(_ text: String?, as name: StaticString, to writer: inout Writer) {
    guard let text else { return }
    writer.name(name)
    writer.string(text)
  }
}
