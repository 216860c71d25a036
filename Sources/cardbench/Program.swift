import Sockets

/// A program that is run to its end.
struct Program {
  let executable: String
  /// Where its output goes before it is read.
  let outputPath: String
  /// As `NAME=value`.
  var environment: [String] = []

  private static let secondsMax = 30

  /// - Returns: what it printed, without the last newline.
  /// - Throws: `failed` when it ends otherwise than with 0, or not in time.
  func run(_ arguments: [String]) throws(BenchError) -> String {
    let child = try bench { () throws(SocketError) in
      try ChildProcess(
        executable: executable, arguments: arguments, environment: environment, output: outputPath)
    }
    let status = child.wait(by: .after(.seconds(Self.secondsMax)))
    let output = try Self.text(of: outputPath)
    guard status == 0 else {
      throw .failed(program: executable, status: status, output: output)
    }
    return output.last == "\n" ? String(output.dropLast()) : output
  }

  private static func text(of path: String) throws(BenchError) -> String {
    try bench { () throws(SocketError) in
      let file = try Descriptor.open(reading: path)
      var text = ByteBuffer()
      while case .bytes = try file.read(into: &text) {}
      return text.text()
    }
  }
}
