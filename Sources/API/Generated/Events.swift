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
      let mark = faults.count
      switch member {
      case .known(0): after = faults.integer(&reader, in: 0...Int64.max)
      case .known(1): types = faults.list(&reader, count: 1...32) { reader, faults in faults.string(&reader, length: 1...64) }
      case .known(2): pageSize = faults.integer(&reader, in: 1...500)
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
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
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): events = faults.list(&reader) { reader, faults in Event(&reader, &faults) }
      case .known(1): last = faults.integer(&reader, in: 0...Int64.max)
      case .known(2): hasMore = faults.bool(&reader)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let events, let last, let hasMore else {
      faults.require(events != nil, "events", from: first)
      faults.require(last != nil, "last", from: first)
      faults.require(hasMore != nil, "hasMore", from: first)
      return nil
    }
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
  /// Only events behind this sequence number. Default: where the consumer or the channel stands,
  /// else from now on.
  public var after: Int64?
  /// Only events of these types. Default: all.
  public var types: [String]?
  /// Only events of this store.
  public var store: StoreID?
  /// A name of the account's own choice under which its position is kept.
  public var consumer: String?
  /// The channel for which the account acknowledges; it then needs channels.ack. It must see every
  /// unbinding: `store` is not allowed beside it, nor `types` without card.unbinding, nor
  /// `consumer`.
  public var channel: String?

  private static let members = NameTable(
    "after", "types", "store", "consumer", "channel", "_meta")

  public init(after: Int64? = nil, types: [String]? = nil, store: StoreID? = nil, consumer: String? = nil, channel: String? = nil) {
    self.after = after
    self.types = types
    self.store = store
    self.consumer = consumer
    self.channel = channel
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var after: Int64?
    var types: [String]?
    var store: StoreID?
    var consumer: String?
    var channel: String?
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): after = faults.integer(&reader, in: 0...Int64.max)
      case .known(1): types = faults.list(&reader, count: 1...32) { reader, faults in faults.string(&reader, length: 1...64) }
      case .known(2): store = faults.identifier(&reader, StoreID.prefix).map(StoreID.init)
      case .known(3): consumer = faults.string(&reader, length: 1...64)
      case .known(4): channel = faults.string(&reader, length: 1...64)
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    self.after = after
    self.types = types
    self.store = store
    self.consumer = consumer
    self.channel = channel
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
    if let channel {
      writer.name("\"channel\":")
      writer.string(channel)
    }
    writer.endObject()
  }

  package var freeTexts: [(field: StaticString, text: String?)] { [("consumer", consumer), ("channel", channel)] }
}

/// What is watched, and from where on.
public struct EventsOpen: Message {
  /// Events behind this sequence number follow.
  public var after: Int64
  public var types: [String]?
  public var store: StoreID?
  public var consumer: String?
  public var channel: String?
  /// How many items the client may send before it is granted more.
  public var window: Int64?

  private static let members = NameTable(
    "after", "types", "store", "consumer", "channel", "window")

  public init(after: Int64, types: [String]? = nil, store: StoreID? = nil, consumer: String? = nil, channel: String? = nil, window: Int64? = nil) {
    self.after = after
    self.types = types
    self.store = store
    self.consumer = consumer
    self.channel = channel
    self.window = window
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var after: Int64?
    var types: [String]?
    var store: StoreID?
    var consumer: String?
    var channel: String?
    var window: Int64?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): after = faults.integer(&reader, in: 0...Int64.max)
      case .known(1): types = faults.list(&reader, count: 1...32) { reader, faults in faults.string(&reader, length: 1...64) }
      case .known(2): store = faults.identifier(&reader, StoreID.prefix).map(StoreID.init)
      case .known(3): consumer = faults.string(&reader, length: 1...64)
      case .known(4): channel = faults.string(&reader, length: 1...64)
      case .known(5): window = faults.integer(&reader, in: 0...Int64.max)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let after else {
      faults.require(after != nil, "after", from: first)
      return nil
    }
    self.after = after
    self.types = types
    self.store = store
    self.consumer = consumer
    self.channel = channel
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
    if let channel {
      writer.name("\"channel\":")
      writer.string(channel)
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
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): ack = faults.integer(&reader, in: 0...Int64.max)
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let ack else {
      faults.require(ack != nil, "ack", from: first)
      return nil
    }
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

