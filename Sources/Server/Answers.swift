import JSON
import RPC

extension Writer {
  /// The head of an answer: `{"jsonrpc":"2.0","id":…` and the name of what follows.
  fileprivate mutating func beginAnswer(_ id: Span<UInt8>, _ member: StaticString) {
    append(#"{"jsonrpc":"2.0","id":"#)
    if id.isEmpty { null() } else { raw(id) }
    name(member)
  }

  /// An answer up to its result; the result and `endObject` follow.
  mutating func beginResult(id: Span<UInt8>) { beginAnswer(id, "\"result\":") }

  mutating func refusal(id: Span<UInt8>, _ refusal: Refusal, _ language: Language) {
    beginAnswer(id, "\"error\":")
    refusal.write(to: &self, language)
    endObject()
  }

  /// An outcome that was reached on another thread.
  mutating func outcome(id: Span<UInt8>, _ outcome: Outcome, _ language: Language) {
    switch outcome {
    case .result(let json):
      beginAnswer(id, "\"result\":")
      raw(json.span)
      endObject()
    case .refusal(let refusal):
      self.refusal(id: id, refusal, language)
    }
  }
}
