import API
import Foundation
import JSON

/// A call as it was made, and all that came back for it.
struct Exchange {
  let caller: Caller
  let method: String
  /// The value that was named; what an answer says of it the caller has said itself.
  let named: String
  let answer: String
  let comparable: String

  init(_ caller: Caller, _ method: String, _ named: String, _ answer: String) {
    (self.caller, self.method, self.named, self.answer) = (caller, method, named, answer)
    comparable = Self.comparable(answer, named)
  }

  /// The answer behind its id, without what differs by nature: the value that was sent, where it is
  /// repeated, and the id of the decision, which is another for each call.
  private static func comparable(_ answer: String, _ named: String) -> String {
    var text = answer
    if let id = text.range(of: "\"id\":"), let end = text[id.upperBound...].firstIndex(of: ",") {
      text = String(text[end...])
    }
    if !named.isEmpty { text = text.replacingOccurrences(of: named, with: "…") }
    guard text.contains("dec_") else { return text }
    let parts = text.components(separatedBy: "dec_")
    return parts[0] + parts.dropFirst().map { "dec_" + $0.dropFirst(13) }.joined()
  }
}

extension Client {
  /// One call alone, with the items of a stream before its response.
  func exchange(_ method: String, _ params: [String: Any]) throws -> String {
    try send(request(method, json(params), id: "7"))
    var texts: [String] = []
    while true {
      let text = String(decoding: try receive(), as: UTF8.self)
      texts.append(text)
      if !text.hasPrefix("{\"jsonrpc\":\"2.0\",\"method\"") { break }
    }
    return texts.reversed().joined(separator: "\n")
  }

  /// Several calls in one batch; the answers in the calls' order.
  func exchange(batch calls: [(method: String, params: String)]) throws -> [String] {
    let requests = calls.enumerated().map { index, call in
      String(decoding: request(call.method, call.params, id: "\(100 + index)"), as: UTF8.self)
    }
    try send(Array("[\(requests.joined(separator: ","))]".utf8))
    let text = try receive()
    var answers: [String] = []
    var reader = Reader(text.span)
    guard reader.enterArray() else { throw Malformed(text: text) }
    while reader.nextElement() {
      answers.append(String(copying: text.span.extracting(reader.skip())))
    }
    return calls.indices.map { index in
      answers.first { $0.contains("\"id\":\(100 + index),") } ?? ""
    }
  }
}

func json(_ params: [String: Any]) -> String {
  let options: JSONSerialization.WritingOptions = [.sortedKeys, .withoutEscapingSlashes]
  let data = try? JSONSerialization.data(withJSONObject: params, options: options)
  return data.map { String(decoding: $0, as: UTF8.self) } ?? "{}"
}

extension Client {
  func refusal(_ method: String) throws -> Refused? {
    let answer = try ask(method)
    do {
      _ = try answer.result(Empty.self)
      return nil
    } catch let refused as Refused {
      return refused
    }
  }
}
