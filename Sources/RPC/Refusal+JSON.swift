package import JSON

extension Refusal {
  /// The `error` member of an answer: `{code, message, data}`.
  package func write(to writer: inout Writer, _ language: Language) {
    writer.beginObject()
    writer.name("\"code\":")
    writer.integer(Int64(reason.status.rawValue))
    writer.name("\"message\":")
    writer.string(reason.message.filled(language, arguments))
    writer.name("\"data\":")
    writeData(to: &writer, language)
    writer.endObject()
  }

  private func writeData(to writer: inout Writer, _ language: Language) {
    writer.beginObject()
    writer.name("\"status\":")
    writer.string(plain: reason.status.name)
    writer.name("\"reason\":")
    writer.string(plain: reason.name)
    if !violations.isEmpty { writeViolations(to: &writer, language) }
    if !causes.isEmpty { writeCauses(to: &writer, language) }
    if let retryAfterMs {
      writer.name("\"retryAfterMs\":")
      writer.integer(retryAfterMs)
    }
    if let limit { limit.write(to: &writer) }
    if let explanation {
      writer.name("\"explanation\":")
      writer.raw(explanation.span)
    }
    if let decision {
      writer.name("\"decisionId\":")
      writer.string(decision)
    }
    if !suggestions.isEmpty { writeSuggestions(to: &writer) }
    writer.endObject()
  }

  private func writeSuggestions(to writer: inout Writer) {
    writer.name("\"didYouMean\":")
    writer.beginArray()
    for name in suggestions { writer.string(name) }
    writer.endArray()
  }

  private func writeCauses(to writer: inout Writer, _ language: Language) {
    writer.name("\"causes\":")
    writer.beginArray()
    for cause in causes { cause.write(to: &writer, language) }
    writer.endArray()
  }

  private func writeViolations(to writer: inout Writer, _ language: Language) {
    writer.name("\"fieldViolations\":")
    writer.beginArray()
    for violation in violations {
      writer.beginObject()
      writer.name("\"field\":")
      writer.string(violation.field)
      writer.name("\"reason\":")
      writer.string(plain: violation.reason.name)
      writer.name("\"message\":")
      writer.string(violation.reason.message.filled(language, violation.arguments))
      writer.endObject()
    }
    writer.endArray()
  }
}

extension Refusal.Cause {
  fileprivate func write(to writer: inout Writer, _ language: Language) {
    writer.beginObject()
    writer.name("\"subject\":")
    writer.string(subject)
    writer.name("\"reason\":")
    writer.string(plain: reason.name)
    writer.name("\"message\":")
    writer.string(reason.message.filled(language))
    if let notBefore {
      writer.name("\"notBefore\":")
      writer.timestamp(notBefore)
    }
    if let rule {
      writer.name("\"rule\":")
      writer.string(rule)
    }
    if let edition {
      writer.name("\"edition\":")
      writer.string(edition)
    }
    writer.endObject()
  }
}

extension Refusal.Limit {
  fileprivate func write(to writer: inout Writer) {
    writer.name("\"limit\":")
    writer.beginObject()
    writer.name("\"slot\":")
    writer.string(plain: slot)
    writer.name("\"max\":")
    writer.integer(max)
    writer.name("\"used\":")
    writer.integer(used)
    if let retryAfterMs {
      writer.name("\"retryAfterMs\":")
      writer.integer(retryAfterMs)
    }
    writer.endObject()
  }
}
