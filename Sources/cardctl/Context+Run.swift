extension Context {
  /// Does what the command is for.
  func run() throws(Failure) {
    do throws(Failure) {
      try carryOut()
    } catch {
      if error.showsTimes { adoptZone() }
      throw error
    }
  }

  private func carryOut() throws(Failure) {
    if output.layout == .csv, !invocation.command.isList {
      throw usageError(
        "-o csv is for lists; use -o json here", "-o csv 仅用于列表；此处请使用 -o json")
    }
    switch invocation.command.action {
    case .program(let program): try program(self)
    case .call(let method, .list(let member, let view, let none)):
      try Listing(context: self, method: method, member: member, view: view).show(none: none)
    case .call(let method, let presentation):
      try show(try call(method, try params()), presentation)
    }
  }

  /// The params that the arguments fill.
  func params() throws(Failure) -> Value {
    do throws(UsageError) {
      return try invocation.params()
    } catch {
      throw .usage(error)
    }
  }

  func show(_ result: Value, _ presentation: Presentation) throws(Failure) {
    switch presentation {
    case .object(let member, let view, let leading):
      try output.object(result, member, view, leading)
    case .list(let member, let view, _): try output.table(result[member]?.elements ?? [], view)
    case .done(let text):
      if output.format == .table {
        try output.lines([text[settings.language]])
      } else {
        try output.json(result)
      }
    }
  }

  func usageError(_ english: String, _ chinese: String) -> Failure {
    .usage(UsageError(english, chinese, topic: invocation.command.name))
  }
}
