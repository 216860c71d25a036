import API
import CardClient
import RPC

/// A stream on the screen: a line for each item as it comes, until the server ends it or Ctrl-C does.
struct Following {
  let context: Context
  let method: String
  let params: [UInt8]
  let asAnyone: Bool

  init(_ context: Context, _ method: String, _ params: [UInt8], asAnyone: Bool = false) {
    self.context = context
    self.method = method
    self.params = params
    self.asAnyone = asAnyone
  }

  /// Whether a method of this edition can be followed.
  static func isStream(_ method: String) -> Bool {
    Methods.rows.contains { row in "\(row.name)" == method && row.stream != .unary }
  }

  /// - Parameters:
  ///   - show: shows an item.
  ///   - answered: shows the result of a call that was no stream after all.
  func run(
    _ show: (Value) throws(Failure) -> Void,
    answered: (Value) throws(Failure) -> Void = { _ throws(Failure) in }
  ) throws(Failure) {
    let stream = try open()
    let isStream = !stream.open.text.isEmpty
    let iterator = stream.makeAsyncIterator()
    while let item = try next(iterator) { try show(Value(item.text)) }
    guard !isStream else { return }
    let result = try context.perform { (_) async throws(ClientError) in try await stream.result() }
    try answered(Value(result.text))
  }

  private typealias Items = BidirectionalStream<RawJSON, RawJSON, RawJSON, RawJSON>

  private func open() throws(Failure) -> Items {
    let options = context.streamOptions(asAnyone: asAnyone)
    let (method, params) = (method, RawJSON(text: params))
    return try context.perform(interruption: context.system.interruption) {
      (client) async throws(ClientError) in
      try await client.stream(method, params, options: options)
    }
  }

  private func next(_ iterator: StreamIterator<RawJSON>) throws(Failure) -> RawJSON? {
    try context.perform(interruption: context.system.interruption) {
      (_) async throws(ClientError) in try await iterator.next()
    }
  }
}

extension Following {
  /// `cardctl watch`: a merchant's events as they happen.
  static let watch: @Sendable (Context) throws(Failure) -> Void = { context throws(Failure) in
    try show(context, "events.watch", columns)
  }

  /// Follows a stream with what the arguments say: a line for each item.
  static func show(
    _ context: Context, _ method: String, _ columns: [(Column, width: Int)]
  ) throws(Failure) {
    let params = Array(try context.params().json.utf8)
    if context.output.format == .table { context.adoptZone() }
    try Following(context, method, params).run { (item) throws(Failure) in
      if context.output.format == .table {
        try context.output.lines([line(item, columns, context.output)])
      } else {
        try context.output.json(item)
      }
    }
  }

  static let watchOptions = [
    Option(
      "after", .integer(placeholder: "N"), "after",
      Text("Begins behind the event with this number; by default now.", "从该序号之后开始；默认从现在开始。")),
    Option(
      "type", .texts(placeholder: "TYPE"), "types",
      Text("Only events of these types, such as card.bound.", "仅指定类型的事件，如 card.bound。")),
    .store,
  ]

  private static let columns: [(Column, width: Int)] = [
    (.text("sequence", Text("Number", "序号")), 8), (.time("at", Text("Time", "时间")), 19),
    (.text("type", Text("What", "事件")), 24), (.text("subject", Text("Which", "对象")), 18),
    (.text("store", Text("Store", "门店")), 0),
  ]

  /// An item in columns of fixed width: what comes later is not known yet. What a terminal has no room
  /// for is left out.
  private static func line(
    _ item: Value, _ columns: [(Column, width: Int)], _ output: Output
  ) -> String {
    let room = output.layout == .fitted ? output.screen?.size.columns ?? Int.max : Int.max
    var line = ""
    for (column, width) in columns {
      let cell = column.cell(item, output.language)
      let cellWidth = DisplayWidth.columns(of: cell)
      guard DisplayWidth.columns(of: line) + cellWidth <= room else { break }
      line += cell + String(repeating: " ", count: max(0, width - cellWidth)) + Table.gap
    }
    return line.trimmed
  }
}
