/// One stream's state on the client's side: items that wait to be read, and credit both ways. Each change
/// says what is to be done about it once no lock is held.
struct StreamState {
  typealias Opener = CheckedContinuation<Outcome, Never>
  typealias Consumer = CheckedContinuation<Result<[UInt8]?, ClientError>, Never>
  typealias Finisher = CheckedContinuation<Result<[UInt8], ClientError>, Never>
  typealias Sender = CheckedContinuation<Void, Never>

  private enum Phase {
    /// Not acknowledged yet.
    case opening(Opener?)
    case open
    case ended(Result<[UInt8], ClientError>)
  }

  private var phase = Phase.opening(nil)
  /// How many items the server may be ahead.
  private let window: Int
  private var items = Queue<[UInt8]>()
  private var nextSequence: Int64 = 0
  /// How many items have been read since the last grant.
  private var consumed = 0
  private var consumer: Consumer?
  private var finishers: [Finisher] = []
  // The client's items.
  private var uploadCredit = 0
  private var uploadSequence: Int64 = 0
  private var isHalfClosed = false
  private var senders: [Sender] = []

  init(window: Int) { self.window = max(1, window) }

  var hasEnded: Bool { if case .ended = phase { true } else { false } }

  // MARK: Opening

  mutating func open(_ opener: Opener) { phase = .opening(opener) }

  // MARK: Items of the server

  enum Receipt {
    case nothing
    case opened(Opener?)
    /// - Parameter grant: how many more items the server may send now.
    case hand(Consumer, grant: Int)
    /// More than was asked for, or out of order.
    case violation
  }

  /// - Parameter uploadWindow: what the acknowledgement tells; nil for any other item.
  mutating func receive(_ value: [UInt8], _ sequence: Int64, uploadWindow: Int?) -> Receipt {
    guard !hasEnded else { return .nothing }
    guard sequence == nextSequence else { return .violation }
    nextSequence += 1
    if case .opening(let opener) = phase {
      phase = .open
      uploadCredit += uploadWindow ?? 0
      return .opened(opener)
    }
    if let consumer {
      self.consumer = nil
      return .hand(consumer, grant: consume())
    }
    guard items.count + consumed < window else { return .violation }
    items.append(value)
    return .nothing
  }

  enum Read {
    case item([UInt8], grant: Int)
    case end
    case failure(ClientError)
    case wait
  }

  /// The next item; if there is none yet, `consumer` gets it, when there is one.
  mutating func next(_ consumer: Consumer?) -> Read {
    if let item = items.popFirst() { return .item(item, grant: hasEnded ? 0 : consume()) }
    switch phase {
    case .ended(.success): return .end
    case .ended(.failure(let error)): return .failure(error)
    case .opening, .open:
      precondition(self.consumer == nil, "a stream is read by one task at a time")
      self.consumer = consumer
      return .wait
    }
  }

  /// Counts an item as read. Credit goes back by half windows.
  private mutating func consume() -> Int {
    consumed += 1
    guard consumed * 2 >= window else { return 0 }
    defer { consumed = 0 }
    return consumed
  }

  // MARK: Items of the client

  enum Write {
    case send(sequence: Int64)
    case failure(ClientError)
    case wait
  }

  /// Takes credit for an item, if there is some.
  mutating func send() -> Write {
    switch phase {
    case .ended(.success): return .failure(.streamEnded)
    case .ended(.failure(let error)): return .failure(error)
    case .opening, .open: break
    }
    guard !isHalfClosed else { return .failure(.streamEnded) }
    guard uploadCredit > 0 else { return .wait }
    uploadCredit -= 1
    defer { uploadSequence += 1 }
    return .send(sequence: uploadSequence)
  }

  /// Notes who waits for credit. False if there is no need to wait.
  mutating func wait(_ sender: Sender) -> Bool {
    guard !hasEnded, !isHalfClosed, uploadCredit == 0 else { return false }
    senders.append(sender)
    return true
  }

  /// - Returns: who may ask again.
  mutating func receive(grant: Int) -> [Sender] {
    uploadCredit += grant
    return takeSenders()
  }

  /// False if it was done before, or if the stream is over.
  mutating func halfClose() -> Bool {
    guard !isHalfClosed, !hasEnded else { return false }
    isHalfClosed = true
    return true
  }

  mutating func takeSenders() -> [Sender] {
    defer { senders = [] }
    return senders
  }

  // MARK: The end

  /// Whom the end has to be told.
  struct End {
    var opener: Opener?
    var consumer: Consumer?
    var finishers: [Finisher] = []
    var senders: [Sender] = []
  }

  /// What was sent before an orderly end can still be read. Nil if it had ended before.
  mutating func end(_ result: Result<[UInt8], ClientError>) -> End? {
    guard !hasEnded else { return nil }
    var end = End(consumer: consumer, finishers: finishers, senders: takeSenders())
    if case .opening(let opener) = phase { end.opener = opener }
    if case .failure(.cancelled) = result { items.removeAll() }
    phase = .ended(result)
    consumer = nil
    finishers = []
    return end
  }

  /// The result if the stream is over; else `finisher` gets it.
  mutating func result(_ finisher: Finisher) -> Result<[UInt8], ClientError>? {
    if case .ended(let result) = phase { return result }
    finishers.append(finisher)
    return nil
  }
}
