import Console

/// A line of a terminal that is written over as work goes on; elsewhere nothing is shown.
struct ProgressLine {
  private let system: System
  /// Nil: standard error is no terminal.
  private let columns: Int?

  private static let barMax = 30
  private static let barMin = 8
  /// To the line's start, and what stood behind its end is gone (ECMA-48, EL).
  private static let (start, rest) = ("\r", "\u{1B}[K")

  init(_ system: System) {
    self.system = system
    columns = system.windowSize(.error)?.columns
  }

  /// - Parameters:
  ///   - share: of the whole that is done, 0 to 1; nil if that is not known.
  ///   - text: stands behind the bar.
  func show(_ share: Double?, _ text: String) throws(Failure) {
    guard let columns else { return }
    try write(Self.start + Self.line(share, text, columns: columns) + Self.rest)
  }

  /// Takes the line away, for others to write there.
  func clear() throws(Failure) {
    if columns != nil { try write(Self.start + Self.rest) }
  }

  /// The last column stays free: some terminals go to the next line behind it.
  static func line(_ share: Double?, _ text: String, columns: Int) -> String {
    let text = DisplayWidth.clipped(text, to: max(1, columns - 1))
    let room = min(barMax, columns - 1 - DisplayWidth.columns(of: text) - Table.gap.count)
    guard let share, room >= barMin else { return text }
    let bar = Report.blocks(share, in: room)
    return bar + String(repeating: "░", count: room - bar.count) + Table.gap + text
  }

  private func write(_ text: String) throws(Failure) {
    do throws(ConsoleError) {
      try system.write(.error, text)
    } catch {
      throw .console(error)
    }
  }
}
