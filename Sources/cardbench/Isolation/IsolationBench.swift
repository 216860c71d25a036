import API
import RPC
import Sockets

/// Measures whether the time of an answer tells what is somebody else's from what is not there: calls with
/// either id in turn, in an order drawn at random, on one connection.
struct IsolationBench {
  let options: Options
  let interruption: Interruption

  /// What the medians may differ by.
  private static let tolerance = 0.05

  func run() throws(BenchError) {
    guard let cardd = options.cardd else { throw .usage("isolation needs --cardd") }
    // How long the disk takes depends on no id.
    let folder = try WorkFolder(keeping: options.keep, in: WorkFolder.memory)
    defer { folder.remove() }
    let installation = try Installation.start(cardd: cardd, in: folder)
    let benchkit = Program(
      executable: Suite.sibling("benchkit", of: cardd), outputPath: folder.file("benchkit.out"))
    let neighbours = try Neighbours(installation, benchkit)
    print(Self.row(["method", "object", "by", "calls", "not there", "theirs", "ratio", "control"]))
    var within = 0
    let cases = IsolationCase.all.filter {
      options.only.isEmpty || options.only.contains($0.method)
    }
    for call in cases {
      if try measure(call, neighbours) { within += 1 }
    }
    print("\(within) of \(cases.count) within \(Int(Self.tolerance * 100)) %")
    installation.stop()
  }

  /// Prints a line; returns whether the case is within the tolerance.
  private func measure(
    _ call: IsolationCase, _ neighbours: Neighbours
  ) throws(BenchError) -> Bool {
    let requests = try neighbours.requests(call)
    guard let person = neighbours.people[call.caller], requests.count == 3 else { return false }
    let calls = max(1, options.calls / Self.share(call.method))
    var times: [[UInt64]] = [[], [], []]
    var serial: UInt64 = 1_000_000
    for round in 0..<(calls + calls / 10) {
      try interruption.check()
      for which in [0, 1, 2].shuffled() {
        serial += 1
        let time = try person.time(requests[which], serial: serial)
        // The first ones warm up.
        if round >= calls / 10 { times[which].append(time) }
      }
    }
    let medians = times.map { Double($0.sorted()[$0.count / 2]) }
    let ratio = medians[0] / medians[1]
    let isWithin = abs(ratio - 1) <= Self.tolerance
    print(
      Self.row([
        call.method, "\(call.object)", "\(call.caller)", "\(calls)", Self.micros(medians[1]),
        Self.micros(medians[0]), Self.thousandths(ratio), Self.thousandths(medians[2] / medians[1]),
      ]) + (isWithin ? "" : "  ✗"))
    return isWithin
  }

  /// How many times fewer calls a method gets: those that hash a password take a tenth of a second each,
  /// and those that leave a line in the audit wait for the disk.
  private static func share(_ method: String) -> Int {
    if ["session.login", "accounts.create", "accounts.resetPassword"].contains(method) {
      return 20
    }
    let row = Methods.rows.first { "\($0.name)" == method }
    return row?.effect == .read ? 1 : 2
  }

  private static func micros(_ nanoseconds: Double) -> String {
    "\(Report.decimal(nanoseconds / 1000, 1)) µs"
  }

  private static func thousandths(_ ratio: Double) -> String {
    let text = "\(Int((ratio * 1000).rounded()))"
    return "\(text.dropLast(3)).\(text.suffix(3))".replacing(/^\./, with: "0.") + "×"
  }

  private static func row(_ cells: [String]) -> String {
    let widths = [24, 14, 7, 8, 13, 13, 10, 10]
    return zip(cells, widths).map { cell, width in
      cell + String(repeating: " ", count: max(1, width - cell.count))
    }.joined()
  }
}
