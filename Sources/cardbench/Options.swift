import Sockets

/// The command line.
struct Options {
  static let usage = """
    usage: cardbench [run] [--socket PATH] [option…]
           cardbench floor --socket PATH [--answer BYTES]
           cardbench flood --socket PATH [option…]   calls and tells nothing
           cardbench suite --cardd PATH [option…]
           cardbench isolation --cardd PATH [option…]   whether time tells what is others'
           cardbench imports --cardd PATH [option…]   what an import does to others' calls
      --socket PATH        the server to measure; without it the floor alone is measured
      --method NAME        call this method (default rpc.ping)
      --params JSON        its params (default {})
      --request JSON       the whole request instead; %id% is the call's id, %pan% a new card number
      --prepare JSON       a request to make first on each connection, e.g. a login; may be repeated
      --load CxD           C connections with D calls in flight each; may be repeated
                           (default 1x1 64x1 4x64)
      --seconds S          how long each run takes (default 3, of the suite 0.4, of imports 1.5)
      --rounds N           runs of floor and server in turn, or workbooks of imports (default 5, of
                           the suite 12); medians are told
      --answer BYTES       the floor answers each call with BYTES instead of echoing it
      --floor-socket PATH  where the floor listens (default /tmp/cardbench.sock)
      --cardd PATH         the server that is started for suite, isolation and imports; benchkit is
                           beside it
      --cards N            how many cards are bound first (default 100000, of imports 1000)
      --rows N             how many cards a workbook of imports has (default 5000, the most there may be)
      --calls N            how often isolation makes each call at most (default 1000)
      --only METHOD        isolation measures this method alone; may be repeated
      --keep DIR           a new folder for what the server makes, to be left behind
    """

  enum Command { case run, floor, flood, suite, isolation, imports }

  var command = Command.run
  var socket: String?
  var method = "rpc.ping"
  var params = "{}"
  var request: String?
  var preparation: [String] = []
  var loads: [Shape] = []
  var pace = Comparison.Pace(rounds: 5, seconds: 3)
  var answer: Int?
  var floorSocket = "/tmp/cardbench.sock"
  var cardd: String?
  var cards = 100_000
  var rows = 5000
  var calls = 1000
  var only: [String] = []
  var keep: String?

  init(_ arguments: [String]) throws(BenchError) {
    var rest = arguments[...]
    if let first = rest.first, !first.hasPrefix("-") {
      switch first {
      case "run": command = .run
      case "floor": command = .floor
      case "flood": command = .flood
      case "isolation": command = .isolation
      case "suite":
        command = .suite
        pace = .suite
      case "imports":
        command = .imports
        (pace, cards) = (.imports, 1000)
      default: throw .usage("unknown command \(first)")
      }
      rest.removeFirst()
    }
    while let name = rest.popFirst() {
      guard let value = rest.popFirst() else { throw .usage("\(name) needs a value") }
      try set(name, value)
    }
    if loads.isEmpty { loads = [.single, .wide, .deep] }
  }

  /// The request of the calls that are measured.
  var template: RequestTemplate {
    get throws(BenchError) {
      if let request { return try RequestTemplate(request) }
      return try RequestTemplate(method: method, params: params)
    }
  }

  private mutating func set(_ name: String, _ value: String) throws(BenchError) {
    switch name {
    case "--socket": socket = value
    case "--method": method = value
    case "--params": params = value
    case "--request": request = value
    case "--prepare": preparation.append(value)
    case "--load": loads.append(try Self.load(value))
    case "--seconds": pace.seconds = try Self.positive(name, Double(value))
    case "--rounds": pace.rounds = try Self.positive(name, Int(value))
    case "--answer": answer = try Self.positive(name, Int(value))
    case "--floor-socket": floorSocket = value
    case "--cardd": cardd = value
    case "--cards": cards = try Self.positive(name, Int(value))
    case "--rows": rows = try Self.positive(name, Int(value))
    case "--calls": calls = try Self.positive(name, Int(value))
    case "--only": only.append(value)
    case "--keep": keep = value
    default: throw .usage("unknown option \(name)")
    }
  }

  private static func positive<Number: Comparable & Numeric>(
    _ name: String, _ number: Number?
  ) throws(BenchError) -> Number {
    guard let number, number > 0 else { throw .usage("\(name) needs a number above 0") }
    return number
  }

  private static func load(_ text: String) throws(BenchError) -> Shape {
    let parts = text.split(separator: "x").map { Int($0) ?? 0 }
    guard parts.count == 2, parts.allSatisfy({ 1...100_000 ~= $0 }) else {
      throw .usage("--load needs connections and calls in flight, e.g. 4x64")
    }
    return Shape(connections: parts[0], inFlight: parts[1])
  }
}
