import API
import CardClient
import Console
import JSON

/// Sends a file to `cards.import`, part by part: no more of it is held than the server takes at once.
struct ImportUpload {
  let context: Context
  let path: String
  let line: ProgressLine

  /// In base64, with its frame, far below what any frame may be.
  private static let partBytes = 36 << 10

  /// Opens the file, as can be done before anything is asked of the server.
  func open() throws(Failure) -> FileParts {
    let file: FileParts
    do throws(ConsoleError) {
      file = try context.system.openFile(path)
    } catch {
      throw .console(error)
    }
    guard file.byteCount > 0 else {
      throw .refused(Text("\(path) is empty", "\(path) 是空文件"), .failed)
    }
    return file
  }

  /// Has the file read by the server from its begin to its end. What comes of it is told by the stream.
  func send(_ params: Value) throws(Failure) -> OpenStream {
    let file = try open()
    let stream = try OpenStream(context, "cards.import", params)
    try check(file, stream.opening["bytes"]?.integer)
    do throws(Failure) {
      try send(file, to: stream)
    } catch {
      try line.clear()
      guard case .client(.disconnected) = error else { throw error }
      throw .refused(
        Text(
          "The connection was lost while the file was sent: nothing was changed.",
          "发送文件时连接断开：没有作任何更改。"), .unavailable)
    }
    stream.finish()
    try line.show(nil, Text("Checking the rows…", "正在校验…")[context.settings.language])
    return stream
  }

  private func send(_ file: FileParts, to stream: OpenStream) throws(Failure) {
    var sent = 0
    while true {
      let part = try next(of: file)
      if part.isEmpty { return }
      try stream.send(["data": .string(Base64.encode(part.span))])
      sent += part.count
      let share = Double(min(sent, file.byteCount)) / Double(file.byteCount)
      try line.show(share, Text("Sending the file", "正在发送文件")[context.settings.language])
    }
  }

  private func next(of file: FileParts) throws(Failure) -> [UInt8] {
    do throws(ConsoleError) {
      return try file.next(bytesMax: Self.partBytes)
    } catch {
      throw .console(error)
    }
  }

  /// - Parameter bytesMax: what the server takes, as it has told.
  private func check(_ file: FileParts, _ bytesMax: Int64?) throws(Failure) {
    guard let bytesMax, file.byteCount > bytesMax else { return }
    let (has, may) = (Self.mebibytes(Int64(file.byteCount)), Self.mebibytes(bytesMax))
    throw .refused(
      Text(
        "\(path) has \(has) MiB; at most \(may) MiB are taken. Split it. Nothing was sent.",
        "\(path) 为 \(has) MiB，最多 \(may) MiB；请拆分。没有发送任何内容。"), .failed)
  }

  /// To a tenth, rounded up: what is too large never looks as if it was not.
  private static func mebibytes(_ bytes: Int64) -> String {
    let tenths = (bytes * 10 + (1 << 20) - 1) >> 20
    return tenths.isMultiple(of: 10) ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }
}
