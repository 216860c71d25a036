import API
import Foundation
import RPC
import Sockets
import WireTesting

/// Plays a transcript against a server of its own, line by line.
final class TranscriptPlayer {
  private let cast: Cast
  private let installation: Installation
  private var server: Server
  private var names: [String: String]
  private var lines: [String: PlayedConnection] = [:]
  private var turns: [String: Int] = [:]
  private var current = ""
  private var lastAnswer: [UInt8] = []

  init(_ cast: Cast) throws {
    self.cast = cast
    installation = try cast.copy()
    server = try installation.serve()
    names = cast.names
  }

  /// - Throws: `TranscriptFault` at the first line that does not hold.
  func play(_ transcript: Transcript) async throws {
    for line in transcript.lines {
      do {
        if case .wait(let milliseconds) = line.step {
          try connection?.flush()
          try await Task.sleep(for: .milliseconds(milliseconds))
        } else {
          try play(line.step)
        }
      } catch let fault as TranscriptFault {
        throw fault
      } catch {
        throw TranscriptFault(line: line.number, "\(error)")
      }
    }
    for (name, connection) in lines {
      guard connection.unread.isEmpty else {
        throw TranscriptFault(
          line: transcript.lines.last?.number ?? 0,
          "at the end of \(name) there is more: \(connection.shownUnread)")
      }
    }
  }

  private var connection: PlayedConnection? { lines[current] }

  private func play(_ step: Transcript.Step) throws {
    switch step {
    case .speak(let name): return try speak(name)
    case .stop: return try stop()
    case .restart(let limits): return try restart(limits)
    default: break
    }
    guard let connection else { throw Unexpected(expected: "somebody who speaks", got: "nobody") }
    switch step {
    case .send(let text): connection.queue(frame(Array(try filled(text).utf8)))
    case .sendBytes(let text): connection.queue(try ByteNotation.bytes(filled(text)))
    case .expect(let text): try expect(filled(text), connection)
    case .expectSame: try expectSame(connection)
    case .expectBytes(let text): try connection.expect(ByteNotation.bytes(filled(text)))
    case .silent: try connection.expectSilence()
    case .closed(let afterAll):
      try connection.expectClosed(afterAll)
      lines[current] = nil
    case .end: try connection.end()
    case .hangUp:
      try connection.flush()
      lines[current] = nil
    case .speak, .stop, .restart, .wait: break
    }
  }

  /// `store`, or `store/NAME` for another connection of the same person.
  private func speak(_ name: String) throws {
    try connection?.flush()
    current = name
    guard lines[name] == nil else { return }
    let person = name.split(separator: "/").first.map(String.init) ?? name
    let turn = turns[person, default: 0]
    turns[person] = turn + 1
    lines[name] = PlayedConnection(try cast.connect(as: person, turn: turn, to: server))
  }

  private func stop() throws {
    try connection?.flush()
    server.program.signal(SIGTERM)
  }

  private func restart(_ limits: [String]) throws {
    try connection?.flush()
    try server.kill()
    lines = [:]
    server = try installation.serve(limits: limits)
  }

  private func expect(_ text: String, _ connection: PlayedConnection) throws {
    guard let pattern = Pattern(text) else { throw Malformed(text: Array(text.utf8)) }
    let answer = try connection.answer(to: pattern.id)
    guard let tree = Tree(answer), let kept = pattern.match(tree) else {
      throw Unexpected(expected: text, got: shown(answer))
    }
    names.merge(kept) { $1 }
    lastAnswer = answer
  }

  private func expectSame(_ connection: PlayedConnection) throws {
    let answer = try connection.answer(to: Tree(lastAnswer).flatMap(Pattern.id))
    guard answer == lastAnswer else {
      throw Unexpected(expected: shown(lastAnswer), got: shown(answer))
    }
  }

  /// The text with `$name` replaced by what it stands for.
  private func filled(_ text: String) throws -> String {
    try text.replacing(/\$([A-Za-z][A-Za-z0-9]*)/) { match in
      guard let value = names[String(match.1)] else {
        throw Unexpected(expected: "a meaning of \(match.0)", got: "none")
      }
      return value
    }
  }
}

/// Something else came.
struct Unexpected: Error, CustomStringConvertible {
  let expected: String
  let got: String

  var description: String { "\n  expected: \(expected)\n  got:      \(got)" }
}

/// Bytes for people: the first of them if they are many.
func shown(_ bytes: some Collection<UInt8>) -> String {
  let text = String(decoding: bytes.prefix(2000), as: UTF8.self)
  return bytes.count > 2000 ? "\(text)… (\(bytes.count) bytes)" : text
}
