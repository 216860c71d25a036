import RPC

/// What one check of the doctor found.
struct Finding {
  /// What was looked at, in the order in which it is looked at.
  enum Check: String {
    case path, socket, `protocol`, edition, health, session, clock

    var name: Text {
      switch self {
      case .path: Text("Path", "路径")
      case .socket: Text("Socket", "套接字")
      case .protocol: Text("Protocol", "协议")
      case .edition: Text("Edition", "版本")
      case .health: Text("Health", "服务状态")
      case .session: Text("Session", "会话")
      case .clock: Text("Clock", "时钟")
      }
    }
  }

  let check: Check
  let detail: Text
  /// What to do about it.
  let advice: Text?
  /// What the program would end with for this alone.
  let code: ExitCode

  var isWell: Bool { code == .ok }

  static func well(_ check: Check, _ detail: Text) -> Finding {
    Finding(check: check, detail: detail, advice: nil, code: .ok)
  }

  static func wrong(_ check: Check, _ code: ExitCode, _ detail: Text, do advice: Text) -> Finding {
    Finding(check: check, detail: detail, advice: advice, code: code)
  }
}

extension Finding {
  /// For people: a mark, the check, what was found. What to do stands on a line of its own.
  static func lines(_ findings: [Finding], _ output: Output) -> [String] {
    let language = output.language
    let rows = findings.map { finding in
      (
        "\(finding.isWell ? "✓" : "✗") \(finding.check.name[language])",
        finding.detail[language].printable
      )
    }
    return zip(Table.pairs(rows), findings).flatMap { line, finding in
      [line] + (finding.advice.map { ["  → \($0[language])".printable] } ?? [])
    }
  }

  func json(_ language: Language) -> Value {
    var value: Value = [
      "check": .string(check.rawValue), "ok": .bool(isWell), "detail": .string(detail[language]),
    ]
    if let advice { value.set("advice", to: .string(advice[language])) }
    return value
  }
}
