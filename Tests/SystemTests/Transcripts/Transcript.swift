/// A conversation with the server, written down in a file of `Protocol/transcripts`. The page in
/// `Protocol/` describes the form.
struct Transcript {
  let lines: [Line]

  struct Line: Equatable {
    /// In the file, from 1.
    let number: Int
    let step: Step
  }

  enum Step: Equatable {
    /// Goes on with a connection of that name, which its first mention opens.
    case speak(String)
    /// Sends a text as a frame.
    case send(String)
    /// Sends bytes as they are, in the notation of `ByteNotation`.
    case sendBytes(String)
    /// A frame that must come: a pattern.
    case expect(String)
    /// A frame with the bytes of the last one.
    case expectSame
    /// Bytes outside of frames, in the notation of `ByteNotation`.
    case expectBytes(String)
    case silent
    /// The server closes; `afterAll`: whatever it sends before.
    case closed(afterAll: Bool)
    /// Sends nothing more, and goes on reading.
    case end
    case hangUp
    case wait(milliseconds: Int)
    /// Asks the server to stop.
    case stop
    /// Kills the server and starts it with these limits: `NAME=N`.
    case restart(limits: [String])
  }

  /// - Throws: `TranscriptFault` for a line that makes no sense.
  init(_ text: String) throws(TranscriptFault) {
    var lines: [Line] = []
    for (number, line) in Self.joined(text) {
      guard let step = Self.step(line) else {
        throw TranscriptFault(line: number, "what is \(line)?")
      }
      lines.append(Line(number: number, step: step))
    }
    self.lines = lines
  }

  /// Lines without comments, each with those that are indented behind it.
  private static func joined(_ text: String) -> [(number: Int, text: String)] {
    var lines: [(number: Int, text: String)] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      guard let first = line.first, first != "#" else { continue }
      if first == " ", !lines.isEmpty {
        lines[lines.count - 1].text += line.drop { $0 == " " }
      } else {
        lines.append((index + 1, String(line)))
      }
    }
    return lines
  }

  private static func step(_ line: String) -> Step? {
    let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
    let rest = parts.count > 1 ? parts[1] : ""
    switch parts[0] {
    case "as" where !rest.isEmpty: return .speak(rest)
    case ">": return .send(rest)
    case "!": return .sendBytes(rest)
    case "<": return rest == "same" ? .expectSame : .expect(rest)
    case "<!": return .expectBytes(rest)
    case "silent" where rest.isEmpty: return .silent
    case "closed": return rest.isEmpty ? .closed(afterAll: false) : closedAfter(rest)
    case "end" where rest.isEmpty: return .end
    case "hangup" where rest.isEmpty: return .hangUp
    case "wait": return milliseconds(rest).map { .wait(milliseconds: $0) }
    case "server": return server(rest.split(separator: " ").map(String.init))
    default: return nil
    }
  }

  private static func closedAfter(_ rest: String) -> Step? {
    rest == "..." ? .closed(afterAll: true) : nil
  }

  private static func server(_ words: [String]) -> Step? {
    if words == ["stop"] { return .stop }
    let limits = Array(words.dropFirst())
    guard words.first == "restart", limits.allSatisfy({ $0.contains("=") }) else { return nil }
    return .restart(limits: limits)
  }

  /// `100ms` or `31s`.
  private static func milliseconds(_ text: String) -> Int? {
    if text.hasSuffix("ms") { return Int(text.dropLast(2)) }
    return text.hasSuffix("s") ? Int(text.dropLast()).map { $0 * 1000 } : nil
  }
}

/// Why a transcript cannot go on: at which line, what was expected and what came.
struct TranscriptFault: Error, CustomStringConvertible {
  let line: Int
  let description: String

  init(line: Int, _ description: String) {
    self.line = line
    self.description = description
  }
}
