// swift-format-ignore-file
// Made by protogen from Protocol/. Change the documents and run Scripts/generate.

package import JSON
public import RPC

/// Params of `entries.list`.
public struct EntriesListParams: Message {
  /// Which menu.
  public var surface: Surface
  /// Id of the account to ask about, within the reach of access.explain. Default: the caller's own.
  public var account: AccountID?

  private static let members = NameTable(
    "surface", "account", "_meta")

  public init(surface: Surface, account: AccountID? = nil) {
    self.surface = surface
    self.account = account
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var surface: Surface?
    var account: AccountID?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): surface = Surface(&reader, &faults)
      case .known(1): account = faults.identifier(&reader, AccountID.prefix).map(AccountID.init)
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let surface else {
      faults.require(surface != nil, "surface", from: first)
      return nil
    }
    self.surface = surface
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
    writer.name("\"surface\":")
    surface.write(to: &writer)
    if let account {
      writer.name("\"account\":")
      writer.identifier(AccountID.prefix, account.rawValue)
    }
    writer.endObject()
  }
}

/// A menu.
public struct EntriesListResult: Message {
  public var surface: Surface
  /// The entries at the top that show, in their order.
  public var entries: [EntryNode]

  private static let members = NameTable(
    "surface", "entries")

  public init(surface: Surface, entries: [EntryNode]) {
    self.surface = surface
    self.entries = entries
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var surface: Surface?
    var entries: [EntryNode]?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): surface = Surface(&reader, &faults)
      case .known(1): entries = faults.list(&reader) { reader, faults in EntryNode(&reader, &faults) }
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let surface, let entries else {
      faults.require(surface != nil, "surface", from: first)
      faults.require(entries != nil, "entries", from: first)
      return nil
    }
    self.surface = surface
    self.entries = entries
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"surface\":")
    surface.write(to: &writer)
    writer.name("\"entries\":")
    writer.beginArray()
    for element in entries {
      element.write(to: &writer)
    }
    writer.endArray()
    writer.endObject()
  }
}

/// Params of `entries.explain`.
public struct EntriesExplainParams: Message {
  /// Id, label or alias of the entry.
  public var entry: String
  /// Where it is looked for. Default: everywhere.
  public var surface: Surface?
  /// Id of the account to ask about, within the reach of access.explain. Default: the caller's own.
  public var account: AccountID?

  private static let members = NameTable(
    "entry", "surface", "account", "_meta")

  public init(entry: String, surface: Surface? = nil, account: AccountID? = nil) {
    self.entry = entry
    self.surface = surface
    self.account = account
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var entry: String?
    var surface: Surface?
    var account: AccountID?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): entry = faults.string(&reader, length: 1...64)
      case .known(1): surface = Surface(&reader, &faults)
      case .known(2): account = faults.identifier(&reader, AccountID.prefix).map(AccountID.init)
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let entry else {
      faults.require(entry != nil, "entry", from: first)
      return nil
    }
    self.entry = entry
    self.surface = surface
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
    writer.name("\"entry\":")
    writer.string(entry)
    if let surface {
      writer.name("\"surface\":")
      surface.write(to: &writer)
    }
    if let account {
      writer.name("\"account\":")
      writer.identifier(AccountID.prefix, account.rawValue)
    }
    writer.endObject()
  }
}

/// Why an entry shows or does not.
public struct EntriesExplainResult: Message {
  /// Id of the entry.
  public var entry: String
  /// In the caller's locale.
  public var label: String
  /// The menus that have it.
  public var surfaces: [Surface]
  /// Whether it shows to the account.
  public var shows: Bool
  /// The answer as a person would give it, in the caller's locale.
  public var summary: String
  public var explanation: Explanation

  private static let members = NameTable(
    "entry", "label", "surfaces", "shows", "summary", "explanation")

  public init(entry: String, label: String, surfaces: [Surface], shows: Bool, summary: String, explanation: Explanation) {
    self.entry = entry
    self.label = label
    self.surfaces = surfaces
    self.shows = shows
    self.summary = summary
    self.explanation = explanation
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var entry: String?
    var label: String?
    var surfaces: [Surface]?
    var shows: Bool?
    var summary: String?
    var explanation: Explanation?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): entry = faults.string(&reader, length: 0...64)
      case .known(1): label = faults.string(&reader, length: 0...64)
      case .known(2): surfaces = faults.list(&reader) { reader, faults in Surface(&reader, &faults) }
      case .known(3): shows = faults.bool(&reader)
      case .known(4): summary = faults.string(&reader)
      case .known(5): explanation = Explanation(&reader, &faults)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let entry, let label, let surfaces, let shows, let summary, let explanation else {
      faults.require(entry != nil, "entry", from: first)
      faults.require(label != nil, "label", from: first)
      faults.require(surfaces != nil, "surfaces", from: first)
      faults.require(shows != nil, "shows", from: first)
      faults.require(summary != nil, "summary", from: first)
      faults.require(explanation != nil, "explanation", from: first)
      return nil
    }
    self.entry = entry
    self.label = label
    self.surfaces = surfaces
    self.shows = shows
    self.summary = summary
    self.explanation = explanation
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"entry\":")
    writer.string(entry)
    writer.name("\"label\":")
    writer.string(label)
    writer.name("\"surfaces\":")
    writer.beginArray()
    for element in surfaces {
      element.write(to: &writer)
    }
    writer.endArray()
    writer.name("\"shows\":")
    writer.bool(shows)
    writer.name("\"summary\":")
    writer.string(summary)
    writer.name("\"explanation\":")
    explanation.write(to: &writer)
    writer.endObject()
  }
}

