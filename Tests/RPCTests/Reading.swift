import JSON
import RPC

/// A text that a strict scanner has accepted, and what came of reading it.
struct Reading<Value> {
  let value: Value?
  /// `field REASON`, in the order in which they were noted.
  let faults: [String]

  init(_ text: String, _ read: (inout Reader, inout Faults) -> Value?) {
    let bytes = Array(text.utf8)
    var scanner = Scanner()
    do throws(ScanError) {
      try scanner.check(bytes.span)
    } catch {
      preconditionFailure("the test's text is not valid: \(error)")
    }
    var reader = Reader(bytes.span)
    var faults = Faults()
    value = read(&reader, &faults)
    self.faults = faults.violations.map { "\($0.field) \($0.reason.name)" }
  }
}
