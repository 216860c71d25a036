/// A mistake in what was set.
package struct SettingFault: Error, Equatable, CustomStringConvertible {
  /// The file that it stands in, and where; a variable of the environment has no place.
  package var path: String?
  package var line: Int?
  package var column: Int?
  package let text: String

  /// In the form that editors follow: `FILE:LINE:COLUMN: what`.
  package var description: String {
    let place = [path, line.map { "\($0)" }, column.map { "\($0)" }].compactMap(\.self)
    return (place + [(place.isEmpty ? "" : " ") + text]).joined(separator: ":")
  }
}

/// All mistakes at once, in the order in which they stand.
package struct SettingFaults: Error, CustomStringConvertible {
  package let faults: [SettingFault]

  init(_ faults: [SettingFault]) {
    self.faults = faults
  }

  package var description: String {
    "the configuration is wrong:\n" + faults.map { "  \($0)" }.joined(separator: "\n")
  }
}
