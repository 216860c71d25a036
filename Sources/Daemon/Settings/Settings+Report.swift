import JSON

/// `cardd check --config`: what holds and where it comes from, or what is wrong.
extension Settings {
  /// For people, a setting a line.
  package var lines: [String] {
    let rows = Setting.all.map { setting in
      (setting.key, self[setting].value.map { "\($0)" } ?? "-", "\(self[setting].origin)")
    }
    let widths = (rows.map(\.0.count).max() ?? 0, rows.map(\.1.count).max() ?? 0)
    let head = file.map { "\($0) is sound." } ?? "There is no file; this holds without one."
    return [head]
      + rows.map { row in
        "\(row.0.padded(to: widths.0 + 2))\(row.1.padded(to: widths.1 + 2))\(row.2)"
      }
  }

  /// For programs.
  package var json: String {
    var writer = Writer()
    writer.beginObject()
    writer.name("\"sound\":")
    writer.bool(true)
    if let file {
      writer.name("\"file\":")
      writer.string(file)
    }
    writer.name("\"settings\":")
    writer.beginArray()
    for setting in Setting.all { write(setting, to: &writer) }
    writer.endArray()
    writer.endObject()
    return String(copying: writer.bytes)
  }

  private func write(_ setting: Setting, to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"key\":")
    writer.string(setting.key)
    writer.name("\"value\":")
    switch self[setting].value {
    case .text(let text): writer.string(text)
    case .number(let number): writer.integer(Int64(number))
    case nil: writer.null()
    }
    writer.name("\"from\":")
    writer.string("\(self[setting].origin)")
    writer.endObject()
  }
}

extension SettingFaults {
  /// For people, a mistake a line.
  package var lines: [String] { faults.map { "\($0)" } }

  /// For programs.
  package var json: String {
    var writer = Writer()
    writer.beginObject()
    writer.name("\"sound\":")
    writer.bool(false)
    writer.name("\"faults\":")
    writer.beginArray()
    for fault in faults { fault.write(to: &writer) }
    writer.endArray()
    writer.endObject()
    return String(copying: writer.bytes)
  }
}

extension SettingFault {
  fileprivate func write(to writer: inout Writer) {
    writer.beginObject()
    if let path {
      writer.name("\"file\":")
      writer.string(path)
    }
    if let line, let column {
      writer.name("\"line\":")
      writer.integer(Int64(line))
      writer.name("\"column\":")
      writer.integer(Int64(column))
    }
    writer.name("\"text\":")
    writer.string(text)
    writer.endObject()
  }
}

extension Settings.Origin: CustomStringConvertible {
  package var description: String {
    switch self {
    case .standard: "default"
    case .file(let path, let line): "\(path):\(line)"
    case .variable(let name): name
    case .flag(let name): name
    }
  }
}

extension String {
  package func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(1, width - count))
  }
}
