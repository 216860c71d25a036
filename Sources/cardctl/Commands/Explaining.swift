import API
import JSON
import RPC

/// `cardctl explain` and `cardctl can`: why access, or a payment, is as it is.
enum Explaining {
  // MARK: Explain

  /// What a word can name that has an explanation.
  private enum Thing {
    case decision, method, entry, payment

    init(_ word: String) {
      if word.hasPrefix("\(DecisionID.prefix)") {
        self = .decision
      } else if word.hasPrefix("\(PaymentID.prefix)") {
        self = .payment
      } else if Methods.rows.contains(where: { "\($0.name)" == word }) {
        self = .method
      } else {
        self = .entry
      }
    }

    /// The method that explains it, and the param that names it.
    var question: (method: String, member: String) {
      switch self {
      case .decision: ("access.explain", "decisionId")
      case .method: ("access.explain", "method")
      case .entry: ("entries.explain", "entry")
      case .payment: ("payments.explain", "payment")
      }
    }
  }

  static let explain: @Sendable (Context) throws(Failure) -> Void = { context throws(Failure) in
    let word = context.invocation.operand(0)
    let thing = Thing(word)
    var params = try context.params()
    params.set(thing.question.member, to: .string(word))
    let answer = try context.call(thing.question.method, params)
    switch thing {
    case .decision, .method: try show(answer, context)
    case .entry: try EntryExplanation.show(answer, context)
    case .payment: try PaymentExplaining.show(answer, context)
    }
  }

  // MARK: Can

  static let can: @Sendable (Context) throws(Failure) -> Void = { context throws(Failure) in
    let method = context.invocation.operand(0)
    let params = try params(context)
    let answer: Value
    if let account = context.invocation.value("as") {
      answer = try decide(method, params, as: account, context)
    } else {
      var call: Value = ["method": .string(method)]
      if params != [:] { call.set("params", to: params) }
      let result = try context.call("rpc.can", ["calls": .array([call])])
      answer = result["verdicts"]?.elements.first ?? .null
    }
    try show(answer, context)
    if answer["explanation.decision"]?.string != "allowed" { throw .quiet }
  }

  private static func params(_ context: Context) throws(Failure) -> Value {
    let text = try GenericCall.params(context)
    var scanner = Scanner()
    do throws(ScanError) {
      try scanner.check(text.span)
    } catch {
      throw .client(.paramsMalformed(error))
    }
    let params = Value(text)
    guard case .object = params else { throw .client(.paramsNotObject) }
    return params
  }

  /// The answer for another account: of several objects the first that is not allowed.
  private static func decide(
    _ method: String, _ params: Value, as account: String, _ context: Context
  ) throws(Failure) -> Value {
    let row = Methods.rows.first { "\($0.name)" == method }
    let object = row?.object.flatMap { params["\($0)"] } ?? .null
    var question: Value = ["method": .string(method), "account": .string(account)]
    if object.elements.isEmpty {
      if let id = object.string { question.set("object", to: .string(id)) }
      return try context.call("access.explain", question)
    }
    var answer = Value.null
    for object in object.elements {
      question.set("object", to: .string(object.plain))
      answer = try context.call("access.explain", question)
      if answer["explanation.decision"]?.string != "allowed" { break }
    }
    return answer
  }

  // MARK: Show

  /// The sentence, then the checks, then what helps.
  private static func show(_ answer: Value, _ context: Context) throws(Failure) {
    guard context.output.format == .table else { return try context.output.json(answer) }
    let language = context.settings.language
    if answer["decidedAt"] != nil { context.adoptZone() }
    var lines = [(answer["summary"]?.string ?? "").printable]
    if let explanation = answer["explanation"].flatMap(Explanation.init) {
      lines += explanation.ladder(language)
      if let help = explanation.help(language) { lines.append(help) }
    }
    if let id = answer["explanation.decisionId"]?.string {
      let time = answer["decidedAt"]?.string?.localTime ?? ""
      lines.append(Text("Decision: \(id)  \(time)", "决策记录：\(id)  \(time)")[language].printable)
    }
    try context.output.sentences(lines)
  }
}

extension Explanation {
  /// An explanation as a server wrote it; nil if it is none.
  init?(_ value: Value) {
    let text = Array(value.json.utf8)
    var reader = Reader(text.span)
    var faults = Faults()
    self.init(&reader, &faults)
  }
}
