import RPC
import Sockets

/// A stream on a connection: its handler, and the credit in both directions.
final class Stream {
  let handler: any StreamHandler
  let port: StreamPort
  /// The call that opened it, with its caller as of the last check.
  var call: Call
  let itemHead: [UInt8]
  /// The number of the next item to the client.
  var sequence: Int64 = 0
  /// How many more items the client takes.
  var credit: Int
  /// Whether the stream stands among the connection's ready ones.
  var isReady = false
  /// Whether the handler has let go; the final answer may still be on its way.
  private(set) var isClosed = false
  private var upload = Upload()
  private let uploadWindow: Int
  /// By when the client's items have to have come; nil if none are awaited.
  private(set) var uploadDeadline: Deadline?

  /// The client's items.
  private struct Upload {
    var next: Int64 = 0
    /// How many more it may send.
    var credit = 0
    /// How many it has sent since it was last granted some.
    var taken = 0
    var isEnded = false
  }

  init(
    _ handler: any StreamHandler, _ port: StreamPort, _ call: Call, itemHead: [UInt8],
    uploadTimeout: Duration
  ) {
    self.handler = handler
    self.port = port
    self.call = call
    self.itemHead = itemHead
    credit = call.meta.window
    uploadWindow = handler.uploadWindow
    upload.credit = uploadWindow
    uploadDeadline = uploadWindow > 0 ? .after(uploadTimeout) : nil
  }

  /// Nothing more goes either way.
  func close() {
    guard !isClosed else { return }
    isClosed = true
    handler.close()
  }

  /// Adds to what the client takes.
  func grant(_ count: Int) { credit = min(credit + count, Signal.grantMax) }

  /// Hands an item of the client's to the handler.
  ///
  /// - Returns: how many more to grant, now that it is dealt with: half of the window at a time.
  func take(_ item: inout Params, _ number: Int64) throws(Refusal) -> Int? {
    guard uploadWindow > 0, !upload.isEnded else { throw Refusal(.itemsNotTaken) }
    guard number == upload.next else {
      throw Refusal(.sequenceBroken, .init("next", "\(upload.next)"))
    }
    guard upload.credit > 0 else {
      throw Refusal(
        .windowExceeded,
        .init(slot: "uploadWindow", max: Int64(uploadWindow), used: Int64(uploadWindow)))
    }
    upload.next += 1
    upload.credit -= 1
    try handler.push(&item)
    upload.taken += 1
    guard upload.taken * 2 >= uploadWindow else { return nil }
    defer {
      upload.credit += upload.taken
      upload.taken = 0
    }
    return upload.taken
  }

  /// The client sends no more items.
  func halfClose() throws(Refusal) {
    guard !upload.isEnded else { return }
    upload.isEnded = true
    uploadDeadline = nil
    try handler.halfClose()
  }
}
