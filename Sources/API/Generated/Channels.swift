// swift-format-ignore-file
// Made by protogen from Protocol/. Change the documents and run Scripts/generate.

package import JSON
public import RPC

/// Params of `channels.register`.
public struct ChannelsRegisterParams: Message {
  /// Name of the channel: up to 64 of a-z, 0-9, dot, underscore, hyphen.
  public var channel: String
  /// The service account that acknowledges for it.
  public var account: AccountID

  private static let members = NameTable(
    "channel", "account", "_meta")

  public init(channel: String, account: AccountID) {
    self.channel = channel
    self.account = account
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var channel: String?
    var account: AccountID?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): channel = faults.string(&reader, length: 1...64)
      case .known(1): account = faults.identifier(&reader, AccountID.prefix).map(AccountID.init)
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let channel, let account else {
      faults.require(channel != nil, "channel", from: first)
      faults.require(account != nil, "account", from: first)
      return nil
    }
    self.channel = channel
    self.account = account
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"channel\":")
    writer.string(channel)
    writer.name("\"account\":")
    writer.identifier(AccountID.prefix, account.rawValue)
    writer.endObject()
  }

  package var freeTexts: [(field: StaticString, text: String?)] { [("channel", channel)] }
}

/// Params of `channels.list`.
public struct ChannelsListParams: Message {

  private static let members = NameTable(
    "_meta")

  public init() {
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.endObject()
  }
}

/// All channels of the merchant.
public struct ChannelListResult: Message {
  public var channels: [Channel]

  private static let members = NameTable(
    "channels")

  public init(channels: [Channel]) {
    self.channels = channels
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var channels: [Channel]?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): channels = faults.list(&reader) { reader, faults in Channel(&reader, &faults) }
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let channels else {
      faults.require(channels != nil, "channels", from: first)
      return nil
    }
    self.channels = channels
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"channels\":")
    writer.beginArray()
    for element in channels {
      element.write(to: &writer)
    }
    writer.endArray()
    writer.endObject()
  }
}

/// Params of `channels.ack`.
public struct ChannelsAckParams: Message {
  /// Name of the channel: up to 64 of a-z, 0-9, dot, underscore, hyphen.
  public var channel: String
  /// Sequence number of an event. One that has not happened yet is refused.
  public var upTo: Int64

  private static let members = NameTable(
    "channel", "upTo", "_meta")

  public init(channel: String, upTo: Int64) {
    self.channel = channel
    self.upTo = upTo
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var channel: String?
    var upTo: Int64?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): channel = faults.string(&reader, length: 1...64)
      case .known(1): upTo = faults.integer(&reader, in: 0...Int64.max)
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let channel, let upTo else {
      faults.require(channel != nil, "channel", from: first)
      faults.require(upTo != nil, "upTo", from: first)
      return nil
    }
    self.channel = channel
    self.upTo = upTo
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"channel\":")
    writer.string(channel)
    writer.name("\"upTo\":")
    writer.integer(upTo)
    writer.endObject()
  }

  package var freeTexts: [(field: StaticString, text: String?)] { [("channel", channel)] }
}

/// Where the channel stands now.
public struct ChannelAckResult: Message {
  public var channel: Channel
  /// How many unbindings it has taken with this call.
  public var acked: Int64

  private static let members = NameTable(
    "channel", "acked")

  public init(channel: Channel, acked: Int64) {
    self.channel = channel
    self.acked = acked
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var channel: Channel?
    var acked: Int64?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): channel = Channel(&reader, &faults)
      case .known(1): acked = faults.integer(&reader, in: 0...Int64.max)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let channel, let acked else {
      faults.require(channel != nil, "channel", from: first)
      faults.require(acked != nil, "acked", from: first)
      return nil
    }
    self.channel = channel
    self.acked = acked
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"channel\":")
    channel.write(to: &writer)
    writer.name("\"acked\":")
    writer.integer(acked)
    writer.endObject()
  }
}

/// Params of `channels.remove`.
public struct ChannelsRemoveParams: Message {
  /// Name of the channel: up to 64 of a-z, 0-9, dot, underscore, hyphen.
  public var channel: String

  private static let members = NameTable(
    "channel", "_meta")

  public init(channel: String) {
    self.channel = channel
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var channel: String?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): channel = faults.string(&reader, length: 1...64)
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let channel else {
      faults.require(channel != nil, "channel", from: first)
      return nil
    }
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
    writer.name("\"channel\":")
    writer.string(channel)
    writer.endObject()
  }

  package var freeTexts: [(field: StaticString, text: String?)] { [("channel", channel)] }
}

/// The channel as it was.
public struct ChannelRemoveResult: Message {
  public var channel: Channel
  /// How many unbindings no longer wait for it.
  public var released: Int64

  private static let members = NameTable(
    "channel", "released")

  public init(channel: Channel, released: Int64) {
    self.channel = channel
    self.released = released
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var channel: Channel?
    var released: Int64?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): channel = Channel(&reader, &faults)
      case .known(1): released = faults.integer(&reader, in: 0...Int64.max)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let channel, let released else {
      faults.require(channel != nil, "channel", from: first)
      faults.require(released != nil, "released", from: first)
      return nil
    }
    self.channel = channel
    self.released = released
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"channel\":")
    channel.write(to: &writer)
    writer.name("\"released\":")
    writer.integer(released)
    writer.endObject()
  }
}

/// Params of `channels.status`.
public struct ChannelsStatusParams: Message {
  /// Id of the card.
  public var card: CardID

  private static let members = NameTable(
    "card", "_meta")

  public init(card: CardID) {
    self.card = card
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var card: CardID?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): card = faults.identifier(&reader, CardID.prefix).map(CardID.init)
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let card else {
      faults.require(card != nil, "card", from: first)
      return nil
    }
    self.card = card
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"card\":")
    writer.identifier(CardID.prefix, card.rawValue)
    writer.endObject()
  }
}

/// The channels, by name.
public struct ChannelStatusResult: Message {
  public var binding: Binding
  public var channels: [ChannelSync]

  private static let members = NameTable(
    "binding", "channels")

  public init(binding: Binding, channels: [ChannelSync]) {
    self.binding = binding
    self.channels = channels
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var binding: Binding?
    var channels: [ChannelSync]?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): binding = Binding(&reader, &faults)
      case .known(1): channels = faults.list(&reader) { reader, faults in ChannelSync(&reader, &faults) }
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let binding, let channels else {
      faults.require(binding != nil, "binding", from: first)
      faults.require(channels != nil, "channels", from: first)
      return nil
    }
    self.binding = binding
    self.channels = channels
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"binding\":")
    binding.write(to: &writer)
    writer.name("\"channels\":")
    writer.beginArray()
    for element in channels {
      element.write(to: &writer)
    }
    writer.endArray()
    writer.endObject()
  }
}

