// swift-format-ignore-file
// Made by protogen from Protocol/. Change the documents and run Scripts/generate.

package import JSON
public import RPC

/// Params of `events.list`.
public struct EventsListParams: Message {
  /// Only events behind this sequence number. Default: 0, from the first.
  public var after: Int64?
  /// Only events of these types. Default: all.
  public var types: [String]?
  /// Most items to answer. Default: 50.
  public var pageSize: Int64?

  private static let members = NameTable(
    "after", "types", "pageSize", "_meta")

  public init(after: Int64? = nil, types: [String]? = nil, pageSize: Int64? = nil) {
    self.after = after
    self.types = types
    self.pageSize = pageSize
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var after: Int64?
    var types: [String]?
    var pageSize: Int64?
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      switch member {
      case .known(0):
        faults.enter("after")
        after = faults.integer(&reader, in: 0...Int64.max)
        faults.leave()
      case .known(1):
        faults.enter("types")
        types = faults.list(&reader, count: 1...32) { reader, faults in faults.string(&reader, length: 1...64) }
        faults.leave()
      case .known(2):
        faults.enter("pageSize")
        pageSize = faults.integer(&reader, in: 1...500)
        faults.leave()
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
    }
    self.after = after
    self.types = types
    self.pageSize = pageSize
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    if let after {
      writer.name("\"after\":")
      writer.integer(after)
    }
    if let types {
      writer.name("\"types\":")
      writer.beginArray()
      for element in types {
        writer.string(element)
      }
      writer.endArray()
    }
    if let pageSize {
      writer.name("\"pageSize\":")
      writer.integer(pageSize)
    }
    writer.endObject()
  }
}

/// Events in order. To go on, ask again with `after` set to `last`.
public struct EventListResult: Message {
  public var events: [Event]
  /// The sequence number up to which this answer tells everything.
  public var last: Int64
  /// Whether there were more events when this was answered.
  public var hasMore: Bool

  private static let members = NameTable(
    "events", "last", "hasMore")

  public init(events: [Event], last: Int64, hasMore: Bool) {
    self.events = events
    self.last = last
    self.hasMore = hasMore
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var events: [Event]?
    var last: Int64?
    var hasMore: Bool?
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      switch member {
      case .known(0):
        faults.enter("events")
        events = faults.list(&reader) { reader, faults in Event(&reader, &faults) }
        faults.leave()
      case .known(1):
        faults.enter("last")
        last = faults.integer(&reader, in: 0...Int64.max)
        faults.leave()
      case .known(2):
        faults.enter("hasMore")
        hasMore = faults.bool(&reader)
        faults.leave()
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
    }
    faults.require(events != nil, "events")
    faults.require(last != nil, "last")
    faults.require(hasMore != nil, "hasMore")
    guard let events, let last, let hasMore else { return nil }
    self.events = events
    self.last = last
    self.hasMore = hasMore
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"events\":")
    writer.beginArray()
    for element in events {
      element.write(to: &writer)
    }
    writer.endArray()
    writer.name("\"last\":")
    writer.integer(last)
    writer.name("\"hasMore\":")
    writer.bool(hasMore)
    writer.endObject()
  }
}

/// Params of `events.watch`.
public struct EventsWatchParams: Message {
  /// Only events behind this sequence number. Default: where the consumer stands, else from now on.
  public var after: Int64?
  /// Only events of these types. Default: all.
  public var types: [String]?
  /// Only events of this store.
  public var store: StoreID?
  /// A name of the account's own choice under which its position is kept.
  public var consumer: String?

  private static let members = NameTable(
    "after", "types", "store", "consumer", "_meta")

  public init(after: Int64? = nil, types: [String]? = nil, store: StoreID? = nil, consumer: String? = nil) {
    self.after = after
    self.types = types
    self.store = store
    self.consumer = consumer
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var after: Int64?
    var types: [String]?
    var store: StoreID?
    var consumer: String?
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      switch member {
      case .known(0):
        faults.enter("after")
        after = faults.integer(&reader, in: 0...Int64.max)
        faults.leave()
      case .known(1):
        faults.enter("types")
        types = faults.list(&reader, count: 1...32) { reader, faults in faults.string(&reader, length: 1...64) }
        faults.leave()
      case .known(2):
        faults.enter("store")
        store = faults.identifier(&reader, StoreID.prefix).map(StoreID.init)
        faults.leave()
      case .known(3):
        faults.enter("consumer")
        consumer = faults.string(&reader, length: 1...64)
        faults.leave()
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
    }
    self.after = after
    self.types = types
    self.store = store
    self.consumer = consumer
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    if let after {
      writer.name("\"after\":")
      writer.integer(after)
    }
    if let types {
      writer.name("\"types\":")
      writer.beginArray()
      for element in types {
        writer.string(element)
      }
      writer.endArray()
    }
    if let store {
      writer.name("\"store\":")
      writer.identifier(StoreID.prefix, store.rawValue)
    }
    if let consumer {
      writer.name("\"consumer\":")
      writer.string(consumer)
    }
    writer.endObject()
  }

  package var freeTexts: [(field: StaticString, text: String?)] { [("consumer", consumer)] }
}

/// What is watched, and from where on.
public struct EventsOpen: Message {
  /// Events behind this sequence number follow.
  public var after: Int64
  public var types: [String]?
  public var store: StoreID?
  public var consumer: String?
  /// How many items the client may send before it is granted more.
  public var window: Int64?

  private static let members = NameTable(
    "after", "types", "store", "consumer", "window")

  public init(after: Int64, types: [String]? = nil, store: StoreID? = nil, consumer: String? = nil, window: Int64? = nil) {
    self.after = after
    self.types = types
    self.store = store
    self.consumer = consumer
    self.window = window
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var after: Int64?
    var types: [String]?
    var store: StoreID?
    var consumer: String?
    var window: Int64?
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      switch member {
      case .known(0):
        faults.enter("after")
        after = faults.integer(&reader, in: 0...Int64.max)
        faults.leave()
      case .known(1):
        faults.enter("types")
        types = faults.list(&reader, count: 1...32) { reader, faults in faults.string(&reader, length: 1...64) }
        faults.leave()
      case .known(2):
        faults.enter("store")
        store = faults.identifier(&reader, StoreID.prefix).map(StoreID.init)
        faults.leave()
      case .known(3):
        faults.enter("consumer")
        consumer = faults.string(&reader, length: 1...64)
        faults.leave()
      case .known(4):
        faults.enter("window")
        window = faults.integer(&reader, in: 0...Int64.max)
        faults.leave()
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
    }
    faults.require(after != nil, "after")
    guard let after else { return nil }
    self.after = after
    self.types = types
    self.store = store
    self.consumer = consumer
    self.window = window
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"after\":")
    writer.integer(after)
    if let types {
      writer.name("\"types\":")
      writer.beginArray()
      for element in types {
        writer.string(element)
      }
      writer.endArray()
    }
    if let store {
      writer.name("\"store\":")
      writer.identifier(StoreID.prefix, store.rawValue)
    }
    if let consumer {
      writer.name("\"consumer\":")
      writer.string(consumer)
    }
    if let window {
      writer.name("\"window\":")
      writer.integer(window)
    }
    writer.endObject()
  }
}

/// All events up to this one have been dealt with.
public struct EventAcknowledgement: Message {
  /// Sequence number of an event.
  public var ack: Int64

  private static let members = NameTable(
    "ack")

  public init(ack: Int64) {
    self.ack = ack
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var ack: Int64?
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      switch member {
      case .known(0):
        faults.enter("ack")
        ack = faults.integer(&reader, in: 0...Int64.max)
        faults.leave()
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
    }
    faults.require(ack != nil, "ack")
    guard let ack else { return nil }
    self.ack = ack
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"ack\":")
    writer.integer(ack)
    writer.endObject()
  }
}

