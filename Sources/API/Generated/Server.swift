// swift-format-ignore-file
// Made by protogen from Protocol/. Change the documents and run Scripts/generate.

package import JSON
public import RPC

/// Params of `server.info`.
public struct ServerInfoParams: Message {

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

/// The server.
public struct ServerInfoResult: Message {
  /// Version of the program.
  public var version: String
  /// Edition of the contract.
  public var contract: String
  /// When it started.
  public var startedAt: Timestamp
  /// How long it has run.
  public var uptimeMs: Int64
  /// Its process id.
  public var pid: Int64
  /// Threads that serve connections.
  public var loops: Int64
  public var status: ServingStatus
  /// The limits in force.
  public var limits: [ServerLimit]
  /// Size of the database file.
  public var dataBytes: Int64
  /// Size of the write-ahead log.
  public var logBytes: Int64

  private static let members = NameTable(
    "version", "contract", "startedAt", "uptimeMs", "pid", "loops", "status", "limits", "dataBytes", "logBytes")

  public init(version: String, contract: String, startedAt: Timestamp, uptimeMs: Int64, pid: Int64, loops: Int64, status: ServingStatus, limits: [ServerLimit], dataBytes: Int64, logBytes: Int64) {
    self.version = version
    self.contract = contract
    self.startedAt = startedAt
    self.uptimeMs = uptimeMs
    self.pid = pid
    self.loops = loops
    self.status = status
    self.limits = limits
    self.dataBytes = dataBytes
    self.logBytes = logBytes
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var version: String?
    var contract: String?
    var startedAt: Timestamp?
    var uptimeMs: Int64?
    var pid: Int64?
    var loops: Int64?
    var status: ServingStatus?
    var limits: [ServerLimit]?
    var dataBytes: Int64?
    var logBytes: Int64?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): version = faults.string(&reader, length: 0...64)
      case .known(1): contract = faults.string(&reader, length: 0...64)
      case .known(2): startedAt = faults.timestamp(&reader)
      case .known(3): uptimeMs = faults.integer(&reader, in: 0...Int64.max)
      case .known(4): pid = faults.integer(&reader, in: 0...Int64.max)
      case .known(5): loops = faults.integer(&reader, in: 0...Int64.max)
      case .known(6): status = ServingStatus(&reader, &faults)
      case .known(7): limits = faults.list(&reader) { reader, faults in ServerLimit(&reader, &faults) }
      case .known(8): dataBytes = faults.integer(&reader, in: 0...Int64.max)
      case .known(9): logBytes = faults.integer(&reader, in: 0...Int64.max)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let version, let contract, let startedAt, let uptimeMs, let pid, let loops, let status, let limits, let dataBytes, let logBytes else {
      faults.require(version != nil, "version", from: first)
      faults.require(contract != nil, "contract", from: first)
      faults.require(startedAt != nil, "startedAt", from: first)
      faults.require(uptimeMs != nil, "uptimeMs", from: first)
      faults.require(pid != nil, "pid", from: first)
      faults.require(loops != nil, "loops", from: first)
      faults.require(status != nil, "status", from: first)
      faults.require(limits != nil, "limits", from: first)
      faults.require(dataBytes != nil, "dataBytes", from: first)
      faults.require(logBytes != nil, "logBytes", from: first)
      return nil
    }
    self.version = version
    self.contract = contract
    self.startedAt = startedAt
    self.uptimeMs = uptimeMs
    self.pid = pid
    self.loops = loops
    self.status = status
    self.limits = limits
    self.dataBytes = dataBytes
    self.logBytes = logBytes
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"version\":")
    writer.string(version)
    writer.name("\"contract\":")
    writer.string(contract)
    writer.name("\"startedAt\":")
    writer.timestamp(startedAt)
    writer.name("\"uptimeMs\":")
    writer.integer(uptimeMs)
    writer.name("\"pid\":")
    writer.integer(pid)
    writer.name("\"loops\":")
    writer.integer(loops)
    writer.name("\"status\":")
    status.write(to: &writer)
    writer.name("\"limits\":")
    writer.beginArray()
    for element in limits {
      element.write(to: &writer)
    }
    writer.endArray()
    writer.name("\"dataBytes\":")
    writer.integer(dataBytes)
    writer.name("\"logBytes\":")
    writer.integer(logBytes)
    writer.endObject()
  }
}

/// Params of `server.stats`.
public struct ServerStatsParams: Message {
  /// json, unless it is given.
  public var format: StatsFormat?

  private static let members = NameTable(
    "format", "_meta")

  public init(format: StatsFormat? = nil) {
    self.format = format
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var format: StatsFormat?
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): format = StatsFormat(&reader, &faults)
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    self.format = format
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    if let format {
      writer.name("\"format\":")
      format.write(to: &writer)
    }
    writer.endObject()
  }
}

/// Statistics in the format that was asked for.
public struct ServerStatsResult: Message {
  public var format: StatsFormat
  public var stats: ServerStats?
  /// OpenMetrics.
  public var text: String?

  private static let members = NameTable(
    "format", "stats", "text")

  public init(format: StatsFormat, stats: ServerStats? = nil, text: String? = nil) {
    self.format = format
    self.stats = stats
    self.text = text
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var format: StatsFormat?
    var stats: ServerStats?
    var text: String?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): format = StatsFormat(&reader, &faults)
      case .known(1): stats = ServerStats(&reader, &faults)
      case .known(2): text = faults.string(&reader)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let format else {
      faults.require(format != nil, "format", from: first)
      return nil
    }
    self.format = format
    self.stats = stats
    self.text = text
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"format\":")
    format.write(to: &writer)
    if let stats {
      writer.name("\"stats\":")
      stats.write(to: &writer)
    }
    if let text {
      writer.name("\"text\":")
      writer.string(text)
    }
    writer.endObject()
  }
}

/// Params of `server.connections`.
public struct ServerConnectionsParams: Message {
  /// Most items in the answer.
  public var pageSize: Int64?
  /// The nextPageToken of the page before.
  public var pageToken: String?

  private static let members = NameTable(
    "pageSize", "pageToken", "_meta")

  public init(pageSize: Int64? = nil, pageToken: String? = nil) {
    self.pageSize = pageSize
    self.pageToken = pageToken
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var pageSize: Int64?
    var pageToken: String?
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): pageSize = faults.integer(&reader, in: 1...500)
      case .known(1): pageToken = faults.string(&reader, length: 0...1024)
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    self.pageSize = pageSize
    self.pageToken = pageToken
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    if let pageSize {
      writer.name("\"pageSize\":")
      writer.integer(pageSize)
    }
    if let pageToken {
      writer.name("\"pageToken\":")
      writer.string(pageToken)
    }
    writer.endObject()
  }
}

/// A page of connections.
public struct ServerConnectionsResult: Message {
  public var connections: [ServerConnection]
  /// Send it as pageToken for the next page. Absent on the last page.
  public var nextPageToken: String?

  private static let members = NameTable(
    "connections", "nextPageToken")

  public init(connections: [ServerConnection], nextPageToken: String? = nil) {
    self.connections = connections
    self.nextPageToken = nextPageToken
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var connections: [ServerConnection]?
    var nextPageToken: String?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): connections = faults.list(&reader) { reader, faults in ServerConnection(&reader, &faults) }
      case .known(1): nextPageToken = faults.string(&reader, length: 0...1024)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let connections else {
      faults.require(connections != nil, "connections", from: first)
      return nil
    }
    self.connections = connections
    self.nextPageToken = nextPageToken
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"connections\":")
    writer.beginArray()
    for element in connections {
      element.write(to: &writer)
    }
    writer.endArray()
    if let nextPageToken {
      writer.name("\"nextPageToken\":")
      writer.string(nextPageToken)
    }
    writer.endObject()
  }
}

/// Params of `server.inflight`.
public struct ServerInflightParams: Message {

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

/// Calls on their way.
public struct ServerInflightResult: Message {
  /// How many there are.
  public var total: Int64
  public var calls: [RunningCall]

  private static let members = NameTable(
    "total", "calls")

  public init(total: Int64, calls: [RunningCall]) {
    self.total = total
    self.calls = calls
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var total: Int64?
    var calls: [RunningCall]?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): total = faults.integer(&reader, in: 0...Int64.max)
      case .known(1): calls = faults.list(&reader) { reader, faults in RunningCall(&reader, &faults) }
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let total, let calls else {
      faults.require(total != nil, "total", from: first)
      faults.require(calls != nil, "calls", from: first)
      return nil
    }
    self.total = total
    self.calls = calls
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"total\":")
    writer.integer(total)
    writer.name("\"calls\":")
    writer.beginArray()
    for element in calls {
      element.write(to: &writer)
    }
    writer.endArray()
    writer.endObject()
  }
}

/// Params of `server.backup`.
public struct ServerBackupParams: Message {
  /// Name of the new file: letters, digits and `. _ -`, not beginning with a dot. Made from the
  /// time if it is not given.
  public var name: String?

  private static let members = NameTable(
    "name", "_meta")

  public init(name: String? = nil) {
    self.name = name
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var name: String?
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): name = faults.string(&reader, length: 0...64)
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    self.name = name
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    if let name {
      writer.name("\"name\":")
      writer.string(name)
    }
    writer.endObject()
  }
}

/// A backup.
public struct BackupResult: Message {
  /// Where it is, on the server's machine.
  public var file: String
  /// Everything acknowledged before this is in it.
  public var takenAt: Timestamp
  /// Size of the file.
  public var bytes: Int64
  /// Whether its pages, its references and its audit are in order.
  public var sound: Bool
  /// Audit lines in it.
  public var lines: Int64
  /// Head of its audit, for `cardd check --head` after a restore.
  public var head: String

  private static let members = NameTable(
    "file", "takenAt", "bytes", "sound", "lines", "head")

  public init(file: String, takenAt: Timestamp, bytes: Int64, sound: Bool, lines: Int64, head: String) {
    self.file = file
    self.takenAt = takenAt
    self.bytes = bytes
    self.sound = sound
    self.lines = lines
    self.head = head
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var file: String?
    var takenAt: Timestamp?
    var bytes: Int64?
    var sound: Bool?
    var lines: Int64?
    var head: String?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): file = faults.string(&reader, length: 0...4096)
      case .known(1): takenAt = faults.timestamp(&reader)
      case .known(2): bytes = faults.integer(&reader, in: 0...Int64.max)
      case .known(3): sound = faults.bool(&reader)
      case .known(4): lines = faults.integer(&reader, in: 0...Int64.max)
      case .known(5): head = faults.string(&reader, length: 0...128)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let file, let takenAt, let bytes, let sound, let lines, let head else {
      faults.require(file != nil, "file", from: first)
      faults.require(takenAt != nil, "takenAt", from: first)
      faults.require(bytes != nil, "bytes", from: first)
      faults.require(sound != nil, "sound", from: first)
      faults.require(lines != nil, "lines", from: first)
      faults.require(head != nil, "head", from: first)
      return nil
    }
    self.file = file
    self.takenAt = takenAt
    self.bytes = bytes
    self.sound = sound
    self.lines = lines
    self.head = head
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"file\":")
    writer.string(file)
    writer.name("\"takenAt\":")
    writer.timestamp(takenAt)
    writer.name("\"bytes\":")
    writer.integer(bytes)
    writer.name("\"sound\":")
    writer.bool(sound)
    writer.name("\"lines\":")
    writer.integer(lines)
    writer.name("\"head\":")
    writer.string(head)
    writer.endObject()
  }
}

/// Params of `server.drain`.
public struct ServerDrainParams: Message {

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

