import API
import JSON
import RPC

/// How files go over a connection: one call at a time, which has the connection to itself.
extension Client {
  /// Opens an import.
  /// - Returns: its id on the connection.
  func openImport(_ params: CardsImportParams = CardsImportParams()) throws -> Int64 {
    let id = try open("cards.import", params.json)
    let first = try receive()
    guard String(decoding: first, as: UTF8.self).contains(#""open""#) else {
      _ = try Answer(first).result(ImportSummary.self)
      throw Malformed(text: first)
    }
    return id
  }

  /// Sends the whole file, within the window that the server grants.
  func send(_ file: [UInt8], to id: Int64) throws {
    var (rest, room, sequence) = (file[...], 8, 0)
    while !rest.isEmpty {
      let part = Array(rest.prefix(256 << 10))
      rest = rest.dropFirst(part.count)
      try sendItem(#"{"data":"\#(Base64.encode(part.span))"}"#, sequence, to: id)
      (sequence, room) = (sequence + 1, room - 1)
      while room == 0 { room += try grant(in: receive()) }
    }
    try send(Array(#"{"jsonrpc":"2.0","method":"rpc.end","params":{"id":\#(id)}}"#.utf8))
  }

  /// Sends one item as it is.
  func sendItem(_ value: String, _ sequence: Int = 0, to id: Int64) throws {
    let params = #"{"id":\#(id),"seq":\#(sequence),"value":\#(value)}"#
    try send(Array(#"{"jsonrpc":"2.0","method":"rpc.message","params":\#(params)}"#.utf8))
  }

  func cancel(_ id: Int64) throws {
    try send(Array(#"{"jsonrpc":"2.0","method":"rpc.cancel","params":{"id":\#(id)}}"#.utf8))
  }

  /// How many more items may be sent.
  /// - Throws: the refusal that ended the call, if it is no grant.
  private func grant(in text: [UInt8]) throws -> Int {
    let frame = String(decoding: text, as: UTF8.self)
    guard let match = frame.firstMatch(of: /"rpc.grant".*"n":(\d+)/) else {
      _ = try Answer(text).result(ImportSummary.self)
      throw Malformed(text: text)
    }
    return Int(match.1) ?? 0
  }

  /// Sends a file to an import and waits for its end.
  func importing(
    _ file: [UInt8], _ change: (inout CardsImportParams) -> Void = { _ in }
  ) throws -> ImportSummary {
    var params = CardsImportParams()
    change(&params)
    try send(file, to: openImport(params))
    return try Answer(receiveAnswer()).result(ImportSummary.self)
  }

  /// A dry run, and then what it planned.
  func applying(_ file: [UInt8], _ mode: ImportMode = .skipBad) throws -> ImportSummary {
    let hash = try importing(file).planHash
    return try importing(file) { ($0.dryRun, $0.planHash, $0.mode) = (false, hash, mode) }
  }

  /// How far an import is.
  func report(of job: ImportID) throws -> ImportSummary {
    let params = String(copying: CardsImportReportParams(job: job).json.span)
    return try ask("cards.importReport", params).result(ImportSummary.self)
  }

  /// The file that a stream sends.
  func download(
    _ method: String, _ params: String, locale: String = "en"
  ) throws -> [UInt8] {
    let meta = #"{"_meta":{"window":100000,"locale":"\#(locale)"},"#
    try send(request(method, meta + params.dropFirst()))
    var file: [UInt8] = []
    while true {
      let text = try receive()
      let frame = String(decoding: text, as: UTF8.self)
      if let data = frame.firstMatch(of: /"data":"([^"]*)"/) {
        file += Base64.decode(String(data.1).replacing("\\/", with: "/")) ?? []
      } else if !frame.contains(#""method":"rpc.message""#) {
        guard try Answer(text).outcome == "OK" else { throw Malformed(text: text) }
        return file
      }
    }
  }
}
