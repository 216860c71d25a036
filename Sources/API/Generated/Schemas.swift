// swift-format-ignore-file
// Made by protogen from Protocol/. Change the documents and run Scripts/generate.

package import JSON
public import RPC

/// An opaque id: text that begins with `tnt_`.
public struct TenantID: Identifier, LosslessStringConvertible {
  package static var prefix: StaticString { "tnt_" }
  package let rawValue: Int64
  package init(rawValue: Int64) { self.rawValue = rawValue }

  /// By its text; nil for text that no id of this kind has.
  public init?(_ description: String) {
    self.init(text: description)
    if rawValue == 0 { return nil }
  }

  /// The id's text.
  public var description: String { text }
}

/// An opaque id: text that begins with `sto_`.
public struct StoreID: Identifier, LosslessStringConvertible {
  package static var prefix: StaticString { "sto_" }
  package let rawValue: Int64
  package init(rawValue: Int64) { self.rawValue = rawValue }

  /// By its text; nil for text that no id of this kind has.
  public init?(_ description: String) {
    self.init(text: description)
    if rawValue == 0 { return nil }
  }

  /// The id's text.
  public var description: String { text }
}

/// An opaque id: text that begins with `acc_`.
public struct AccountID: Identifier, LosslessStringConvertible {
  package static var prefix: StaticString { "acc_" }
  package let rawValue: Int64
  package init(rawValue: Int64) { self.rawValue = rawValue }

  /// By its text; nil for text that no id of this kind has.
  public init?(_ description: String) {
    self.init(text: description)
    if rawValue == 0 { return nil }
  }

  /// The id's text.
  public var description: String { text }
}

/// An opaque id: text that begins with `card_`.
public struct CardID: Identifier, LosslessStringConvertible {
  package static var prefix: StaticString { "card_" }
  package let rawValue: Int64
  package init(rawValue: Int64) { self.rawValue = rawValue }

  /// By its text; nil for text that no id of this kind has.
  public init?(_ description: String) {
    self.init(text: description)
    if rawValue == 0 { return nil }
  }

  /// The id's text.
  public var description: String { text }
}

/// An opaque id: text that begins with `pay_`.
public struct PaymentID: Identifier, LosslessStringConvertible {
  package static var prefix: StaticString { "pay_" }
  package let rawValue: Int64
  package init(rawValue: Int64) { self.rawValue = rawValue }

  /// By its text; nil for text that no id of this kind has.
  public init?(_ description: String) {
    self.init(text: description)
    if rawValue == 0 { return nil }
  }

  /// The id's text.
  public var description: String { text }
}

/// An opaque id: text that begins with `att_`.
public struct AttemptID: Identifier, LosslessStringConvertible {
  package static var prefix: StaticString { "att_" }
  package let rawValue: Int64
  package init(rawValue: Int64) { self.rawValue = rawValue }

  /// By its text; nil for text that no id of this kind has.
  public init?(_ description: String) {
    self.init(text: description)
    if rawValue == 0 { return nil }
  }

  /// The id's text.
  public var description: String { text }
}

/// An opaque id: text that begins with `dec_`.
public struct DecisionID: Identifier, LosslessStringConvertible {
  package static var prefix: StaticString { "dec_" }
  package let rawValue: Int64
  package init(rawValue: Int64) { self.rawValue = rawValue }

  /// By its text; nil for text that no id of this kind has.
  public init?(_ description: String) {
    self.init(text: description)
    if rawValue == 0 { return nil }
  }

  /// The id's text.
  public var description: String { text }
}

/// An opaque id: text that begins with `ses_`.
public struct SessionID: Identifier, LosslessStringConvertible {
  package static var prefix: StaticString { "ses_" }
  package let rawValue: Int64
  package init(rawValue: Int64) { self.rawValue = rawValue }

  /// By its text; nil for text that no id of this kind has.
  public init?(_ description: String) {
    self.init(text: description)
    if rawValue == 0 { return nil }
  }

  /// The id's text.
  public var description: String { text }
}

/// An opaque id: text that begins with `cnf_`.
public struct ConfirmationID: Identifier, LosslessStringConvertible {
  package static var prefix: StaticString { "cnf_" }
  package let rawValue: Int64
  package init(rawValue: Int64) { self.rawValue = rawValue }

  /// By its text; nil for text that no id of this kind has.
  public init?(_ description: String) {
    self.init(text: description)
    if rawValue == 0 { return nil }
  }

  /// The id's text.
  public var description: String { text }
}

/// An opaque id: text that begins with `con_`.
public struct ConsentID: Identifier, LosslessStringConvertible {
  package static var prefix: StaticString { "con_" }
  package let rawValue: Int64
  package init(rawValue: Int64) { self.rawValue = rawValue }

  /// By its text; nil for text that no id of this kind has.
  public init?(_ description: String) {
    self.init(text: description)
    if rawValue == 0 { return nil }
  }

  /// The id's text.
  public var description: String { text }
}

/// An opaque id: text that begins with `aud_`.
public struct AuditLineID: Identifier, LosslessStringConvertible {
  package static var prefix: StaticString { "aud_" }
  package let rawValue: Int64
  package init(rawValue: Int64) { self.rawValue = rawValue }

  /// By its text; nil for text that no id of this kind has.
  public init?(_ description: String) {
    self.init(text: description)
    if rawValue == 0 { return nil }
  }

  /// The id's text.
  public var description: String { text }
}

/// An opaque id: text that begins with `alr_`.
public struct AlertID: Identifier, LosslessStringConvertible {
  package static var prefix: StaticString { "alr_" }
  package let rawValue: Int64
  package init(rawValue: Int64) { self.rawValue = rawValue }

  /// By its text; nil for text that no id of this kind has.
  public init?(_ description: String) {
    self.init(text: description)
    if rawValue == 0 { return nil }
  }

  /// The id's text.
  public var description: String { text }
}

/// An opaque id: text that begins with `imp_`.
public struct ImportID: Identifier, LosslessStringConvertible {
  package static var prefix: StaticString { "imp_" }
  package let rawValue: Int64
  package init(rawValue: Int64) { self.rawValue = rawValue }

  /// By its text; nil for text that no id of this kind has.
  public init?(_ description: String) {
    self.init(text: description)
    if rawValue == 0 { return nil }
  }

  /// The id's text.
  public var description: String { text }
}

/// Language of messages and labels. Default: en.
public enum Locale: Int, CaseIterable, Sendable {
  case en, zhCN
  /// A value that a later server has and this edition does not know. It is read from answers
  /// only, and never accepted in params.
  case unrecognized = -1

  /// The values that this edition knows.
  public static var allCases: [Locale] {
    [.en, .zhCN]
  }

  private static let names = NameTable("en", "zh-CN")

  /// As it stands on the wire.
  public var name: StaticString { rawValue < 0 ? "unrecognized" : Self.names[rawValue] }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    guard let index = faults.choice(&reader, of: Self.names, isOpen: true) else { return nil }
    self.init(rawValue: index)
  }

  package func write(to writer: inout Writer) { writer.string(plain: name) }
}

/// The member `data` of every error.
public struct ErrorData: Message {
  public var status: StatusName
  /// Constant of reasons.json. Switch on this, never on the message.
  public var reason: String
  /// Every violation that was found, not only the first.
  public var fieldViolations: [FieldViolation]?
  /// Each thing that stands in the way, where there are several.
  public var causes: [Cause]?
  /// Milliseconds after which the same call may succeed.
  public var retryAfterMs: Int64?
  public var limit: Limit?
  public var explanation: Explanation?
  /// The decision record in the audit log.
  public var decisionId: DecisionID?
  /// Names that the caller may have meant, the nearest first.
  public var didYouMean: [String]?

  private static let members = NameTable(
    "status", "reason", "fieldViolations", "causes", "retryAfterMs", "limit", "explanation", "decisionId", "didYouMean")

  public init(status: StatusName, reason: String, fieldViolations: [FieldViolation]? = nil, causes: [Cause]? = nil, retryAfterMs: Int64? = nil, limit: Limit? = nil, explanation: Explanation? = nil, decisionId: DecisionID? = nil, didYouMean: [String]? = nil) {
    self.status = status
    self.reason = reason
    self.fieldViolations = fieldViolations
    self.causes = causes
    self.retryAfterMs = retryAfterMs
    self.limit = limit
    self.explanation = explanation
    self.decisionId = decisionId
    self.didYouMean = didYouMean
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var status: StatusName?
    var reason: String?
    var fieldViolations: [FieldViolation]?
    var causes: [Cause]?
    var retryAfterMs: Int64?
    var limit: Limit?
    var explanation: Explanation?
    var decisionId: DecisionID?
    var didYouMean: [String]?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): status = StatusName(&reader, &faults)
      case .known(1): reason = faults.string(&reader, length: 0...64)
      case .known(2): fieldViolations = faults.list(&reader, count: 1...Int.max) { reader, faults in FieldViolation(&reader, &faults) }
      case .known(3): causes = faults.list(&reader, count: 1...Int.max) { reader, faults in Cause(&reader, &faults) }
      case .known(4): retryAfterMs = faults.integer(&reader, in: 0...Int64.max)
      case .known(5): limit = Limit(&reader, &faults)
      case .known(6): explanation = Explanation(&reader, &faults)
      case .known(7): decisionId = faults.identifier(&reader, DecisionID.prefix).map(DecisionID.init)
      case .known(8): didYouMean = faults.list(&reader, count: 1...Int.max) { reader, faults in faults.string(&reader, length: 0...64) }
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let status, let reason else {
      faults.require(status != nil, "status", from: first)
      faults.require(reason != nil, "reason", from: first)
      return nil
    }
    self.status = status
    self.reason = reason
    self.fieldViolations = fieldViolations
    self.causes = causes
    self.retryAfterMs = retryAfterMs
    self.limit = limit
    self.explanation = explanation
    self.decisionId = decisionId
    self.didYouMean = didYouMean
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"status\":")
    status.write(to: &writer)
    writer.name("\"reason\":")
    writer.string(reason)
    if let fieldViolations {
      writer.name("\"fieldViolations\":")
      writer.beginArray()
      for element in fieldViolations {
        element.write(to: &writer)
      }
      writer.endArray()
    }
    if let causes {
      writer.name("\"causes\":")
      writer.beginArray()
      for element in causes {
        element.write(to: &writer)
      }
      writer.endArray()
    }
    if let retryAfterMs {
      writer.name("\"retryAfterMs\":")
      writer.integer(retryAfterMs)
    }
    if let limit {
      writer.name("\"limit\":")
      limit.write(to: &writer)
    }
    if let explanation {
      writer.name("\"explanation\":")
      explanation.write(to: &writer)
    }
    if let decisionId {
      writer.name("\"decisionId\":")
      writer.identifier(DecisionID.prefix, decisionId.rawValue)
    }
    if let didYouMean {
      writer.name("\"didYouMean\":")
      writer.beginArray()
      for element in didYouMean {
        writer.string(element)
      }
      writer.endArray()
    }
    writer.endObject()
  }
}

/// One thing that stands in a call's way.
public struct Cause: Message {
  /// Id of what it is: a card, an attempt.
  public var subject: String
  /// Constant of reasons.json.
  public var reason: String
  /// One sentence in the caller's locale.
  public var message: String
  /// From this time on it stands in the way no more.
  public var notBefore: Timestamp?
  /// Row or ceiling of the ruleset that says so.
  public var rule: String?
  /// Edition of the ruleset.
  public var edition: String?

  private static let members = NameTable(
    "subject", "reason", "message", "notBefore", "rule", "edition")

  public init(subject: String, reason: String, message: String, notBefore: Timestamp? = nil, rule: String? = nil, edition: String? = nil) {
    self.subject = subject
    self.reason = reason
    self.message = message
    self.notBefore = notBefore
    self.rule = rule
    self.edition = edition
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var subject: String?
    var reason: String?
    var message: String?
    var notBefore: Timestamp?
    var rule: String?
    var edition: String?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): subject = faults.string(&reader, length: 0...64)
      case .known(1): reason = faults.string(&reader, length: 0...64)
      case .known(2): message = faults.string(&reader)
      case .known(3): notBefore = faults.timestamp(&reader)
      case .known(4): rule = faults.string(&reader, length: 0...64)
      case .known(5): edition = faults.string(&reader, length: 0...64)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let subject, let reason, let message else {
      faults.require(subject != nil, "subject", from: first)
      faults.require(reason != nil, "reason", from: first)
      faults.require(message != nil, "message", from: first)
      return nil
    }
    self.subject = subject
    self.reason = reason
    self.message = message
    self.notBefore = notBefore
    self.rule = rule
    self.edition = edition
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"subject\":")
    writer.string(subject)
    writer.name("\"reason\":")
    writer.string(reason)
    writer.name("\"message\":")
    writer.string(message)
    if let notBefore {
      writer.name("\"notBefore\":")
      writer.timestamp(notBefore)
    }
    if let rule {
      writer.name("\"rule\":")
      writer.string(rule)
    }
    if let edition {
      writer.name("\"edition\":")
      writer.string(edition)
    }
    writer.endObject()
  }
}

/// gRPC's name of the status.
public enum StatusName: Int, CaseIterable, Sendable {
  case cancelled, invalidArgument, deadlineExceeded, notFound, alreadyExists, permissionDenied, resourceExhausted, failedPrecondition, aborted, unimplemented, `internal`, unavailable, unauthenticated
  /// A value that a later server has and this edition does not know. It is read from answers
  /// only, and never accepted in params.
  case unrecognized = -1

  /// The values that this edition knows.
  public static var allCases: [StatusName] {
    [.cancelled, .invalidArgument, .deadlineExceeded, .notFound, .alreadyExists, .permissionDenied, .resourceExhausted, .failedPrecondition, .aborted, .unimplemented, .`internal`, .unavailable, .unauthenticated]
  }

  private static let names = NameTable("CANCELLED", "INVALID_ARGUMENT", "DEADLINE_EXCEEDED", "NOT_FOUND", "ALREADY_EXISTS", "PERMISSION_DENIED", "RESOURCE_EXHAUSTED", "FAILED_PRECONDITION", "ABORTED", "UNIMPLEMENTED", "INTERNAL", "UNAVAILABLE", "UNAUTHENTICATED")

  /// As it stands on the wire.
  public var name: StaticString { rawValue < 0 ? "unrecognized" : Self.names[rawValue] }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    guard let index = faults.choice(&reader, of: Self.names, isOpen: true) else { return nil }
    self.init(rawValue: index)
  }

  package func write(to writer: inout Writer) { writer.string(plain: name) }
}

/// The limit that was hit.
public struct Limit: Message {
  /// What is limited.
  public var slot: String
  /// How much is allowed.
  public var max: Int64
  /// How much was asked for or is used.
  public var used: Int64
  /// Milliseconds after which there is room again, where that is known.
  public var retryAfterMs: Int64?

  private static let members = NameTable(
    "slot", "max", "used", "retryAfterMs")

  public init(slot: String, max: Int64, used: Int64, retryAfterMs: Int64? = nil) {
    self.slot = slot
    self.max = max
    self.used = used
    self.retryAfterMs = retryAfterMs
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var slot: String?
    var max: Int64?
    var used: Int64?
    var retryAfterMs: Int64?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): slot = faults.string(&reader)
      case .known(1): max = faults.integer(&reader, in: 0...Int64.max)
      case .known(2): used = faults.integer(&reader, in: 0...Int64.max)
      case .known(3): retryAfterMs = faults.integer(&reader, in: 0...Int64.max)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let slot, let max, let used else {
      faults.require(slot != nil, "slot", from: first)
      faults.require(max != nil, "max", from: first)
      faults.require(used != nil, "used", from: first)
      return nil
    }
    self.slot = slot
    self.max = max
    self.used = used
    self.retryAfterMs = retryAfterMs
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"slot\":")
    writer.string(slot)
    writer.name("\"max\":")
    writer.integer(max)
    writer.name("\"used\":")
    writer.integer(used)
    if let retryAfterMs {
      writer.name("\"retryAfterMs\":")
      writer.integer(retryAfterMs)
    }
    writer.endObject()
  }
}

/// One parameter that was refused.
public struct FieldViolation: Message {
  /// Path of the member inside params, such as `expMonth`, `filter.health[2]` or `_meta.timeoutMs`.
  public var field: String
  /// Constant of reasons.json.
  public var reason: String
  /// One sentence in the caller's locale.
  public var message: String

  private static let members = NameTable(
    "field", "reason", "message")

  public init(field: String, reason: String, message: String) {
    self.field = field
    self.reason = reason
    self.message = message
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var field: String?
    var reason: String?
    var message: String?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): field = faults.string(&reader, length: 0...255)
      case .known(1): reason = faults.string(&reader, length: 0...64)
      case .known(2): message = faults.string(&reader)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let field, let reason, let message else {
      faults.require(field != nil, "field", from: first)
      faults.require(reason != nil, "reason", from: first)
      faults.require(message != nil, "message", from: first)
      return nil
    }
    self.field = field
    self.reason = reason
    self.message = message
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"field\":")
    writer.string(field)
    writer.name("\"reason\":")
    writer.string(reason)
    writer.name("\"message\":")
    writer.string(message)
    writer.endObject()
  }
}

/// Nothing to tell.
public struct Empty: Message {

  private static let members = NameTable(
    )

  public init() {
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known: reader.skip()
      case .unknown: reader.skip()
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

/// State of a service.
public struct HealthResult: Message {
  public var status: ServingStatus

  private static let members = NameTable(
    "status")

  public init(status: ServingStatus) {
    self.status = status
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var status: ServingStatus?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): status = ServingStatus(&reader, &faults)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let status else {
      faults.require(status != nil, "status", from: first)
      return nil
    }
    self.status = status
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"status\":")
    status.write(to: &writer)
    writer.endObject()
  }
}

/// State of a service, in gRPC's words.
public enum ServingStatus: Int, CaseIterable, Sendable {
  case serving, notServing
  /// A value that a later server has and this edition does not know. It is read from answers
  /// only, and never accepted in params.
  case unrecognized = -1

  /// The values that this edition knows.
  public static var allCases: [ServingStatus] {
    [.serving, .notServing]
  }

  private static let names = NameTable("SERVING", "NOT_SERVING")

  /// As it stands on the wire.
  public var name: StaticString { rawValue < 0 ? "unrecognized" : Self.names[rawValue] }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    guard let index = faults.choice(&reader, of: Self.names, isOpen: true) else { return nil }
    self.init(rawValue: index)
  }

  package func write(to writer: inout Writer) { writer.string(plain: name) }
}

/// Something that happened to an object of a merchant.
public struct Event: Message {
  /// Counts the merchant's events from 1, without gaps.
  public var sequence: Int64
  /// Time of the change.
  public var at: Timestamp
  /// What happened, such as card.bound.
  public var type: String
  public var tenant: TenantID
  /// The store that it concerns; absent where it concerns the merchant.
  public var store: StoreID?
  /// Id of what it happened to.
  public var subject: String
  /// The object as it was then, as its service describes it.
  public var data: RawJSON

  private static let members = NameTable(
    "sequence", "at", "type", "tenant", "store", "subject", "data")

  public init(sequence: Int64, at: Timestamp, type: String, tenant: TenantID, store: StoreID? = nil, subject: String, data: RawJSON) {
    self.sequence = sequence
    self.at = at
    self.type = type
    self.tenant = tenant
    self.store = store
    self.subject = subject
    self.data = data
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var sequence: Int64?
    var at: Timestamp?
    var type: String?
    var tenant: TenantID?
    var store: StoreID?
    var subject: String?
    var data: RawJSON?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): sequence = faults.integer(&reader, in: 1...Int64.max)
      case .known(1): at = faults.timestamp(&reader)
      case .known(2): type = faults.string(&reader, length: 0...64)
      case .known(3): tenant = faults.identifier(&reader, TenantID.prefix).map(TenantID.init)
      case .known(4): store = faults.identifier(&reader, StoreID.prefix).map(StoreID.init)
      case .known(5): subject = faults.string(&reader, length: 0...64)
      case .known(6): data = RawJSON(&reader, &faults)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let sequence, let at, let type, let tenant, let subject, let data else {
      faults.require(sequence != nil, "sequence", from: first)
      faults.require(at != nil, "at", from: first)
      faults.require(type != nil, "type", from: first)
      faults.require(tenant != nil, "tenant", from: first)
      faults.require(subject != nil, "subject", from: first)
      faults.require(data != nil, "data", from: first)
      return nil
    }
    self.sequence = sequence
    self.at = at
    self.type = type
    self.tenant = tenant
    self.store = store
    self.subject = subject
    self.data = data
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"sequence\":")
    writer.integer(sequence)
    writer.name("\"at\":")
    writer.timestamp(at)
    writer.name("\"type\":")
    writer.string(type)
    writer.name("\"tenant\":")
    writer.identifier(TenantID.prefix, tenant.rawValue)
    if let store {
      writer.name("\"store\":")
      writer.identifier(StoreID.prefix, store.rawValue)
    }
    writer.name("\"subject\":")
    writer.string(subject)
    writer.name("\"data\":")
    data.write(to: &writer)
    writer.endObject()
  }
}

/// One line of the audit: who called what, how it ended, and what it changed. Card data in it is
/// masked.
public struct AuditLine: Message {
  public var id: AuditLineID
  /// Time of the call.
  public var at: Timestamp
  /// The merchant whose audit it is in. Absent for what concerns the platform alone.
  public var tenant: TenantID?
  /// Counts the lines of the merchant, or of the platform, from 1, without gaps.
  public var sequence: Int64
  /// Counts the lines of all. For whoever reads the audit of all.
  public var place: Int64?
  /// Who called. Absent where that is not known.
  public var account: AccountID?
  /// Login name of the account.
  public var accountName: String?
  public var session: SessionID?
  /// User id of the calling process.
  public var peerUid: Int64
  /// Process id of the calling process.
  public var peerPid: Int64
  public var method: String
  /// `OK`, or the reason of the refusal: a constant of reasons.json.
  public var outcome: String
  /// Id of what the call was about.
  public var target: String?
  /// The object before the change, as its service describes it.
  public var before: RawJSON?
  /// The object after the change.
  public var after: RawJSON?
  /// Why the caller said it called.
  public var reason: String?
  /// The decision by which the call was denied.
  public var decisionId: DecisionID?
  /// The line's link in the merchant's chain, in hexadecimal digits.
  public var hash: String

  private static let members = NameTable(
    "id", "at", "tenant", "sequence", "place", "account", "accountName", "session", "peerUid", "peerPid", "method", "outcome", "target", "before", "after", "reason", "decisionId", "hash")

  public init(id: AuditLineID, at: Timestamp, tenant: TenantID? = nil, sequence: Int64, place: Int64? = nil, account: AccountID? = nil, accountName: String? = nil, session: SessionID? = nil, peerUid: Int64, peerPid: Int64, method: String, outcome: String, target: String? = nil, before: RawJSON? = nil, after: RawJSON? = nil, reason: String? = nil, decisionId: DecisionID? = nil, hash: String) {
    self.id = id
    self.at = at
    self.tenant = tenant
    self.sequence = sequence
    self.place = place
    self.account = account
    self.accountName = accountName
    self.session = session
    self.peerUid = peerUid
    self.peerPid = peerPid
    self.method = method
    self.outcome = outcome
    self.target = target
    self.before = before
    self.after = after
    self.reason = reason
    self.decisionId = decisionId
    self.hash = hash
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var id: AuditLineID?
    var at: Timestamp?
    var tenant: TenantID?
    var sequence: Int64?
    var place: Int64?
    var account: AccountID?
    var accountName: String?
    var session: SessionID?
    var peerUid: Int64?
    var peerPid: Int64?
    var method: String?
    var outcome: String?
    var target: String?
    var before: RawJSON?
    var after: RawJSON?
    var reason: String?
    var decisionId: DecisionID?
    var hash: String?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): id = faults.identifier(&reader, AuditLineID.prefix).map(AuditLineID.init)
      case .known(1): at = faults.timestamp(&reader)
      case .known(2): tenant = faults.identifier(&reader, TenantID.prefix).map(TenantID.init)
      case .known(3): sequence = faults.integer(&reader, in: 1...Int64.max)
      case .known(4): place = faults.integer(&reader, in: 1...Int64.max)
      case .known(5): account = faults.identifier(&reader, AccountID.prefix).map(AccountID.init)
      case .known(6): accountName = faults.string(&reader, length: 0...64)
      case .known(7): session = faults.identifier(&reader, SessionID.prefix).map(SessionID.init)
      case .known(8): peerUid = faults.integer(&reader, in: 0...4294967295)
      case .known(9): peerPid = faults.integer(&reader)
      case .known(10): method = faults.string(&reader, length: 0...64)
      case .known(11): outcome = faults.string(&reader, length: 0...64)
      case .known(12): target = faults.string(&reader, length: 0...64)
      case .known(13): before = RawJSON(&reader, &faults)
      case .known(14): after = RawJSON(&reader, &faults)
      case .known(15): reason = faults.string(&reader, length: 0...500)
      case .known(16): decisionId = faults.identifier(&reader, DecisionID.prefix).map(DecisionID.init)
      case .known(17): hash = faults.string(&reader, length: 0...64)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let id, let at, let sequence, let peerUid, let peerPid, let method, let outcome, let hash else {
      faults.require(id != nil, "id", from: first)
      faults.require(at != nil, "at", from: first)
      faults.require(sequence != nil, "sequence", from: first)
      faults.require(peerUid != nil, "peerUid", from: first)
      faults.require(peerPid != nil, "peerPid", from: first)
      faults.require(method != nil, "method", from: first)
      faults.require(outcome != nil, "outcome", from: first)
      faults.require(hash != nil, "hash", from: first)
      return nil
    }
    self.id = id
    self.at = at
    self.tenant = tenant
    self.sequence = sequence
    self.place = place
    self.account = account
    self.accountName = accountName
    self.session = session
    self.peerUid = peerUid
    self.peerPid = peerPid
    self.method = method
    self.outcome = outcome
    self.target = target
    self.before = before
    self.after = after
    self.reason = reason
    self.decisionId = decisionId
    self.hash = hash
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"id\":")
    writer.identifier(AuditLineID.prefix, id.rawValue)
    writer.name("\"at\":")
    writer.timestamp(at)
    if let tenant {
      writer.name("\"tenant\":")
      writer.identifier(TenantID.prefix, tenant.rawValue)
    }
    writer.name("\"sequence\":")
    writer.integer(sequence)
    if let place {
      writer.name("\"place\":")
      writer.integer(place)
    }
    if let account {
      writer.name("\"account\":")
      writer.identifier(AccountID.prefix, account.rawValue)
    }
    if let accountName {
      writer.name("\"accountName\":")
      writer.string(accountName)
    }
    if let session {
      writer.name("\"session\":")
      writer.identifier(SessionID.prefix, session.rawValue)
    }
    writer.name("\"peerUid\":")
    writer.integer(peerUid)
    writer.name("\"peerPid\":")
    writer.integer(peerPid)
    writer.name("\"method\":")
    writer.string(method)
    writer.name("\"outcome\":")
    writer.string(outcome)
    if let target {
      writer.name("\"target\":")
      writer.string(target)
    }
    if let before {
      writer.name("\"before\":")
      before.write(to: &writer)
    }
    if let after {
      writer.name("\"after\":")
      after.write(to: &writer)
    }
    if let reason {
      writer.name("\"reason\":")
      writer.string(reason)
    }
    if let decisionId {
      writer.name("\"decisionId\":")
      writer.identifier(DecisionID.prefix, decisionId.rawValue)
    }
    writer.name("\"hash\":")
    writer.string(hash)
    writer.endObject()
  }
}

/// What is streamed, and from where on.
public struct AuditOpen: Message {
  /// Absent for the audit of all.
  public var tenant: TenantID?
  /// Lines behind this number follow.
  public var after: Int64
  /// The last line, where there is one.
  public var through: Int64?

  private static let members = NameTable(
    "tenant", "after", "through")

  public init(tenant: TenantID? = nil, after: Int64, through: Int64? = nil) {
    self.tenant = tenant
    self.after = after
    self.through = through
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var tenant: TenantID?
    var after: Int64?
    var through: Int64?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): tenant = faults.identifier(&reader, TenantID.prefix).map(TenantID.init)
      case .known(1): after = faults.integer(&reader, in: 0...Int64.max)
      case .known(2): through = faults.integer(&reader, in: 0...Int64.max)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let after else {
      faults.require(after != nil, "after", from: first)
      return nil
    }
    self.tenant = tenant
    self.after = after
    self.through = through
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    if let tenant {
      writer.name("\"tenant\":")
      writer.identifier(TenantID.prefix, tenant.rawValue)
    }
    writer.name("\"after\":")
    writer.integer(after)
    if let through {
      writer.name("\"through\":")
      writer.integer(through)
    }
    writer.endObject()
  }
}

/// What was done to the audit. changed: a line says something else than when it was written.
/// removed: a line is missing. reordered: lines stand in another order. truncated: the chain ends
/// before the head that was kept. replaced: the chain is another than the one whose head was kept.
public enum AuditFault: Int, CaseIterable, Sendable {
  case changed, removed, reordered, truncated, replaced
  /// A value that a later server has and this edition does not know. It is read from answers
  /// only, and never accepted in params.
  case unrecognized = -1

  /// The values that this edition knows.
  public static var allCases: [AuditFault] {
    [.changed, .removed, .reordered, .truncated, .replaced]
  }

  private static let names = NameTable("changed", "removed", "reordered", "truncated", "replaced")

  /// As it stands on the wire.
  public var name: StaticString { rawValue < 0 ? "unrecognized" : Self.names[rawValue] }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    guard let index = faults.choice(&reader, of: Self.names, isOpen: true) else { return nil }
    self.init(rawValue: index)
  }

  package func write(to writer: inout Writer) { writer.string(plain: name) }
}

/// The first line that does not fit its chain.
public struct BrokenLine: Message {
  public var what: AuditFault
  /// Absent for the platform's own lines, and where a missing line cannot be named.
  public var tenant: TenantID?
  /// The line's number in its chain.
  public var sequence: Int64?
  /// Its number among the lines of all, where those were verified.
  public var place: Int64?
  /// Absent if the line is missing.
  public var id: AuditLineID?

  private static let members = NameTable(
    "what", "tenant", "sequence", "place", "id")

  public init(what: AuditFault, tenant: TenantID? = nil, sequence: Int64? = nil, place: Int64? = nil, id: AuditLineID? = nil) {
    self.what = what
    self.tenant = tenant
    self.sequence = sequence
    self.place = place
    self.id = id
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var what: AuditFault?
    var tenant: TenantID?
    var sequence: Int64?
    var place: Int64?
    var id: AuditLineID?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): what = AuditFault(&reader, &faults)
      case .known(1): tenant = faults.identifier(&reader, TenantID.prefix).map(TenantID.init)
      case .known(2): sequence = faults.integer(&reader, in: 1...Int64.max)
      case .known(3): place = faults.integer(&reader, in: 1...Int64.max)
      case .known(4): id = faults.identifier(&reader, AuditLineID.prefix).map(AuditLineID.init)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let what else {
      faults.require(what != nil, "what", from: first)
      return nil
    }
    self.what = what
    self.tenant = tenant
    self.sequence = sequence
    self.place = place
    self.id = id
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"what\":")
    what.write(to: &writer)
    if let tenant {
      writer.name("\"tenant\":")
      writer.identifier(TenantID.prefix, tenant.rawValue)
    }
    if let sequence {
      writer.name("\"sequence\":")
      writer.integer(sequence)
    }
    if let place {
      writer.name("\"place\":")
      writer.integer(place)
    }
    if let id {
      writer.name("\"id\":")
      writer.identifier(AuditLineID.prefix, id.rawValue)
    }
    writer.endObject()
  }
}

/// What verifying a chain has found.
public struct AuditVerifyResult: Message {
  /// How many lines fit.
  public var lines: Int64
  /// Stands for all of these lines. Keep it elsewhere: given to a later verification, it shows
  /// whether lines were taken from the end.
  public var head: String
  /// Whether every line fits, up to the last.
  public var intact: Bool
  public var firstBroken: BrokenLine?

  private static let members = NameTable(
    "lines", "head", "intact", "firstBroken")

  public init(lines: Int64, head: String, intact: Bool, firstBroken: BrokenLine? = nil) {
    self.lines = lines
    self.head = head
    self.intact = intact
    self.firstBroken = firstBroken
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var lines: Int64?
    var head: String?
    var intact: Bool?
    var firstBroken: BrokenLine?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): lines = faults.integer(&reader, in: 0...Int64.max)
      case .known(1): head = faults.string(&reader, length: 0...255)
      case .known(2): intact = faults.bool(&reader)
      case .known(3): firstBroken = BrokenLine(&reader, &faults)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let lines, let head, let intact else {
      faults.require(lines != nil, "lines", from: first)
      faults.require(head != nil, "head", from: first)
      faults.require(intact != nil, "intact", from: first)
      return nil
    }
    self.lines = lines
    self.head = head
    self.intact = intact
    self.firstBroken = firstBroken
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"lines\":")
    writer.integer(lines)
    writer.name("\"head\":")
    writer.string(head)
    writer.name("\"intact\":")
    writer.bool(intact)
    if let firstBroken {
      writer.name("\"firstBroken\":")
      firstBroken.write(to: &writer)
    }
    writer.endObject()
  }
}

/// A built-in role. Custom roles have one as their base.
public enum Role: Int, CaseIterable, Sendable {
  case store, chain, support, admin, service
  /// A value that a later server has and this edition does not know. It is read from answers
  /// only, and never accepted in params.
  case unrecognized = -1

  /// The values that this edition knows.
  public static var allCases: [Role] {
    [.store, .chain, .support, .admin, .service]
  }

  private static let names = NameTable("store", "chain", "support", "admin", "service")

  /// As it stands on the wire.
  public var name: StaticString { rawValue < 0 ? "unrecognized" : Self.names[rawValue] }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    guard let index = faults.choice(&reader, of: Self.names, isOpen: true) else { return nil }
    self.init(rawValue: index)
  }

  package func write(to writer: inout Writer) { writer.string(plain: name) }
}

/// A role, built-in or custom, as it stands in a merchant or for the platform.
public struct RoleDefinition: Message {
  public var name: String
  public var base: Role
  /// False: a custom role.
  public var builtIn: Bool
  /// The merchant that it is told for; absent for the platform.
  public var tenant: TenantID?
  public var label: RoleLabel
  /// Names of the permissions in force, sorted.
  public var permissions: [String]
  /// Names of the permissions that it can have here, sorted.
  public var ceiling: [String]
  /// The last change of each permission that was changed, the platform's first.
  public var overrides: [RoleOverride]
  /// Counts the changes on this level: the merchant's, or the platform's.
  public var version: Int64
  /// Grows with every change of the policy.
  public var policyRevision: Int64

  private static let members = NameTable(
    "name", "base", "builtIn", "tenant", "label", "permissions", "ceiling", "overrides", "version", "policyRevision")

  public init(name: String, base: Role, builtIn: Bool, tenant: TenantID? = nil, label: RoleLabel, permissions: [String], ceiling: [String], overrides: [RoleOverride], version: Int64, policyRevision: Int64) {
    self.name = name
    self.base = base
    self.builtIn = builtIn
    self.tenant = tenant
    self.label = label
    self.permissions = permissions
    self.ceiling = ceiling
    self.overrides = overrides
    self.version = version
    self.policyRevision = policyRevision
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var name: String?
    var base: Role?
    var builtIn: Bool?
    var tenant: TenantID?
    var label: RoleLabel?
    var permissions: [String]?
    var ceiling: [String]?
    var overrides: [RoleOverride]?
    var version: Int64?
    var policyRevision: Int64?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): name = faults.string(&reader, length: 0...32)
      case .known(1): base = Role(&reader, &faults)
      case .known(2): builtIn = faults.bool(&reader)
      case .known(3): tenant = faults.identifier(&reader, TenantID.prefix).map(TenantID.init)
      case .known(4): label = RoleLabel(&reader, &faults)
      case .known(5): permissions = faults.list(&reader) { reader, faults in faults.string(&reader, length: 0...64) }
      case .known(6): ceiling = faults.list(&reader) { reader, faults in faults.string(&reader, length: 0...64) }
      case .known(7): overrides = faults.list(&reader) { reader, faults in RoleOverride(&reader, &faults) }
      case .known(8): version = faults.integer(&reader, in: 1...Int64.max)
      case .known(9): policyRevision = faults.integer(&reader, in: 1...Int64.max)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let name, let base, let builtIn, let label, let permissions, let ceiling, let overrides, let version, let policyRevision else {
      faults.require(name != nil, "name", from: first)
      faults.require(base != nil, "base", from: first)
      faults.require(builtIn != nil, "builtIn", from: first)
      faults.require(label != nil, "label", from: first)
      faults.require(permissions != nil, "permissions", from: first)
      faults.require(ceiling != nil, "ceiling", from: first)
      faults.require(overrides != nil, "overrides", from: first)
      faults.require(version != nil, "version", from: first)
      faults.require(policyRevision != nil, "policyRevision", from: first)
      return nil
    }
    self.name = name
    self.base = base
    self.builtIn = builtIn
    self.tenant = tenant
    self.label = label
    self.permissions = permissions
    self.ceiling = ceiling
    self.overrides = overrides
    self.version = version
    self.policyRevision = policyRevision
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"name\":")
    writer.string(name)
    writer.name("\"base\":")
    base.write(to: &writer)
    writer.name("\"builtIn\":")
    writer.bool(builtIn)
    if let tenant {
      writer.name("\"tenant\":")
      writer.identifier(TenantID.prefix, tenant.rawValue)
    }
    writer.name("\"label\":")
    label.write(to: &writer)
    writer.name("\"permissions\":")
    writer.beginArray()
    for element in permissions {
      writer.string(element)
    }
    writer.endArray()
    writer.name("\"ceiling\":")
    writer.beginArray()
    for element in ceiling {
      writer.string(element)
    }
    writer.endArray()
    writer.name("\"overrides\":")
    writer.beginArray()
    for element in overrides {
      element.write(to: &writer)
    }
    writer.endArray()
    writer.name("\"version\":")
    writer.integer(version)
    writer.name("\"policyRevision\":")
    writer.integer(policyRevision)
    writer.endObject()
  }
}

/// What a role is called. A custom role is called by its name.
public struct RoleLabel: Message {
  public var en: String
  public var zh: String

  private static let members = NameTable(
    "en", "zh")

  public init(en: String, zh: String) {
    self.en = en
    self.zh = zh
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var en: String?
    var zh: String?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): en = faults.string(&reader)
      case .known(1): zh = faults.string(&reader)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let en, let zh else {
      faults.require(en != nil, "en", from: first)
      faults.require(zh != nil, "zh", from: first)
      return nil
    }
    self.en = en
    self.zh = zh
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"en\":")
    writer.string(en)
    writer.name("\"zh\":")
    writer.string(zh)
    writer.endObject()
  }
}

/// A change of one permission of a role.
public struct RoleOverride: Message {
  public var permission: String
  public var effect: RoleEffect
  public var level: RoleLevel
  public var changedBy: AccountID
  public var changedAt: Timestamp

  private static let members = NameTable(
    "permission", "effect", "level", "changedBy", "changedAt")

  public init(permission: String, effect: RoleEffect, level: RoleLevel, changedBy: AccountID, changedAt: Timestamp) {
    self.permission = permission
    self.effect = effect
    self.level = level
    self.changedBy = changedBy
    self.changedAt = changedAt
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var permission: String?
    var effect: RoleEffect?
    var level: RoleLevel?
    var changedBy: AccountID?
    var changedAt: Timestamp?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): permission = faults.string(&reader, length: 0...64)
      case .known(1): effect = RoleEffect(&reader, &faults)
      case .known(2): level = RoleLevel(&reader, &faults)
      case .known(3): changedBy = faults.identifier(&reader, AccountID.prefix).map(AccountID.init)
      case .known(4): changedAt = faults.timestamp(&reader)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let permission, let effect, let level, let changedBy, let changedAt else {
      faults.require(permission != nil, "permission", from: first)
      faults.require(effect != nil, "effect", from: first)
      faults.require(level != nil, "level", from: first)
      faults.require(changedBy != nil, "changedBy", from: first)
      faults.require(changedAt != nil, "changedAt", from: first)
      return nil
    }
    self.permission = permission
    self.effect = effect
    self.level = level
    self.changedBy = changedBy
    self.changedAt = changedAt
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"permission\":")
    writer.string(permission)
    writer.name("\"effect\":")
    effect.write(to: &writer)
    writer.name("\"level\":")
    level.write(to: &writer)
    writer.name("\"changedBy\":")
    writer.identifier(AccountID.prefix, changedBy.rawValue)
    writer.name("\"changedAt\":")
    writer.timestamp(changedAt)
    writer.endObject()
  }
}

/// Whether a permission was given or taken away.
public enum RoleEffect: Int, CaseIterable, Sendable {
  case granted, revoked
  /// A value that a later server has and this edition does not know. It is read from answers
  /// only, and never accepted in params.
  case unrecognized = -1

  /// The values that this edition knows.
  public static var allCases: [RoleEffect] {
    [.granted, .revoked]
  }

  private static let names = NameTable("granted", "revoked")

  /// As it stands on the wire.
  public var name: StaticString { rawValue < 0 ? "unrecognized" : Self.names[rawValue] }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    guard let index = faults.choice(&reader, of: Self.names, isOpen: true) else { return nil }
    self.init(rawValue: index)
  }

  package func write(to writer: inout Writer) { writer.string(plain: name) }
}

/// Where a role was changed: for all merchants, or in one.
public enum RoleLevel: Int, CaseIterable, Sendable {
  case platform, tenant
  /// A value that a later server has and this edition does not know. It is read from answers
  /// only, and never accepted in params.
  case unrecognized = -1

  /// The values that this edition knows.
  public static var allCases: [RoleLevel] {
    [.platform, .tenant]
  }

  private static let names = NameTable("platform", "tenant")

  /// As it stands on the wire.
  public var name: StaticString { rawValue < 0 ? "unrecognized" : Self.names[rawValue] }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    guard let index = faults.choice(&reader, of: Self.names, isOpen: true) else { return nil }
    self.init(rawValue: index)
  }

  package func write(to writer: inout Writer) { writer.string(plain: name) }
}

/// A role.
public struct RoleResult: Message {
  public var role: RoleDefinition

  private static let members = NameTable(
    "role")

  public init(role: RoleDefinition) {
    self.role = role
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var role: RoleDefinition?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): role = RoleDefinition(&reader, &faults)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let role else {
      faults.require(role != nil, "role", from: first)
      return nil
    }
    self.role = role
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"role\":")
    role.write(to: &writer)
    writer.endObject()
  }
}

/// The stores that an answer speaks of.
public enum ScopeStores: Message {
  case all
  case some([StoreID])

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    if reader.isAtString {
      guard faults.choice(&reader, of: NameTable("all")) != nil else { return nil }
      self = .all
      return
    }
    let stores = faults.list(&reader) { reader, faults in
      faults.identifier(&reader, StoreID.prefix).map(StoreID.init)
    }
    guard let stores else { return nil }
    self = .some(stores)
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    guard case .some(let stores) = self else { return writer.string(plain: "all") }
    writer.beginArray()
    for store in stores { writer.identifier(StoreID.prefix, store.rawValue) }
    writer.endArray()
  }
}

/// What an answer was allowed to cover.
public struct Scope: Message {
  /// The merchant that the answer is about. Absent where it is about several, or about the
  /// platform.
  public var tenant: TenantID?
  public var stores: ScopeStores
  /// Why something that someone else sees is not in this answer. Neither counted nor named. Empty:
  /// nothing is hidden.
  public var hidden: [HiddenPart]

  private static let members = NameTable(
    "tenant", "stores", "hidden")

  public init(tenant: TenantID? = nil, stores: ScopeStores, hidden: [HiddenPart]) {
    self.tenant = tenant
    self.stores = stores
    self.hidden = hidden
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var tenant: TenantID?
    var stores: ScopeStores?
    var hidden: [HiddenPart]?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): tenant = faults.identifier(&reader, TenantID.prefix).map(TenantID.init)
      case .known(1): stores = ScopeStores(&reader, &faults)
      case .known(2): hidden = faults.list(&reader) { reader, faults in HiddenPart(&reader, &faults) }
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let stores, let hidden else {
      faults.require(stores != nil, "stores", from: first)
      faults.require(hidden != nil, "hidden", from: first)
      return nil
    }
    self.tenant = tenant
    self.stores = stores
    self.hidden = hidden
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    if let tenant {
      writer.name("\"tenant\":")
      writer.identifier(TenantID.prefix, tenant.rawValue)
    }
    writer.name("\"stores\":")
    stores.write(to: &writer)
    writer.name("\"hidden\":")
    writer.beginArray()
    for element in hidden {
      element.write(to: &writer)
    }
    writer.endArray()
    writer.endObject()
  }
}

/// A merchant's permission for support to work with its data for a while.
public struct Consent: Message {
  public var id: ConsentID
  public var tenant: TenantID
  /// What support may do.
  public var permissions: [String]
  /// What it is about.
  public var note: String?
  public var state: ConsentState
  public var grantedBy: AccountID
  public var grantedAt: Timestamp
  /// When it ends by itself.
  public var expiresAt: Timestamp
  public var revokedAt: Timestamp?
  public var revokedBy: AccountID?

  private static let members = NameTable(
    "id", "tenant", "permissions", "note", "state", "grantedBy", "grantedAt", "expiresAt", "revokedAt", "revokedBy")

  public init(id: ConsentID, tenant: TenantID, permissions: [String], note: String? = nil, state: ConsentState, grantedBy: AccountID, grantedAt: Timestamp, expiresAt: Timestamp, revokedAt: Timestamp? = nil, revokedBy: AccountID? = nil) {
    self.id = id
    self.tenant = tenant
    self.permissions = permissions
    self.note = note
    self.state = state
    self.grantedBy = grantedBy
    self.grantedAt = grantedAt
    self.expiresAt = expiresAt
    self.revokedAt = revokedAt
    self.revokedBy = revokedBy
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var id: ConsentID?
    var tenant: TenantID?
    var permissions: [String]?
    var note: String?
    var state: ConsentState?
    var grantedBy: AccountID?
    var grantedAt: Timestamp?
    var expiresAt: Timestamp?
    var revokedAt: Timestamp?
    var revokedBy: AccountID?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): id = faults.identifier(&reader, ConsentID.prefix).map(ConsentID.init)
      case .known(1): tenant = faults.identifier(&reader, TenantID.prefix).map(TenantID.init)
      case .known(2): permissions = faults.list(&reader) { reader, faults in faults.string(&reader, length: 0...64) }
      case .known(3): note = faults.string(&reader, length: 0...255)
      case .known(4): state = ConsentState(&reader, &faults)
      case .known(5): grantedBy = faults.identifier(&reader, AccountID.prefix).map(AccountID.init)
      case .known(6): grantedAt = faults.timestamp(&reader)
      case .known(7): expiresAt = faults.timestamp(&reader)
      case .known(8): revokedAt = faults.timestamp(&reader)
      case .known(9): revokedBy = faults.identifier(&reader, AccountID.prefix).map(AccountID.init)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let id, let tenant, let permissions, let state, let grantedBy, let grantedAt, let expiresAt else {
      faults.require(id != nil, "id", from: first)
      faults.require(tenant != nil, "tenant", from: first)
      faults.require(permissions != nil, "permissions", from: first)
      faults.require(state != nil, "state", from: first)
      faults.require(grantedBy != nil, "grantedBy", from: first)
      faults.require(grantedAt != nil, "grantedAt", from: first)
      faults.require(expiresAt != nil, "expiresAt", from: first)
      return nil
    }
    self.id = id
    self.tenant = tenant
    self.permissions = permissions
    self.note = note
    self.state = state
    self.grantedBy = grantedBy
    self.grantedAt = grantedAt
    self.expiresAt = expiresAt
    self.revokedAt = revokedAt
    self.revokedBy = revokedBy
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"id\":")
    writer.identifier(ConsentID.prefix, id.rawValue)
    writer.name("\"tenant\":")
    writer.identifier(TenantID.prefix, tenant.rawValue)
    writer.name("\"permissions\":")
    writer.beginArray()
    for element in permissions {
      writer.string(element)
    }
    writer.endArray()
    if let note {
      writer.name("\"note\":")
      writer.string(note)
    }
    writer.name("\"state\":")
    state.write(to: &writer)
    writer.name("\"grantedBy\":")
    writer.identifier(AccountID.prefix, grantedBy.rawValue)
    writer.name("\"grantedAt\":")
    writer.timestamp(grantedAt)
    writer.name("\"expiresAt\":")
    writer.timestamp(expiresAt)
    if let revokedAt {
      writer.name("\"revokedAt\":")
      writer.timestamp(revokedAt)
    }
    if let revokedBy {
      writer.name("\"revokedBy\":")
      writer.identifier(AccountID.prefix, revokedBy.rawValue)
    }
    writer.endObject()
  }
}

/// Whether a consent is in force.
public enum ConsentState: Int, CaseIterable, Sendable {
  case live, expired, revoked
  /// A value that a later server has and this edition does not know. It is read from answers
  /// only, and never accepted in params.
  case unrecognized = -1

  /// The values that this edition knows.
  public static var allCases: [ConsentState] {
    [.live, .expired, .revoked]
  }

  private static let names = NameTable("live", "expired", "revoked")

  /// As it stands on the wire.
  public var name: StaticString { rawValue < 0 ? "unrecognized" : Self.names[rawValue] }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    guard let index = faults.choice(&reader, of: Self.names, isOpen: true) else { return nil }
    self.init(rawValue: index)
  }

  package func write(to writer: inout Writer) { writer.string(plain: name) }
}

/// A consent.
public struct ConsentResult: Message {
  public var consent: Consent

  private static let members = NameTable(
    "consent")

  public init(consent: Consent) {
    self.consent = consent
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var consent: Consent?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): consent = Consent(&reader, &faults)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let consent else {
      faults.require(consent != nil, "consent", from: first)
      return nil
    }
    self.consent = consent
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"consent\":")
    consent.write(to: &writer)
    writer.endObject()
  }
}

/// One reason why a part is not in the answer.
public struct HiddenPart: Message {
  /// Constant of reasons.json.
  public var reason: String
  /// The permission that would show it.
  public var permission: String?

  private static let members = NameTable(
    "reason", "permission")

  public init(reason: String, permission: String? = nil) {
    self.reason = reason
    self.permission = permission
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var reason: String?
    var permission: String?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): reason = faults.string(&reader, length: 0...64)
      case .known(1): permission = faults.string(&reader, length: 0...64)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let reason else {
      faults.require(reason != nil, "reason", from: first)
      return nil
    }
    self.reason = reason
    self.permission = permission
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"reason\":")
    writer.string(reason)
    if let permission {
      writer.name("\"permission\":")
      writer.string(permission)
    }
    writer.endObject()
  }
}

/// Where a menu is shown: the back office in a browser, the app on a phone, cardctl.
public enum Surface: Int, CaseIterable, Sendable {
  case pc, mobile, cli
  /// A value that a later server has and this edition does not know. It is read from answers
  /// only, and never accepted in params.
  case unrecognized = -1

  /// The values that this edition knows.
  public static var allCases: [Surface] {
    [.pc, .mobile, .cli]
  }

  private static let names = NameTable("pc", "mobile", "cli")

  /// As it stands on the wire.
  public var name: StaticString { rawValue < 0 ? "unrecognized" : Self.names[rawValue] }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    guard let index = faults.choice(&reader, of: Self.names, isOpen: true) else { return nil }
    self.init(rawValue: index)
  }

  package func write(to writer: inout Writer) { writer.string(plain: name) }
}

/// An entry of a menu that shows. A group has children, a leaf has methods.
public struct EntryNode: Message {
  /// Such as finance.payment-cards.
  public var id: String
  /// In the caller's locale.
  public var label: String
  public var labels: EntryLabels
  /// What else people call it.
  public var aliases: [String]?
  /// The methods behind it; the caller may call each of them.
  public var methods: [String]
  /// The entries below it that show, in their order.
  public var children: [EntryNode]

  private static let members = NameTable(
    "id", "label", "labels", "aliases", "methods", "children")

  public init(id: String, label: String, labels: EntryLabels, aliases: [String]? = nil, methods: [String], children: [EntryNode]) {
    self.id = id
    self.label = label
    self.labels = labels
    self.aliases = aliases
    self.methods = methods
    self.children = children
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var id: String?
    var label: String?
    var labels: EntryLabels?
    var aliases: [String]?
    var methods: [String]?
    var children: [EntryNode]?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): id = faults.string(&reader, length: 0...64)
      case .known(1): label = faults.string(&reader, length: 0...64)
      case .known(2): labels = EntryLabels(&reader, &faults)
      case .known(3): aliases = faults.list(&reader, count: 1...Int.max) { reader, faults in faults.string(&reader, length: 0...64) }
      case .known(4): methods = faults.list(&reader) { reader, faults in faults.string(&reader, length: 0...64) }
      case .known(5): children = faults.list(&reader) { reader, faults in EntryNode(&reader, &faults) }
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let id, let label, let labels, let methods, let children else {
      faults.require(id != nil, "id", from: first)
      faults.require(label != nil, "label", from: first)
      faults.require(labels != nil, "labels", from: first)
      faults.require(methods != nil, "methods", from: first)
      faults.require(children != nil, "children", from: first)
      return nil
    }
    self.id = id
    self.label = label
    self.labels = labels
    self.aliases = aliases
    self.methods = methods
    self.children = children
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"id\":")
    writer.string(id)
    writer.name("\"label\":")
    writer.string(label)
    writer.name("\"labels\":")
    labels.write(to: &writer)
    if let aliases {
      writer.name("\"aliases\":")
      writer.beginArray()
      for element in aliases {
        writer.string(element)
      }
      writer.endArray()
    }
    writer.name("\"methods\":")
    writer.beginArray()
    for element in methods {
      writer.string(element)
    }
    writer.endArray()
    writer.name("\"children\":")
    writer.beginArray()
    for element in children {
      element.write(to: &writer)
    }
    writer.endArray()
    writer.endObject()
  }
}

/// The label in every language.
public struct EntryLabels: Message {
  /// In English.
  public var en: String
  /// In Chinese.
  public var zhCN: String

  private static let members = NameTable(
    "en", "zh-CN")

  public init(en: String, zhCN: String) {
    self.en = en
    self.zhCN = zhCN
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var en: String?
    var zhCN: String?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): en = faults.string(&reader, length: 0...64)
      case .known(1): zhCN = faults.string(&reader, length: 0...64)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let en, let zhCN else {
      faults.require(en != nil, "en", from: first)
      faults.require(zhCN != nil, "zh-CN", from: first)
      return nil
    }
    self.en = en
    self.zhCN = zhCN
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"en\":")
    writer.string(en)
    writer.name("\"zh-CN\":")
    writer.string(zhCN)
    writer.endObject()
  }
}

/// Why access was allowed or denied. Parts that the asker may not know are left out.
public struct Explanation: Message {
  public var decision: AccessDecision
  /// The checks in the order in which they were made.
  public var steps: [AccessStep]
  /// Constant of reasons.json; `ALLOWED` when allowed.
  public var reason: String
  /// The permission that was needed.
  public var permission: String?
  /// Name of the account's role, built-in or custom.
  public var role: String?
  /// Who changed the grant last.
  public var changedBy: AccountID?
  /// When the grant changed last.
  public var changedAt: Timestamp?
  /// The revision of the policy that was used.
  public var policyRevision: Int64
  public var remedy: Remedy?
  /// The decision record in the audit log. Absent: nothing was put on record.
  public var decisionId: DecisionID?
  public var denial: AccessDenial?

  private static let members = NameTable(
    "decision", "steps", "reason", "permission", "role", "changedBy", "changedAt", "policyRevision", "remedy", "decisionId", "denial")

  public init(decision: AccessDecision, steps: [AccessStep], reason: String, permission: String? = nil, role: String? = nil, changedBy: AccountID? = nil, changedAt: Timestamp? = nil, policyRevision: Int64, remedy: Remedy? = nil, decisionId: DecisionID? = nil, denial: AccessDenial? = nil) {
    self.decision = decision
    self.steps = steps
    self.reason = reason
    self.permission = permission
    self.role = role
    self.changedBy = changedBy
    self.changedAt = changedAt
    self.policyRevision = policyRevision
    self.remedy = remedy
    self.decisionId = decisionId
    self.denial = denial
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var decision: AccessDecision?
    var steps: [AccessStep]?
    var reason: String?
    var permission: String?
    var role: String?
    var changedBy: AccountID?
    var changedAt: Timestamp?
    var policyRevision: Int64?
    var remedy: Remedy?
    var decisionId: DecisionID?
    var denial: AccessDenial?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): decision = AccessDecision(&reader, &faults)
      case .known(1): steps = faults.list(&reader) { reader, faults in AccessStep(&reader, &faults) }
      case .known(2): reason = faults.string(&reader, length: 0...64)
      case .known(3): permission = faults.string(&reader, length: 0...64)
      case .known(4): role = faults.string(&reader, length: 0...32)
      case .known(5): changedBy = faults.identifier(&reader, AccountID.prefix).map(AccountID.init)
      case .known(6): changedAt = faults.timestamp(&reader)
      case .known(7): policyRevision = faults.integer(&reader, in: 0...Int64.max)
      case .known(8): remedy = Remedy(&reader, &faults)
      case .known(9): decisionId = faults.identifier(&reader, DecisionID.prefix).map(DecisionID.init)
      case .known(10): denial = AccessDenial(&reader, &faults)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let decision, let steps, let reason, let policyRevision else {
      faults.require(decision != nil, "decision", from: first)
      faults.require(steps != nil, "steps", from: first)
      faults.require(reason != nil, "reason", from: first)
      faults.require(policyRevision != nil, "policyRevision", from: first)
      return nil
    }
    self.decision = decision
    self.steps = steps
    self.reason = reason
    self.permission = permission
    self.role = role
    self.changedBy = changedBy
    self.changedAt = changedAt
    self.policyRevision = policyRevision
    self.remedy = remedy
    self.decisionId = decisionId
    self.denial = denial
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"decision\":")
    decision.write(to: &writer)
    writer.name("\"steps\":")
    writer.beginArray()
    for element in steps {
      element.write(to: &writer)
    }
    writer.endArray()
    writer.name("\"reason\":")
    writer.string(reason)
    if let permission {
      writer.name("\"permission\":")
      writer.string(permission)
    }
    if let role {
      writer.name("\"role\":")
      writer.string(role)
    }
    if let changedBy {
      writer.name("\"changedBy\":")
      writer.identifier(AccountID.prefix, changedBy.rawValue)
    }
    if let changedAt {
      writer.name("\"changedAt\":")
      writer.timestamp(changedAt)
    }
    writer.name("\"policyRevision\":")
    writer.integer(policyRevision)
    if let remedy {
      writer.name("\"remedy\":")
      remedy.write(to: &writer)
    }
    if let decisionId {
      writer.name("\"decisionId\":")
      writer.identifier(DecisionID.prefix, decisionId.rawValue)
    }
    if let denial {
      writer.name("\"denial\":")
      denial.write(to: &writer)
    }
    writer.endObject()
  }
}

/// Kind of a denial. `implicit`: nobody has allowed it. `explicit`: somebody decided against it.
public enum AccessDenial: Int, CaseIterable, Sendable {
  case implicit, explicit
  /// A value that a later server has and this edition does not know. It is read from answers
  /// only, and never accepted in params.
  case unrecognized = -1

  /// The values that this edition knows.
  public static var allCases: [AccessDenial] {
    [.implicit, .explicit]
  }

  private static let names = NameTable("implicit", "explicit")

  /// As it stands on the wire.
  public var name: StaticString { rawValue < 0 ? "unrecognized" : Self.names[rawValue] }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    guard let index = faults.choice(&reader, of: Self.names, isOpen: true) else { return nil }
    self.init(rawValue: index)
  }

  package func write(to writer: inout Writer) { writer.string(plain: name) }
}

/// Outcome of an access check. `unknown`: the asker may not know.
public enum AccessDecision: Int, CaseIterable, Sendable {
  case allowed, denied, unknown
  /// A value that a later server has and this edition does not know. It is read from answers
  /// only, and never accepted in params.
  case unrecognized = -1

  /// The values that this edition knows.
  public static var allCases: [AccessDecision] {
    [.allowed, .denied, .unknown]
  }

  private static let names = NameTable("allowed", "denied", "unknown")

  /// As it stands on the wire.
  public var name: StaticString { rawValue < 0 ? "unrecognized" : Self.names[rawValue] }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    guard let index = faults.choice(&reader, of: Self.names, isOpen: true) else { return nil }
    self.init(rawValue: index)
  }

  package func write(to writer: inout Writer) { writer.string(plain: name) }
}

/// One check of an access decision.
public struct AccessStep: Message {
  public var check: AccessCheck
  public var outcome: AccessOutcome
  /// One sentence in the caller's locale.
  public var detail: String

  private static let members = NameTable(
    "check", "outcome", "detail")

  public init(check: AccessCheck, outcome: AccessOutcome, detail: String) {
    self.check = check
    self.outcome = outcome
    self.detail = detail
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var check: AccessCheck?
    var outcome: AccessOutcome?
    var detail: String?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): check = AccessCheck(&reader, &faults)
      case .known(1): outcome = AccessOutcome(&reader, &faults)
      case .known(2): detail = faults.string(&reader)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let check, let outcome, let detail else {
      faults.require(check != nil, "check", from: first)
      faults.require(outcome != nil, "outcome", from: first)
      faults.require(detail != nil, "detail", from: first)
      return nil
    }
    self.check = check
    self.outcome = outcome
    self.detail = detail
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"check\":")
    check.write(to: &writer)
    writer.name("\"outcome\":")
    outcome.write(to: &writer)
    writer.name("\"detail\":")
    writer.string(detail)
    writer.endObject()
  }
}

/// What was checked, in this order.
public enum AccessCheck: Int, CaseIterable, Sendable {
  case session, account, tenant, role, store, consent, object
  /// A value that a later server has and this edition does not know. It is read from answers
  /// only, and never accepted in params.
  case unrecognized = -1

  /// The values that this edition knows.
  public static var allCases: [AccessCheck] {
    [.session, .account, .tenant, .role, .store, .consent, .object]
  }

  private static let names = NameTable("session", "account", "tenant", "role", "store", "consent", "object")

  /// As it stands on the wire.
  public var name: StaticString { rawValue < 0 ? "unrecognized" : Self.names[rawValue] }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    guard let index = faults.choice(&reader, of: Self.names, isOpen: true) else { return nil }
    self.init(rawValue: index)
  }

  package func write(to writer: inout Writer) { writer.string(plain: name) }
}

/// Outcome of one check. `skipped`: an earlier check decided, or the check does not apply.
public enum AccessOutcome: Int, CaseIterable, Sendable {
  case passed, failed, skipped, unknown
  /// A value that a later server has and this edition does not know. It is read from answers
  /// only, and never accepted in params.
  case unrecognized = -1

  /// The values that this edition knows.
  public static var allCases: [AccessOutcome] {
    [.passed, .failed, .skipped, .unknown]
  }

  private static let names = NameTable("passed", "failed", "skipped", "unknown")

  /// As it stands on the wire.
  public var name: StaticString { rawValue < 0 ? "unrecognized" : Self.names[rawValue] }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    guard let index = faults.choice(&reader, of: Self.names, isOpen: true) else { return nil }
    self.init(rawValue: index)
  }

  package func write(to writer: inout Writer) { writer.string(plain: name) }
}

/// How far a permission reaches. `own`: the account itself. `consent`: merchants that gave their
/// consent. `any`: the whole platform.
public enum GrantReach: Int, CaseIterable, Sendable {
  case own, ownStores, tenant, consent, any
  /// A value that a later server has and this edition does not know. It is read from answers
  /// only, and never accepted in params.
  case unrecognized = -1

  /// The values that this edition knows.
  public static var allCases: [GrantReach] {
    [.own, .ownStores, .tenant, .consent, .any]
  }

  private static let names = NameTable("own", "own_stores", "tenant", "consent", "any")

  /// As it stands on the wire.
  public var name: StaticString { rawValue < 0 ? "unrecognized" : Self.names[rawValue] }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    guard let index = faults.choice(&reader, of: Self.names, isOpen: true) else { return nil }
    self.init(rawValue: index)
  }

  package func write(to writer: inout Writer) { writer.string(plain: name) }
}

/// A role that may make a call.
public struct RoleReach: Message {
  /// Name of the role.
  public var role: String
  public var reach: GrantReach?

  private static let members = NameTable(
    "role", "reach")

  public init(role: String, reach: GrantReach? = nil) {
    self.role = role
    self.reach = reach
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var role: String?
    var reach: GrantReach?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): role = faults.string(&reader, length: 0...64)
      case .known(1): reach = GrantReach(&reader, &faults)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let role else {
      faults.require(role != nil, "role", from: first)
      return nil
    }
    self.role = role
    self.reach = reach
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"role\":")
    writer.string(role)
    if let reach {
      writer.name("\"reach\":")
      reach.write(to: &writer)
    }
    writer.endObject()
  }
}

/// An account that may make a call.
public struct AccountReach: Message {
  public var account: AccountID
  /// Login name.
  public var name: String
  /// Name of the role.
  public var role: String
  public var reach: GrantReach?

  private static let members = NameTable(
    "account", "name", "role", "reach")

  public init(account: AccountID, name: String, role: String, reach: GrantReach? = nil) {
    self.account = account
    self.name = name
    self.role = role
    self.reach = reach
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var account: AccountID?
    var name: String?
    var role: String?
    var reach: GrantReach?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): account = faults.identifier(&reader, AccountID.prefix).map(AccountID.init)
      case .known(1): name = faults.string(&reader, length: 0...64)
      case .known(2): role = faults.string(&reader, length: 0...64)
      case .known(3): reach = GrantReach(&reader, &faults)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let account, let name, let role else {
      faults.require(account != nil, "account", from: first)
      faults.require(name != nil, "name", from: first)
      faults.require(role != nil, "role", from: first)
      return nil
    }
    self.account = account
    self.name = name
    self.role = role
    self.reach = reach
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"account\":")
    writer.identifier(AccountID.prefix, account.rawValue)
    writer.name("\"name\":")
    writer.string(name)
    writer.name("\"role\":")
    writer.string(role)
    if let reach {
      writer.name("\"reach\":")
      reach.write(to: &writer)
    }
    writer.endObject()
  }
}

/// A call to be judged, not to be made.
public struct CallQuestion: Message {
  public var method: String
  /// Its params, with `_meta` if need be. Only the objects that they name are looked at.
  public var params: RawJSON?

  private static let members = NameTable(
    "method", "params")

  public init(method: String, params: RawJSON? = nil) {
    self.method = method
    self.params = params
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var method: String?
    var params: RawJSON?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): method = faults.string(&reader, length: 1...64)
      case .known(1): params = RawJSON(&reader, &faults)
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let method else {
      faults.require(method != nil, "method", from: first)
      return nil
    }
    self.method = method
    self.params = params
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"method\":")
    writer.string(method)
    if let params {
      writer.name("\"params\":")
      params.write(to: &writer)
    }
    writer.endObject()
  }
}

/// Whether a call would be allowed.
public struct CallVerdict: Message {
  public var decision: AccessDecision
  public var explanation: Explanation
  /// The answer in a sentence, in the caller's locale.
  public var summary: String

  private static let members = NameTable(
    "decision", "explanation", "summary")

  public init(decision: AccessDecision, explanation: Explanation, summary: String) {
    self.decision = decision
    self.explanation = explanation
    self.summary = summary
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var decision: AccessDecision?
    var explanation: Explanation?
    var summary: String?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): decision = AccessDecision(&reader, &faults)
      case .known(1): explanation = Explanation(&reader, &faults)
      case .known(2): summary = faults.string(&reader)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let decision, let explanation, let summary else {
      faults.require(decision != nil, "decision", from: first)
      faults.require(explanation != nil, "explanation", from: first)
      faults.require(summary != nil, "summary", from: first)
      return nil
    }
    self.decision = decision
    self.explanation = explanation
    self.summary = summary
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"decision\":")
    decision.write(to: &writer)
    writer.name("\"explanation\":")
    explanation.write(to: &writer)
    writer.name("\"summary\":")
    writer.string(summary)
    writer.endObject()
  }
}

/// What would turn a denial into a permission.
public struct Remedy: Message {
  /// One sentence in the caller's locale.
  public var text: String
  /// Who can do it, in the caller's locale.
  public var who: String
  /// True: the decision was made again with this remedy, and it allowed the call.
  public var verified: Bool

  private static let members = NameTable(
    "text", "who", "verified")

  public init(text: String, who: String, verified: Bool) {
    self.text = text
    self.who = who
    self.verified = verified
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var text: String?
    var who: String?
    var verified: Bool?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): text = faults.string(&reader)
      case .known(1): who = faults.string(&reader)
      case .known(2): verified = faults.bool(&reader)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let text, let who, let verified else {
      faults.require(text != nil, "text", from: first)
      faults.require(who != nil, "who", from: first)
      faults.require(verified != nil, "verified", from: first)
      return nil
    }
    self.text = text
    self.who = who
    self.verified = verified
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"text\":")
    writer.string(text)
    writer.name("\"who\":")
    writer.string(who)
    writer.name("\"verified\":")
    writer.bool(verified)
    writer.endObject()
  }
}

/// A login of an account.
public struct Session: Message {
  /// Names the session. It is not the token.
  public var id: SessionID
  public var account: AccountID
  /// Time of the login.
  public var createdAt: Timestamp
  /// End of the session if it is used until then, 8 hours after login. It ends earlier when idle.
  public var expiresAt: Timestamp
  /// Time of the last call, to the minute or better.
  public var lastUsedAt: Timestamp
  /// User id of the process that logged in. The token works for this user id only.
  public var peerUid: Int64
  /// True for the session that made this call.
  public var current: Bool

  private static let members = NameTable(
    "id", "account", "createdAt", "expiresAt", "lastUsedAt", "peerUid", "current")

  public init(id: SessionID, account: AccountID, createdAt: Timestamp, expiresAt: Timestamp, lastUsedAt: Timestamp, peerUid: Int64, current: Bool) {
    self.id = id
    self.account = account
    self.createdAt = createdAt
    self.expiresAt = expiresAt
    self.lastUsedAt = lastUsedAt
    self.peerUid = peerUid
    self.current = current
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var id: SessionID?
    var account: AccountID?
    var createdAt: Timestamp?
    var expiresAt: Timestamp?
    var lastUsedAt: Timestamp?
    var peerUid: Int64?
    var current: Bool?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): id = faults.identifier(&reader, SessionID.prefix).map(SessionID.init)
      case .known(1): account = faults.identifier(&reader, AccountID.prefix).map(AccountID.init)
      case .known(2): createdAt = faults.timestamp(&reader)
      case .known(3): expiresAt = faults.timestamp(&reader)
      case .known(4): lastUsedAt = faults.timestamp(&reader)
      case .known(5): peerUid = faults.integer(&reader, in: 0...4294967295)
      case .known(6): current = faults.bool(&reader)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let id, let account, let createdAt, let expiresAt, let lastUsedAt, let peerUid, let current else {
      faults.require(id != nil, "id", from: first)
      faults.require(account != nil, "account", from: first)
      faults.require(createdAt != nil, "createdAt", from: first)
      faults.require(expiresAt != nil, "expiresAt", from: first)
      faults.require(lastUsedAt != nil, "lastUsedAt", from: first)
      faults.require(peerUid != nil, "peerUid", from: first)
      faults.require(current != nil, "current", from: first)
      return nil
    }
    self.id = id
    self.account = account
    self.createdAt = createdAt
    self.expiresAt = expiresAt
    self.lastUsedAt = lastUsedAt
    self.peerUid = peerUid
    self.current = current
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"id\":")
    writer.identifier(SessionID.prefix, id.rawValue)
    writer.name("\"account\":")
    writer.identifier(AccountID.prefix, account.rawValue)
    writer.name("\"createdAt\":")
    writer.timestamp(createdAt)
    writer.name("\"expiresAt\":")
    writer.timestamp(expiresAt)
    writer.name("\"lastUsedAt\":")
    writer.timestamp(lastUsedAt)
    writer.name("\"peerUid\":")
    writer.integer(peerUid)
    writer.name("\"current\":")
    writer.bool(current)
    writer.endObject()
  }
}

/// A proof of identity.
public enum Factor: Int, CaseIterable, Sendable {
  case password, totp
  /// A value that a later server has and this edition does not know. It is read from answers
  /// only, and never accepted in params.
  case unrecognized = -1

  /// The values that this edition knows.
  public static var allCases: [Factor] {
    [.password, .totp]
  }

  private static let names = NameTable("password", "totp")

  /// As it stands on the wire.
  public var name: StaticString { rawValue < 0 ? "unrecognized" : Self.names[rawValue] }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    guard let index = faults.choice(&reader, of: Self.names, isOpen: true) else { return nil }
    self.init(rawValue: index)
  }

  package func write(to writer: inout Writer) { writer.string(plain: name) }
}

/// What an account must do before anything but session and rpc methods opens.
public enum NextStep: Int, CaseIterable, Sendable {
  case passwordChange, totpEnrollment
  /// A value that a later server has and this edition does not know. It is read from answers
  /// only, and never accepted in params.
  case unrecognized = -1

  /// The values that this edition knows.
  public static var allCases: [NextStep] {
    [.passwordChange, .totpEnrollment]
  }

  private static let names = NameTable("password_change", "totp_enrollment")

  /// As it stands on the wire.
  public var name: StaticString { rawValue < 0 ? "unrecognized" : Self.names[rawValue] }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    guard let index = faults.choice(&reader, of: Self.names, isOpen: true) else { return nil }
    self.init(rawValue: index)
  }

  package func write(to writer: inout Writer) { writer.string(plain: name) }
}

/// How the caller is known. `peer`: by the user id of its process.
public enum Authentication: Int, CaseIterable, Sendable {
  case none, session, peer
  /// A value that a later server has and this edition does not know. It is read from answers
  /// only, and never accepted in params.
  case unrecognized = -1

  /// The values that this edition knows.
  public static var allCases: [Authentication] {
    [.none, .session, .peer]
  }

  private static let names = NameTable("none", "session", "peer")

  /// As it stands on the wire.
  public var name: StaticString { rawValue < 0 ? "unrecognized" : Self.names[rawValue] }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    guard let index = faults.choice(&reader, of: Self.names, isOpen: true) else { return nil }
    self.init(rawValue: index)
  }

  package func write(to writer: inout Writer) { writer.string(plain: name) }
}

/// The process at the other end of the socket, read once when it connected.
public struct Peer: Message {
  /// Process id.
  public var pid: Int64
  /// User id.
  public var uid: Int64
  /// Group id.
  public var gid: Int64
  /// Supplementary group ids, where the kernel tells them.
  public var groups: [Int64]?

  private static let members = NameTable(
    "pid", "uid", "gid", "groups")

  public init(pid: Int64, uid: Int64, gid: Int64, groups: [Int64]? = nil) {
    self.pid = pid
    self.uid = uid
    self.gid = gid
    self.groups = groups
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var pid: Int64?
    var uid: Int64?
    var gid: Int64?
    var groups: [Int64]?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): pid = faults.integer(&reader, in: 0...Int64.max)
      case .known(1): uid = faults.integer(&reader, in: 0...4294967295)
      case .known(2): gid = faults.integer(&reader, in: 0...4294967295)
      case .known(3): groups = faults.list(&reader) { reader, faults in faults.integer(&reader, in: 0...4294967295) }
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let pid, let uid, let gid else {
      faults.require(pid != nil, "pid", from: first)
      faults.require(uid != nil, "uid", from: first)
      faults.require(gid != nil, "gid", from: first)
      return nil
    }
    self.pid = pid
    self.uid = uid
    self.gid = gid
    self.groups = groups
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"pid\":")
    writer.integer(pid)
    writer.name("\"uid\":")
    writer.integer(uid)
    writer.name("\"gid\":")
    writer.integer(gid)
    if let groups {
      writer.name("\"groups\":")
      writer.beginArray()
      for element in groups {
        writer.integer(element)
      }
      writer.endArray()
    }
    writer.endObject()
  }
}

/// Limits that apply to this connection.
public struct Limits: Message {
  /// Largest frame after login, in bytes, without its four length bytes.
  public var maxFrameBytes: Int64
  /// Largest frame before login, in bytes.
  public var maxFrameBytesBeforeLogin: Int64
  /// Deepest nesting of arrays and objects.
  public var maxDepth: Int64
  /// Most JSON values in a frame.
  public var maxValues: Int64
  /// Most members of a batch.
  public var maxBatch: Int64
  /// Most unanswered calls on a connection.
  public var maxCallsInFlight: Int64
  /// Largest page of a list.
  public var maxPageSize: Int64
  /// Time allowed for a call that does not say.
  public var defaultTimeoutMs: Int64
  /// Most time that a call may ask for.
  public var maxTimeoutMs: Int64

  private static let members = NameTable(
    "maxFrameBytes", "maxFrameBytesBeforeLogin", "maxDepth", "maxValues", "maxBatch", "maxCallsInFlight", "maxPageSize", "defaultTimeoutMs", "maxTimeoutMs")

  public init(maxFrameBytes: Int64, maxFrameBytesBeforeLogin: Int64, maxDepth: Int64, maxValues: Int64, maxBatch: Int64, maxCallsInFlight: Int64, maxPageSize: Int64, defaultTimeoutMs: Int64, maxTimeoutMs: Int64) {
    self.maxFrameBytes = maxFrameBytes
    self.maxFrameBytesBeforeLogin = maxFrameBytesBeforeLogin
    self.maxDepth = maxDepth
    self.maxValues = maxValues
    self.maxBatch = maxBatch
    self.maxCallsInFlight = maxCallsInFlight
    self.maxPageSize = maxPageSize
    self.defaultTimeoutMs = defaultTimeoutMs
    self.maxTimeoutMs = maxTimeoutMs
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var maxFrameBytes: Int64?
    var maxFrameBytesBeforeLogin: Int64?
    var maxDepth: Int64?
    var maxValues: Int64?
    var maxBatch: Int64?
    var maxCallsInFlight: Int64?
    var maxPageSize: Int64?
    var defaultTimeoutMs: Int64?
    var maxTimeoutMs: Int64?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): maxFrameBytes = faults.integer(&reader, in: 1...Int64.max)
      case .known(1): maxFrameBytesBeforeLogin = faults.integer(&reader, in: 1...Int64.max)
      case .known(2): maxDepth = faults.integer(&reader, in: 1...Int64.max)
      case .known(3): maxValues = faults.integer(&reader, in: 1...Int64.max)
      case .known(4): maxBatch = faults.integer(&reader, in: 1...Int64.max)
      case .known(5): maxCallsInFlight = faults.integer(&reader, in: 1...Int64.max)
      case .known(6): maxPageSize = faults.integer(&reader, in: 1...Int64.max)
      case .known(7): defaultTimeoutMs = faults.integer(&reader, in: 1...Int64.max)
      case .known(8): maxTimeoutMs = faults.integer(&reader, in: 1...Int64.max)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let maxFrameBytes, let maxFrameBytesBeforeLogin, let maxDepth, let maxValues, let maxBatch, let maxCallsInFlight, let maxPageSize, let defaultTimeoutMs, let maxTimeoutMs else {
      faults.require(maxFrameBytes != nil, "maxFrameBytes", from: first)
      faults.require(maxFrameBytesBeforeLogin != nil, "maxFrameBytesBeforeLogin", from: first)
      faults.require(maxDepth != nil, "maxDepth", from: first)
      faults.require(maxValues != nil, "maxValues", from: first)
      faults.require(maxBatch != nil, "maxBatch", from: first)
      faults.require(maxCallsInFlight != nil, "maxCallsInFlight", from: first)
      faults.require(maxPageSize != nil, "maxPageSize", from: first)
      faults.require(defaultTimeoutMs != nil, "defaultTimeoutMs", from: first)
      faults.require(maxTimeoutMs != nil, "maxTimeoutMs", from: first)
      return nil
    }
    self.maxFrameBytes = maxFrameBytes
    self.maxFrameBytesBeforeLogin = maxFrameBytesBeforeLogin
    self.maxDepth = maxDepth
    self.maxValues = maxValues
    self.maxBatch = maxBatch
    self.maxCallsInFlight = maxCallsInFlight
    self.maxPageSize = maxPageSize
    self.defaultTimeoutMs = defaultTimeoutMs
    self.maxTimeoutMs = maxTimeoutMs
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"maxFrameBytes\":")
    writer.integer(maxFrameBytes)
    writer.name("\"maxFrameBytesBeforeLogin\":")
    writer.integer(maxFrameBytesBeforeLogin)
    writer.name("\"maxDepth\":")
    writer.integer(maxDepth)
    writer.name("\"maxValues\":")
    writer.integer(maxValues)
    writer.name("\"maxBatch\":")
    writer.integer(maxBatch)
    writer.name("\"maxCallsInFlight\":")
    writer.integer(maxCallsInFlight)
    writer.name("\"maxPageSize\":")
    writer.integer(maxPageSize)
    writer.name("\"defaultTimeoutMs\":")
    writer.integer(defaultTimeoutMs)
    writer.name("\"maxTimeoutMs\":")
    writer.integer(maxTimeoutMs)
    writer.endObject()
  }
}

/// A merchant.
public struct Tenant: Message {
  public var id: TenantID
  public var name: String
  /// IANA time zone. Cards expire by this zone's calendar.
  public var timeZone: String
  public var state: TenantState
  /// So long after a card was unbound what identifies its number and its holder is kept.
  public var purgeAfterDays: Int64

  private static let members = NameTable(
    "id", "name", "timeZone", "state", "purgeAfterDays")

  public init(id: TenantID, name: String, timeZone: String, state: TenantState, purgeAfterDays: Int64) {
    self.id = id
    self.name = name
    self.timeZone = timeZone
    self.state = state
    self.purgeAfterDays = purgeAfterDays
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var id: TenantID?
    var name: String?
    var timeZone: String?
    var state: TenantState?
    var purgeAfterDays: Int64?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): id = faults.identifier(&reader, TenantID.prefix).map(TenantID.init)
      case .known(1): name = faults.string(&reader, length: 0...64)
      case .known(2): timeZone = faults.string(&reader, length: 0...64)
      case .known(3): state = TenantState(&reader, &faults)
      case .known(4): purgeAfterDays = faults.integer(&reader, in: 30...1825)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let id, let name, let timeZone, let state, let purgeAfterDays else {
      faults.require(id != nil, "id", from: first)
      faults.require(name != nil, "name", from: first)
      faults.require(timeZone != nil, "timeZone", from: first)
      faults.require(state != nil, "state", from: first)
      faults.require(purgeAfterDays != nil, "purgeAfterDays", from: first)
      return nil
    }
    self.id = id
    self.name = name
    self.timeZone = timeZone
    self.state = state
    self.purgeAfterDays = purgeAfterDays
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"id\":")
    writer.identifier(TenantID.prefix, id.rawValue)
    writer.name("\"name\":")
    writer.string(name)
    writer.name("\"timeZone\":")
    writer.string(timeZone)
    writer.name("\"state\":")
    state.write(to: &writer)
    writer.name("\"purgeAfterDays\":")
    writer.integer(purgeAfterDays)
    writer.endObject()
  }
}

/// A suspended tenant's accounts can do nothing.
public enum TenantState: Int, CaseIterable, Sendable {
  case active, suspended
  /// A value that a later server has and this edition does not know. It is read from answers
  /// only, and never accepted in params.
  case unrecognized = -1

  /// The values that this edition knows.
  public static var allCases: [TenantState] {
    [.active, .suspended]
  }

  private static let names = NameTable("active", "suspended")

  /// As it stands on the wire.
  public var name: StaticString { rawValue < 0 ? "unrecognized" : Self.names[rawValue] }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    guard let index = faults.choice(&reader, of: Self.names, isOpen: true) else { return nil }
    self.init(rawValue: index)
  }

  package func write(to writer: inout Writer) { writer.string(plain: name) }
}

/// A store of a merchant.
public struct Store: Message {
  public var id: StoreID
  public var tenant: TenantID
  /// The merchant's own code. Unique in the tenant.
  public var code: String
  public var name: String
  public var state: StoreState

  private static let members = NameTable(
    "id", "tenant", "code", "name", "state")

  public init(id: StoreID, tenant: TenantID, code: String, name: String, state: StoreState) {
    self.id = id
    self.tenant = tenant
    self.code = code
    self.name = name
    self.state = state
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var id: StoreID?
    var tenant: TenantID?
    var code: String?
    var name: String?
    var state: StoreState?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): id = faults.identifier(&reader, StoreID.prefix).map(StoreID.init)
      case .known(1): tenant = faults.identifier(&reader, TenantID.prefix).map(TenantID.init)
      case .known(2): code = faults.string(&reader, length: 0...32)
      case .known(3): name = faults.string(&reader, length: 0...64)
      case .known(4): state = StoreState(&reader, &faults)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let id, let tenant, let code, let name, let state else {
      faults.require(id != nil, "id", from: first)
      faults.require(tenant != nil, "tenant", from: first)
      faults.require(code != nil, "code", from: first)
      faults.require(name != nil, "name", from: first)
      faults.require(state != nil, "state", from: first)
      return nil
    }
    self.id = id
    self.tenant = tenant
    self.code = code
    self.name = name
    self.state = state
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"id\":")
    writer.identifier(StoreID.prefix, id.rawValue)
    writer.name("\"tenant\":")
    writer.identifier(TenantID.prefix, tenant.rawValue)
    writer.name("\"code\":")
    writer.string(code)
    writer.name("\"name\":")
    writer.string(name)
    writer.name("\"state\":")
    state.write(to: &writer)
    writer.endObject()
  }
}

/// A closed store takes no new cards.
public enum StoreState: Int, CaseIterable, Sendable {
  case open, closed
  /// A value that a later server has and this edition does not know. It is read from answers
  /// only, and never accepted in params.
  case unrecognized = -1

  /// The values that this edition knows.
  public static var allCases: [StoreState] {
    [.open, .closed]
  }

  private static let names = NameTable("open", "closed")

  /// As it stands on the wire.
  public var name: StaticString { rawValue < 0 ? "unrecognized" : Self.names[rawValue] }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    guard let index = faults.choice(&reader, of: Self.names, isOpen: true) else { return nil }
    self.init(rawValue: index)
  }

  package func write(to writer: inout Writer) { writer.string(plain: name) }
}

/// A person or a program that may log in.
public struct Account: Message {
  public var id: AccountID
  /// Login name. Unique in its tenant, or among the accounts of the platform.
  public var account: String
  /// Name of its role, built-in or custom.
  public var role: String
  /// Absent for accounts of the platform.
  public var tenant: TenantID?
  /// The stores of an account whose role is store or has that base.
  public var stores: [StoreID]?
  /// False: every login and call is refused.
  public var enabled: Bool
  /// True: a time-based one-time code is enrolled and confirmed.
  public var totp: Bool
  /// Present while too many failures keep the account from logging in.
  public var lockedUntil: Timestamp?
  public var next: NextStep?
  /// User ids whose processes act as this account without login. Role service only.
  public var peers: [Int64]?

  private static let members = NameTable(
    "id", "account", "role", "tenant", "stores", "enabled", "totp", "lockedUntil", "next", "peers")

  public init(id: AccountID, account: String, role: String, tenant: TenantID? = nil, stores: [StoreID]? = nil, enabled: Bool, totp: Bool, lockedUntil: Timestamp? = nil, next: NextStep? = nil, peers: [Int64]? = nil) {
    self.id = id
    self.account = account
    self.role = role
    self.tenant = tenant
    self.stores = stores
    self.enabled = enabled
    self.totp = totp
    self.lockedUntil = lockedUntil
    self.next = next
    self.peers = peers
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var id: AccountID?
    var account: String?
    var role: String?
    var tenant: TenantID?
    var stores: [StoreID]?
    var enabled: Bool?
    var totp: Bool?
    var lockedUntil: Timestamp?
    var next: NextStep?
    var peers: [Int64]?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): id = faults.identifier(&reader, AccountID.prefix).map(AccountID.init)
      case .known(1): account = faults.string(&reader, length: 0...64)
      case .known(2): role = faults.string(&reader, length: 0...32)
      case .known(3): tenant = faults.identifier(&reader, TenantID.prefix).map(TenantID.init)
      case .known(4): stores = faults.list(&reader) { reader, faults in faults.identifier(&reader, StoreID.prefix).map(StoreID.init) }
      case .known(5): enabled = faults.bool(&reader)
      case .known(6): totp = faults.bool(&reader)
      case .known(7): lockedUntil = faults.timestamp(&reader)
      case .known(8): next = NextStep(&reader, &faults)
      case .known(9): peers = faults.list(&reader) { reader, faults in faults.integer(&reader, in: 0...4294967295) }
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let id, let account, let role, let enabled, let totp else {
      faults.require(id != nil, "id", from: first)
      faults.require(account != nil, "account", from: first)
      faults.require(role != nil, "role", from: first)
      faults.require(enabled != nil, "enabled", from: first)
      faults.require(totp != nil, "totp", from: first)
      return nil
    }
    self.id = id
    self.account = account
    self.role = role
    self.tenant = tenant
    self.stores = stores
    self.enabled = enabled
    self.totp = totp
    self.lockedUntil = lockedUntil
    self.next = next
    self.peers = peers
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"id\":")
    writer.identifier(AccountID.prefix, id.rawValue)
    writer.name("\"account\":")
    writer.string(account)
    writer.name("\"role\":")
    writer.string(role)
    if let tenant {
      writer.name("\"tenant\":")
      writer.identifier(TenantID.prefix, tenant.rawValue)
    }
    if let stores {
      writer.name("\"stores\":")
      writer.beginArray()
      for element in stores {
        writer.identifier(StoreID.prefix, element.rawValue)
      }
      writer.endArray()
    }
    writer.name("\"enabled\":")
    writer.bool(enabled)
    writer.name("\"totp\":")
    writer.bool(totp)
    if let lockedUntil {
      writer.name("\"lockedUntil\":")
      writer.timestamp(lockedUntil)
    }
    if let next {
      writer.name("\"next\":")
      next.write(to: &writer)
    }
    if let peers {
      writer.name("\"peers\":")
      writer.beginArray()
      for element in peers {
        writer.integer(element)
      }
      writer.endArray()
    }
    writer.endObject()
  }
}

/// Card network.
public enum Brand: Int, CaseIterable, Sendable {
  case visa, mastercard, amex, unionpay, jcb, discover, diners, mir, maestro, unknown
  /// A value that a later server has and this edition does not know. It is read from answers
  /// only, and never accepted in params.
  case unrecognized = -1

  /// The values that this edition knows.
  public static var allCases: [Brand] {
    [.visa, .mastercard, .amex, .unionpay, .jcb, .discover, .diners, .mir, .maestro, .unknown]
  }

  private static let names = NameTable("visa", "mastercard", "amex", "unionpay", "jcb", "discover", "diners", "mir", "maestro", "unknown")

  /// As it stands on the wire.
  public var name: StaticString { rawValue < 0 ? "unrecognized" : Self.names[rawValue] }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    guard let index = faults.choice(&reader, of: Self.names, isOpen: true) else { return nil }
    self.init(rawValue: index)
  }

  package func write(to writer: inout Writer) { writer.string(plain: name) }
}

/// Kind of card.
public enum Funding: Int, CaseIterable, Sendable {
  case debit, credit, prepaid
  /// A value that a later server has and this edition does not know. It is read from answers
  /// only, and never accepted in params.
  case unrecognized = -1

  /// The values that this edition knows.
  public static var allCases: [Funding] {
    [.debit, .credit, .prepaid]
  }

  private static let names = NameTable("debit", "credit", "prepaid")

  /// As it stands on the wire.
  public var name: StaticString { rawValue < 0 ? "unrecognized" : Self.names[rawValue] }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    guard let index = faults.choice(&reader, of: Self.names, isOpen: true) else { return nil }
    self.init(rawValue: index)
  }

  package func write(to writer: inout Writer) { writer.string(plain: name) }
}

/// What the merchant uses the card for.
public enum CardUsage: Int, CaseIterable, Sendable {
  case checkout, autoDebit, both
  /// A value that a later server has and this edition does not know. It is read from answers
  /// only, and never accepted in params.
  case unrecognized = -1

  /// The values that this edition knows.
  public static var allCases: [CardUsage] {
    [.checkout, .autoDebit, .both]
  }

  private static let names = NameTable("checkout", "auto_debit", "both")

  /// As it stands on the wire.
  public var name: StaticString { rawValue < 0 ? "unrecognized" : Self.names[rawValue] }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    guard let index = faults.choice(&reader, of: Self.names, isOpen: true) else { return nil }
    self.init(rawValue: index)
  }

  package func write(to writer: inout Writer) { writer.string(plain: name) }
}

/// Whether the card can pay. Derived from its health: normal = active, expiring; abnormal =
/// suspended, frozen, risk_blocked, details_changed, pending_verification; invalid = the rest.
public enum CardStatus: Int, CaseIterable, Sendable {
  case normal, abnormal, invalid
  /// A value that a later server has and this edition does not know. It is read from answers
  /// only, and never accepted in params.
  case unrecognized = -1

  /// The values that this edition knows.
  public static var allCases: [CardStatus] {
    [.normal, .abnormal, .invalid]
  }

  private static let names = NameTable("normal", "abnormal", "invalid")

  /// As it stands on the wire.
  public var name: StaticString { rawValue < 0 ? "unrecognized" : Self.names[rawValue] }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    guard let index = faults.choice(&reader, of: Self.names, isOpen: true) else { return nil }
    self.init(rawValue: index)
  }

  package func write(to writer: inout Writer) { writer.string(plain: name) }
}

/// State of the card itself. The first value that applies is the primary one.
public enum Health: Int, CaseIterable, Sendable {
  case stolen, lost, closed, invalidNumber, consentRevoked, expired, frozen, riskBlocked, detailsChanged, suspended, pendingVerification, expiring, active
  /// A value that a later server has and this edition does not know. It is read from answers
  /// only, and never accepted in params.
  case unrecognized = -1

  /// The values that this edition knows.
  public static var allCases: [Health] {
    [.stolen, .lost, .closed, .invalidNumber, .consentRevoked, .expired, .frozen, .riskBlocked, .detailsChanged, .suspended, .pendingVerification, .expiring, .active]
  }

  private static let names = NameTable("stolen", "lost", "closed", "invalid_number", "consent_revoked", "expired", "frozen", "risk_blocked", "details_changed", "suspended", "pending_verification", "expiring", "active")

  /// As it stands on the wire.
  public var name: StaticString { rawValue < 0 ? "unrecognized" : Self.names[rawValue] }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    guard let index = faults.choice(&reader, of: Self.names, isOpen: true) else { return nil }
    self.init(rawValue: index)
  }

  package func write(to writer: inout Writer) { writer.string(plain: name) }
}

/// Whether the card is on file. It never goes back.
public enum Binding: Int, CaseIterable, Sendable {
  case bound, unbinding, unbound
  /// A value that a later server has and this edition does not know. It is read from answers
  /// only, and never accepted in params.
  case unrecognized = -1

  /// The values that this edition knows.
  public static var allCases: [Binding] {
    [.bound, .unbinding, .unbound]
  }

  private static let names = NameTable("bound", "unbinding", "unbound")

  /// As it stands on the wire.
  public var name: StaticString { rawValue < 0 ? "unrecognized" : Self.names[rawValue] }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    guard let index = faults.choice(&reader, of: Self.names, isOpen: true) else { return nil }
    self.init(rawValue: index)
  }

  package func write(to writer: inout Writer) { writer.string(plain: name) }
}

/// Where an observation comes from: `merchant` entered it, `calendar` derived it from the expiry,
/// `signal` reported it.
public enum EvidenceSource: Int, CaseIterable, Sendable {
  case merchant, calendar, signal
  /// A value that a later server has and this edition does not know. It is read from answers
  /// only, and never accepted in params.
  case unrecognized = -1

  /// The values that this edition knows.
  public static var allCases: [EvidenceSource] {
    [.merchant, .calendar, .signal]
  }

  private static let names = NameTable("merchant", "calendar", "signal")

  /// As it stands on the wire.
  public var name: StaticString { rawValue < 0 ? "unrecognized" : Self.names[rawValue] }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    guard let index = faults.choice(&reader, of: Self.names, isOpen: true) else { return nil }
    self.init(rawValue: index)
  }

  package func write(to writer: inout Writer) { writer.string(plain: name) }
}

/// A payment card on file. Its number is not stored.
public struct Card: Message {
  public var id: CardID
  public var tenant: TenantID
  public var store: StoreID
  public var brand: Brand
  public var funding: Funding
  /// Last four digits of the number.
  public var last4: String
  /// First six digits. Sent only where the operator has switched it on.
  public var first6: String?
  /// Name of the holder, masked.
  public var holderMasked: String
  /// Issuing bank.
  public var bank: String?
  /// Expiry month. Absent when the card has no expiry.
  public var expMonth: Int64?
  /// Expiry year, four digits.
  public var expYear: Int64?
  public var status: CardStatus
  public var health: Health
  /// Every live reason, the primary one first. Empty when the card is active.
  public var reasons: [CardReason]
  public var binding: Binding
  public var usage: CardUsage
  /// 1 is taken first, then 2 and so on. 0: no preference, behind all others.
  public var priority: Int64
  /// The merchant's own name for the card.
  public var label: String?
  /// Time of the binding.
  public var boundAt: Timestamp
  /// Time since which status and health are what they are.
  public var stateSince: Timestamp
  /// Last time that the bank confirmed the card.
  public var lastVerifiedAt: Timestamp?
  /// Grows with every change. Send it with cards.update.
  public var version: Int64
  /// The same number as it was on file before.
  public var previousCard: CardID?
  /// The card that took this one's place.
  public var replacedBy: CardID?
  public var sync: Sync?

  private static let members = NameTable(
    "id", "tenant", "store", "brand", "funding", "last4", "first6", "holderMasked", "bank", "expMonth", "expYear", "status", "health", "reasons", "binding", "usage", "priority", "label", "boundAt", "stateSince", "lastVerifiedAt", "version", "previousCard", "replacedBy", "sync")

  public init(id: CardID, tenant: TenantID, store: StoreID, brand: Brand, funding: Funding, last4: String, first6: String? = nil, holderMasked: String, bank: String? = nil, expMonth: Int64? = nil, expYear: Int64? = nil, status: CardStatus, health: Health, reasons: [CardReason], binding: Binding, usage: CardUsage, priority: Int64, label: String? = nil, boundAt: Timestamp, stateSince: Timestamp, lastVerifiedAt: Timestamp? = nil, version: Int64, previousCard: CardID? = nil, replacedBy: CardID? = nil, sync: Sync? = nil) {
    self.id = id
    self.tenant = tenant
    self.store = store
    self.brand = brand
    self.funding = funding
    self.last4 = last4
    self.first6 = first6
    self.holderMasked = holderMasked
    self.bank = bank
    self.expMonth = expMonth
    self.expYear = expYear
    self.status = status
    self.health = health
    self.reasons = reasons
    self.binding = binding
    self.usage = usage
    self.priority = priority
    self.label = label
    self.boundAt = boundAt
    self.stateSince = stateSince
    self.lastVerifiedAt = lastVerifiedAt
    self.version = version
    self.previousCard = previousCard
    self.replacedBy = replacedBy
    self.sync = sync
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var id: CardID?
    var tenant: TenantID?
    var store: StoreID?
    var brand: Brand?
    var funding: Funding?
    var last4: String?
    var first6: String?
    var holderMasked: String?
    var bank: String?
    var expMonth: Int64?
    var expYear: Int64?
    var status: CardStatus?
    var health: Health?
    var reasons: [CardReason]?
    var binding: Binding?
    var usage: CardUsage?
    var priority: Int64?
    var label: String?
    var boundAt: Timestamp?
    var stateSince: Timestamp?
    var lastVerifiedAt: Timestamp?
    var version: Int64?
    var previousCard: CardID?
    var replacedBy: CardID?
    var sync: Sync?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): id = faults.identifier(&reader, CardID.prefix).map(CardID.init)
      case .known(1): tenant = faults.identifier(&reader, TenantID.prefix).map(TenantID.init)
      case .known(2): store = faults.identifier(&reader, StoreID.prefix).map(StoreID.init)
      case .known(3): brand = Brand(&reader, &faults)
      case .known(4): funding = Funding(&reader, &faults)
      case .known(5): last4 = faults.string(&reader, length: 4...4)
      case .known(6): first6 = faults.string(&reader, length: 6...6)
      case .known(7): holderMasked = faults.string(&reader, length: 0...64)
      case .known(8): bank = faults.string(&reader, length: 0...64)
      case .known(9): expMonth = faults.integer(&reader, in: 1...12)
      case .known(10): expYear = faults.integer(&reader, in: 2000...2999)
      case .known(11): status = CardStatus(&reader, &faults)
      case .known(12): health = Health(&reader, &faults)
      case .known(13): reasons = faults.list(&reader) { reader, faults in CardReason(&reader, &faults) }
      case .known(14): binding = Binding(&reader, &faults)
      case .known(15): usage = CardUsage(&reader, &faults)
      case .known(16): priority = faults.integer(&reader, in: 0...999)
      case .known(17): label = faults.string(&reader, length: 0...64)
      case .known(18): boundAt = faults.timestamp(&reader)
      case .known(19): stateSince = faults.timestamp(&reader)
      case .known(20): lastVerifiedAt = faults.timestamp(&reader)
      case .known(21): version = faults.integer(&reader, in: 1...Int64.max)
      case .known(22): previousCard = faults.identifier(&reader, CardID.prefix).map(CardID.init)
      case .known(23): replacedBy = faults.identifier(&reader, CardID.prefix).map(CardID.init)
      case .known(24): sync = Sync(&reader, &faults)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let id, let tenant, let store, let brand, let funding, let last4, let holderMasked, let status, let health, let reasons, let binding, let usage, let priority, let boundAt, let stateSince, let version else {
      faults.require(id != nil, "id", from: first)
      faults.require(tenant != nil, "tenant", from: first)
      faults.require(store != nil, "store", from: first)
      faults.require(brand != nil, "brand", from: first)
      faults.require(funding != nil, "funding", from: first)
      faults.require(last4 != nil, "last4", from: first)
      faults.require(holderMasked != nil, "holderMasked", from: first)
      faults.require(status != nil, "status", from: first)
      faults.require(health != nil, "health", from: first)
      faults.require(reasons != nil, "reasons", from: first)
      faults.require(binding != nil, "binding", from: first)
      faults.require(usage != nil, "usage", from: first)
      faults.require(priority != nil, "priority", from: first)
      faults.require(boundAt != nil, "boundAt", from: first)
      faults.require(stateSince != nil, "stateSince", from: first)
      faults.require(version != nil, "version", from: first)
      return nil
    }
    self.id = id
    self.tenant = tenant
    self.store = store
    self.brand = brand
    self.funding = funding
    self.last4 = last4
    self.first6 = first6
    self.holderMasked = holderMasked
    self.bank = bank
    self.expMonth = expMonth
    self.expYear = expYear
    self.status = status
    self.health = health
    self.reasons = reasons
    self.binding = binding
    self.usage = usage
    self.priority = priority
    self.label = label
    self.boundAt = boundAt
    self.stateSince = stateSince
    self.lastVerifiedAt = lastVerifiedAt
    self.version = version
    self.previousCard = previousCard
    self.replacedBy = replacedBy
    self.sync = sync
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writeStored(to: &writer)
    Self.writeDerived(status: status, health: health, reasons: reasons, sync: sync, to: &writer)
    writer.endObject()
  }

  /// Writes the members that are stored, without brackets.
  package func writeStored(to writer: inout Writer) {
    writer.name("\"id\":")
    writer.identifier(CardID.prefix, id.rawValue)
    writer.name("\"tenant\":")
    writer.identifier(TenantID.prefix, tenant.rawValue)
    writer.name("\"store\":")
    writer.identifier(StoreID.prefix, store.rawValue)
    writer.name("\"brand\":")
    brand.write(to: &writer)
    writer.name("\"funding\":")
    funding.write(to: &writer)
    writer.name("\"last4\":")
    writer.string(last4)
    if let first6 {
      writer.name("\"first6\":")
      writer.string(first6)
    }
    writer.name("\"holderMasked\":")
    writer.string(holderMasked)
    if let bank {
      writer.name("\"bank\":")
      writer.string(bank)
    }
    if let expMonth {
      writer.name("\"expMonth\":")
      writer.integer(expMonth)
    }
    if let expYear {
      writer.name("\"expYear\":")
      writer.integer(expYear)
    }
    writer.name("\"binding\":")
    binding.write(to: &writer)
    writer.name("\"usage\":")
    usage.write(to: &writer)
    writer.name("\"priority\":")
    writer.integer(priority)
    if let label {
      writer.name("\"label\":")
      writer.string(label)
    }
    writer.name("\"boundAt\":")
    writer.timestamp(boundAt)
    writer.name("\"stateSince\":")
    writer.timestamp(stateSince)
    if let lastVerifiedAt {
      writer.name("\"lastVerifiedAt\":")
      writer.timestamp(lastVerifiedAt)
    }
    writer.name("\"version\":")
    writer.integer(version)
    if let previousCard {
      writer.name("\"previousCard\":")
      writer.identifier(CardID.prefix, previousCard.rawValue)
    }
    if let replacedBy {
      writer.name("\"replacedBy\":")
      writer.identifier(CardID.prefix, replacedBy.rawValue)
    }
  }

  /// Writes the members that are derived when they are read, without brackets.
  package static func writeDerived(
    status: CardStatus, health: Health, reasons: [CardReason], sync: Sync?, to writer: inout Writer
  ) {
    writer.name("\"status\":")
    status.write(to: &writer)
    writer.name("\"health\":")
    health.write(to: &writer)
    writer.name("\"reasons\":")
    writer.beginArray()
    for element in reasons {
      element.write(to: &writer)
    }
    writer.endArray()
    if let sync {
      writer.name("\"sync\":")
      sync.write(to: &writer)
    }
  }
}

/// One reason for a card's health.
public struct CardReason: Message {
  public var health: Health
  public var source: EvidenceSource
  /// Code table that `code` belongs to, such as visa, unionpay or iso8583.
  public var profile: String?
  /// Raw code, as it was received.
  public var code: String?
  /// Time of the observation.
  public var observedAt: Timestamp

  private static let members = NameTable(
    "health", "source", "profile", "code", "observedAt")

  public init(health: Health, source: EvidenceSource, profile: String? = nil, code: String? = nil, observedAt: Timestamp) {
    self.health = health
    self.source = source
    self.profile = profile
    self.code = code
    self.observedAt = observedAt
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var health: Health?
    var source: EvidenceSource?
    var profile: String?
    var code: String?
    var observedAt: Timestamp?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): health = Health(&reader, &faults)
      case .known(1): source = EvidenceSource(&reader, &faults)
      case .known(2): profile = faults.string(&reader, length: 0...32)
      case .known(3): code = faults.string(&reader, length: 0...64)
      case .known(4): observedAt = faults.timestamp(&reader)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let health, let source, let observedAt else {
      faults.require(health != nil, "health", from: first)
      faults.require(source != nil, "source", from: first)
      faults.require(observedAt != nil, "observedAt", from: first)
      return nil
    }
    self.health = health
    self.source = source
    self.profile = profile
    self.code = code
    self.observedAt = observedAt
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"health\":")
    health.write(to: &writer)
    writer.name("\"source\":")
    source.write(to: &writer)
    if let profile {
      writer.name("\"profile\":")
      writer.string(profile)
    }
    if let code {
      writer.name("\"code\":")
      writer.string(code)
    }
    writer.name("\"observedAt\":")
    writer.timestamp(observedAt)
    writer.endObject()
  }
}

/// An unbinding under way: cards have it while they are unbinding.
public struct Sync: Message {
  /// Channels that have not acknowledged. Empty: done.
  public var pending: [String]
  /// Start of the unbinding.
  public var since: Timestamp
  /// Time after which a channel that has not acknowledged is late.
  public var until: Timestamp

  private static let members = NameTable(
    "pending", "since", "until")

  public init(pending: [String], since: Timestamp, until: Timestamp) {
    self.pending = pending
    self.since = since
    self.until = until
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var pending: [String]?
    var since: Timestamp?
    var until: Timestamp?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): pending = faults.list(&reader) { reader, faults in faults.string(&reader, length: 0...64) }
      case .known(1): since = faults.timestamp(&reader)
      case .known(2): until = faults.timestamp(&reader)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let pending, let since, let until else {
      faults.require(pending != nil, "pending", from: first)
      faults.require(since != nil, "since", from: first)
      faults.require(until != nil, "until", from: first)
      return nil
    }
    self.pending = pending
    self.since = since
    self.until = until
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"pending\":")
    writer.beginArray()
    for element in pending {
      writer.string(element)
    }
    writer.endArray()
    writer.name("\"since\":")
    writer.timestamp(since)
    writer.name("\"until\":")
    writer.timestamp(until)
    writer.endObject()
  }
}

/// How far a channel is with an unbinding. `late`: its time is over and it has not acknowledged.
public enum SyncState: Int, CaseIterable, Sendable {
  case pending, acked, late
  /// A value that a later server has and this edition does not know. It is read from answers
  /// only, and never accepted in params.
  case unrecognized = -1

  /// The values that this edition knows.
  public static var allCases: [SyncState] {
    [.pending, .acked, .late]
  }

  private static let names = NameTable("pending", "acked", "late")

  /// As it stands on the wire.
  public var name: StaticString { rawValue < 0 ? "unrecognized" : Self.names[rawValue] }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    guard let index = faults.choice(&reader, of: Self.names, isOpen: true) else { return nil }
    self.init(rawValue: index)
  }

  package func write(to writer: inout Writer) { writer.string(plain: name) }
}

/// Whether a channel has taken a card's unbinding.
public struct ChannelSync: Message {
  /// Name of the channel.
  public var channel: String
  public var state: SyncState
  /// Start of the unbinding.
  public var since: Timestamp
  /// Time from which the channel is late if it has not acknowledged.
  public var until: Timestamp
  /// When it acknowledged.
  public var ackedAt: Timestamp?

  private static let members = NameTable(
    "channel", "state", "since", "until", "ackedAt")

  public init(channel: String, state: SyncState, since: Timestamp, until: Timestamp, ackedAt: Timestamp? = nil) {
    self.channel = channel
    self.state = state
    self.since = since
    self.until = until
    self.ackedAt = ackedAt
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var channel: String?
    var state: SyncState?
    var since: Timestamp?
    var until: Timestamp?
    var ackedAt: Timestamp?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): channel = faults.string(&reader, length: 0...64)
      case .known(1): state = SyncState(&reader, &faults)
      case .known(2): since = faults.timestamp(&reader)
      case .known(3): until = faults.timestamp(&reader)
      case .known(4): ackedAt = faults.timestamp(&reader)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let channel, let state, let since, let until else {
      faults.require(channel != nil, "channel", from: first)
      faults.require(state != nil, "state", from: first)
      faults.require(since != nil, "since", from: first)
      faults.require(until != nil, "until", from: first)
      return nil
    }
    self.channel = channel
    self.state = state
    self.since = since
    self.until = until
    self.ackedAt = ackedAt
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
    writer.name("\"state\":")
    state.write(to: &writer)
    writer.name("\"since\":")
    writer.timestamp(since)
    writer.name("\"until\":")
    writer.timestamp(until)
    if let ackedAt {
      writer.name("\"ackedAt\":")
      writer.timestamp(ackedAt)
    }
    writer.endObject()
  }
}

/// A way in which a merchant takes payments: a gateway, a terminal, an app. An unbinding is done
/// when every channel has taken it.
public struct Channel: Message {
  public var name: String
  /// The service account that acknowledges for it.
  public var account: AccountID
  /// The event up to which it has acknowledged. It begins at the registration.
  public var position: Int64
  /// How many of the merchant's events lie behind its position.
  public var behind: Int64
  /// How many unbindings wait for it.
  public var pending: Int64
  /// Start of the oldest of them.
  public var waitingSince: Timestamp?
  /// Whether one of them has waited for too long.
  public var late: Bool
  /// Unbindings of before are none of its concern.
  public var registeredAt: Timestamp
  /// When it last acknowledged. Absent if it never did.
  public var lastAckAt: Timestamp?

  private static let members = NameTable(
    "name", "account", "position", "behind", "pending", "waitingSince", "late", "registeredAt", "lastAckAt")

  public init(name: String, account: AccountID, position: Int64, behind: Int64, pending: Int64, waitingSince: Timestamp? = nil, late: Bool, registeredAt: Timestamp, lastAckAt: Timestamp? = nil) {
    self.name = name
    self.account = account
    self.position = position
    self.behind = behind
    self.pending = pending
    self.waitingSince = waitingSince
    self.late = late
    self.registeredAt = registeredAt
    self.lastAckAt = lastAckAt
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var name: String?
    var account: AccountID?
    var position: Int64?
    var behind: Int64?
    var pending: Int64?
    var waitingSince: Timestamp?
    var late: Bool?
    var registeredAt: Timestamp?
    var lastAckAt: Timestamp?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): name = faults.string(&reader, length: 0...64)
      case .known(1): account = faults.identifier(&reader, AccountID.prefix).map(AccountID.init)
      case .known(2): position = faults.integer(&reader, in: 0...Int64.max)
      case .known(3): behind = faults.integer(&reader, in: 0...Int64.max)
      case .known(4): pending = faults.integer(&reader, in: 0...Int64.max)
      case .known(5): waitingSince = faults.timestamp(&reader)
      case .known(6): late = faults.bool(&reader)
      case .known(7): registeredAt = faults.timestamp(&reader)
      case .known(8): lastAckAt = faults.timestamp(&reader)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let name, let account, let position, let behind, let pending, let late, let registeredAt else {
      faults.require(name != nil, "name", from: first)
      faults.require(account != nil, "account", from: first)
      faults.require(position != nil, "position", from: first)
      faults.require(behind != nil, "behind", from: first)
      faults.require(pending != nil, "pending", from: first)
      faults.require(late != nil, "late", from: first)
      faults.require(registeredAt != nil, "registeredAt", from: first)
      return nil
    }
    self.name = name
    self.account = account
    self.position = position
    self.behind = behind
    self.pending = pending
    self.waitingSince = waitingSince
    self.late = late
    self.registeredAt = registeredAt
    self.lastAckAt = lastAckAt
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"name\":")
    writer.string(name)
    writer.name("\"account\":")
    writer.identifier(AccountID.prefix, account.rawValue)
    writer.name("\"position\":")
    writer.integer(position)
    writer.name("\"behind\":")
    writer.integer(behind)
    writer.name("\"pending\":")
    writer.integer(pending)
    if let waitingSince {
      writer.name("\"waitingSince\":")
      writer.timestamp(waitingSince)
    }
    writer.name("\"late\":")
    writer.bool(late)
    writer.name("\"registeredAt\":")
    writer.timestamp(registeredAt)
    if let lastAckAt {
      writer.name("\"lastAckAt\":")
      writer.timestamp(lastAckAt)
    }
    writer.endObject()
  }
}

/// A channel.
public struct ChannelResult: Message {
  public var channel: Channel

  private static let members = NameTable(
    "channel")

  public init(channel: Channel) {
    self.channel = channel
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var channel: Channel?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): channel = Channel(&reader, &faults)
      case .known: reader.skip()
      case .unknown: reader.skip()
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
    channel.write(to: &writer)
    writer.endObject()
  }
}

/// The three axes of a card's state.
public struct CardState: Message {
  public var binding: Binding
  public var status: CardStatus
  public var health: Health

  private static let members = NameTable(
    "binding", "status", "health")

  public init(binding: Binding, status: CardStatus, health: Health) {
    self.binding = binding
    self.status = status
    self.health = health
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var binding: Binding?
    var status: CardStatus?
    var health: Health?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): binding = Binding(&reader, &faults)
      case .known(1): status = CardStatus(&reader, &faults)
      case .known(2): health = Health(&reader, &faults)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let binding, let status, let health else {
      faults.require(binding != nil, "binding", from: first)
      faults.require(status != nil, "status", from: first)
      faults.require(health != nil, "health", from: first)
      return nil
    }
    self.binding = binding
    self.status = status
    self.health = health
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
    writer.name("\"status\":")
    status.write(to: &writer)
    writer.name("\"health\":")
    health.write(to: &writer)
    writer.endObject()
  }
}

/// One entry of a card's history.
public struct CardTransition: Message {
  /// Time at which it took effect.
  public var at: Timestamp
  public var kind: TransitionKind
  public var from: CardState?
  public var to: CardState?
  /// Live reasons after the transition.
  public var reasons: [CardReason]
  public var evidence: Evidence
  /// Members that were changed.
  public var changes: [FieldChange]?

  private static let members = NameTable(
    "at", "kind", "from", "to", "reasons", "evidence", "changes")

  public init(at: Timestamp, kind: TransitionKind, from: CardState? = nil, to: CardState? = nil, reasons: [CardReason], evidence: Evidence, changes: [FieldChange]? = nil) {
    self.at = at
    self.kind = kind
    self.from = from
    self.to = to
    self.reasons = reasons
    self.evidence = evidence
    self.changes = changes
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var at: Timestamp?
    var kind: TransitionKind?
    var from: CardState?
    var to: CardState?
    var reasons: [CardReason]?
    var evidence: Evidence?
    var changes: [FieldChange]?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): at = faults.timestamp(&reader)
      case .known(1): kind = TransitionKind(&reader, &faults)
      case .known(2): from = CardState(&reader, &faults)
      case .known(3): to = CardState(&reader, &faults)
      case .known(4): reasons = faults.list(&reader) { reader, faults in CardReason(&reader, &faults) }
      case .known(5): evidence = Evidence(&reader, &faults)
      case .known(6): changes = faults.list(&reader, count: 1...Int.max) { reader, faults in FieldChange(&reader, &faults) }
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let at, let kind, let reasons, let evidence else {
      faults.require(at != nil, "at", from: first)
      faults.require(kind != nil, "kind", from: first)
      faults.require(reasons != nil, "reasons", from: first)
      faults.require(evidence != nil, "evidence", from: first)
      return nil
    }
    self.at = at
    self.kind = kind
    self.from = from
    self.to = to
    self.reasons = reasons
    self.evidence = evidence
    self.changes = changes
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"at\":")
    writer.timestamp(at)
    writer.name("\"kind\":")
    kind.write(to: &writer)
    if let from {
      writer.name("\"from\":")
      from.write(to: &writer)
    }
    if let to {
      writer.name("\"to\":")
      to.write(to: &writer)
    }
    writer.name("\"reasons\":")
    writer.beginArray()
    for element in reasons {
      element.write(to: &writer)
    }
    writer.endArray()
    writer.name("\"evidence\":")
    evidence.write(to: &writer)
    if let changes {
      writer.name("\"changes\":")
      writer.beginArray()
      for element in changes {
        element.write(to: &writer)
      }
      writer.endArray()
    }
    writer.endObject()
  }
}

/// How many have this health. What nothing has is left out.
public struct HealthCount: Message {
  public var health: Health
  public var count: Int64

  private static let members = NameTable(
    "health", "count")

  public init(health: Health, count: Int64) {
    self.health = health
    self.count = count
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var health: Health?
    var count: Int64?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): health = Health(&reader, &faults)
      case .known(1): count = faults.integer(&reader, in: 1...Int64.max)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let health, let count else {
      faults.require(health != nil, "health", from: first)
      faults.require(count != nil, "count", from: first)
      return nil
    }
    self.health = health
    self.count = count
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"health\":")
    health.write(to: &writer)
    writer.name("\"count\":")
    writer.integer(count)
    writer.endObject()
  }
}

/// Cards by status, and by the health behind it.
public struct StatusCounts: Message {
  /// All of them.
  public var cards: Int64
  public var normal: Int64
  public var abnormal: Int64
  public var invalid: Int64
  /// By primary health, in order of precedence.
  public var healths: [HealthCount]

  private static let members = NameTable(
    "cards", "normal", "abnormal", "invalid", "healths")

  public init(cards: Int64, normal: Int64, abnormal: Int64, invalid: Int64, healths: [HealthCount]) {
    self.cards = cards
    self.normal = normal
    self.abnormal = abnormal
    self.invalid = invalid
    self.healths = healths
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var cards: Int64?
    var normal: Int64?
    var abnormal: Int64?
    var invalid: Int64?
    var healths: [HealthCount]?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): cards = faults.integer(&reader, in: 0...Int64.max)
      case .known(1): normal = faults.integer(&reader, in: 0...Int64.max)
      case .known(2): abnormal = faults.integer(&reader, in: 0...Int64.max)
      case .known(3): invalid = faults.integer(&reader, in: 0...Int64.max)
      case .known(4): healths = faults.list(&reader) { reader, faults in HealthCount(&reader, &faults) }
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let cards, let normal, let abnormal, let invalid, let healths else {
      faults.require(cards != nil, "cards", from: first)
      faults.require(normal != nil, "normal", from: first)
      faults.require(abnormal != nil, "abnormal", from: first)
      faults.require(invalid != nil, "invalid", from: first)
      faults.require(healths != nil, "healths", from: first)
      return nil
    }
    self.cards = cards
    self.normal = normal
    self.abnormal = abnormal
    self.invalid = invalid
    self.healths = healths
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"cards\":")
    writer.integer(cards)
    writer.name("\"normal\":")
    writer.integer(normal)
    writer.name("\"abnormal\":")
    writer.integer(abnormal)
    writer.name("\"invalid\":")
    writer.integer(invalid)
    writer.name("\"healths\":")
    writer.beginArray()
    for element in healths {
      element.write(to: &writer)
    }
    writer.endArray()
    writer.endObject()
  }
}

/// A store, and what people call it.
public struct StoreName: Message {
  public var id: StoreID
  public var code: String
  public var name: String

  private static let members = NameTable(
    "id", "code", "name")

  public init(id: StoreID, code: String, name: String) {
    self.id = id
    self.code = code
    self.name = name
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var id: StoreID?
    var code: String?
    var name: String?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): id = faults.identifier(&reader, StoreID.prefix).map(StoreID.init)
      case .known(1): code = faults.string(&reader, length: 0...32)
      case .known(2): name = faults.string(&reader, length: 0...64)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let id, let code, let name else {
      faults.require(id != nil, "id", from: first)
      faults.require(code != nil, "code", from: first)
      faults.require(name != nil, "name", from: first)
      return nil
    }
    self.id = id
    self.code = code
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
    writer.name("\"id\":")
    writer.identifier(StoreID.prefix, id.rawValue)
    writer.name("\"code\":")
    writer.string(code)
    writer.name("\"name\":")
    writer.string(name)
    writer.endObject()
  }
}

/// Stores that something is true of.
public struct StoresFound: Message {
  /// How many there are.
  public var count: Int64
  /// The first of them.
  public var stores: [StoreName]

  private static let members = NameTable(
    "count", "stores")

  public init(count: Int64, stores: [StoreName]) {
    self.count = count
    self.stores = stores
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var count: Int64?
    var stores: [StoreName]?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): count = faults.integer(&reader, in: 0...Int64.max)
      case .known(1): stores = faults.list(&reader, count: 0...500) { reader, faults in StoreName(&reader, &faults) }
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let count, let stores else {
      faults.require(count != nil, "count", from: first)
      faults.require(stores != nil, "stores", from: first)
      return nil
    }
    self.count = count
    self.stores = stores
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"count\":")
    writer.integer(count)
    writer.name("\"stores\":")
    writer.beginArray()
    for element in stores {
      element.write(to: &writer)
    }
    writer.endArray()
    writer.endObject()
  }
}

/// What a store has on file.
public struct ScreenedStore: Message {
  public var store: StoreName
  public var counts: StatusCounts
  /// Cards whose status is normal.
  public var usable: Int64
  /// True: some card of the store is meant for auto-debit.
  public var autoDebit: Bool
  /// Cards whose status is normal and that may be debited automatically.
  public var usableForAutoDebit: Int64

  private static let members = NameTable(
    "store", "counts", "usable", "autoDebit", "usableForAutoDebit")

  public init(store: StoreName, counts: StatusCounts, usable: Int64, autoDebit: Bool, usableForAutoDebit: Int64) {
    self.store = store
    self.counts = counts
    self.usable = usable
    self.autoDebit = autoDebit
    self.usableForAutoDebit = usableForAutoDebit
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var store: StoreName?
    var counts: StatusCounts?
    var usable: Int64?
    var autoDebit: Bool?
    var usableForAutoDebit: Int64?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): store = StoreName(&reader, &faults)
      case .known(1): counts = StatusCounts(&reader, &faults)
      case .known(2): usable = faults.integer(&reader, in: 0...Int64.max)
      case .known(3): autoDebit = faults.bool(&reader)
      case .known(4): usableForAutoDebit = faults.integer(&reader, in: 0...Int64.max)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let store, let counts, let usable, let autoDebit, let usableForAutoDebit else {
      faults.require(store != nil, "store", from: first)
      faults.require(counts != nil, "counts", from: first)
      faults.require(usable != nil, "usable", from: first)
      faults.require(autoDebit != nil, "autoDebit", from: first)
      faults.require(usableForAutoDebit != nil, "usableForAutoDebit", from: first)
      return nil
    }
    self.store = store
    self.counts = counts
    self.usable = usable
    self.autoDebit = autoDebit
    self.usableForAutoDebit = usableForAutoDebit
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"store\":")
    store.write(to: &writer)
    writer.name("\"counts\":")
    counts.write(to: &writer)
    writer.name("\"usable\":")
    writer.integer(usable)
    writer.name("\"autoDebit\":")
    writer.bool(autoDebit)
    writer.name("\"usableForAutoDebit\":")
    writer.integer(usableForAutoDebit)
    writer.endObject()
  }
}

/// Cards whose last month of validity this is.
public struct MonthCount: Message {
  public var year: Int64
  public var month: Int64
  public var cards: Int64

  private static let members = NameTable(
    "year", "month", "cards")

  public init(year: Int64, month: Int64, cards: Int64) {
    self.year = year
    self.month = month
    self.cards = cards
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var year: Int64?
    var month: Int64?
    var cards: Int64?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): year = faults.integer(&reader, in: 2000...2999)
      case .known(1): month = faults.integer(&reader, in: 1...12)
      case .known(2): cards = faults.integer(&reader, in: 0...Int64.max)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let year, let month, let cards else {
      faults.require(year != nil, "year", from: first)
      faults.require(month != nil, "month", from: first)
      faults.require(cards != nil, "cards", from: first)
      return nil
    }
    self.year = year
    self.month = month
    self.cards = cards
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"year\":")
    writer.integer(year)
    writer.name("\"month\":")
    writer.integer(month)
    writer.name("\"cards\":")
    writer.integer(cards)
    writer.endObject()
  }
}

/// When the bound cards expire, by the calendar of the merchant's time zone. The members add up to
/// all cards.
public struct ExpiryOutlook: Message {
  /// Past their last day.
  public var expired: Int64
  /// This month and the eleven after it.
  public var months: [MonthCount]
  public var later: Int64
  /// Cards without an expiry date.
  public var noExpiry: Int64

  private static let members = NameTable(
    "expired", "months", "later", "noExpiry")

  public init(expired: Int64, months: [MonthCount], later: Int64, noExpiry: Int64) {
    self.expired = expired
    self.months = months
    self.later = later
    self.noExpiry = noExpiry
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var expired: Int64?
    var months: [MonthCount]?
    var later: Int64?
    var noExpiry: Int64?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): expired = faults.integer(&reader, in: 0...Int64.max)
      case .known(1): months = faults.list(&reader, count: 12...12) { reader, faults in MonthCount(&reader, &faults) }
      case .known(2): later = faults.integer(&reader, in: 0...Int64.max)
      case .known(3): noExpiry = faults.integer(&reader, in: 0...Int64.max)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let expired, let months, let later, let noExpiry else {
      faults.require(expired != nil, "expired", from: first)
      faults.require(months != nil, "months", from: first)
      faults.require(later != nil, "later", from: first)
      faults.require(noExpiry != nil, "noExpiry", from: first)
      return nil
    }
    self.expired = expired
    self.months = months
    self.later = later
    self.noExpiry = noExpiry
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"expired\":")
    writer.integer(expired)
    writer.name("\"months\":")
    writer.beginArray()
    for element in months {
      element.write(to: &writer)
    }
    writer.endArray()
    writer.name("\"later\":")
    writer.integer(later)
    writer.name("\"noExpiry\":")
    writer.integer(noExpiry)
    writer.endObject()
  }
}

/// Attempts that could have been spared. Wasted is an attempt that was not approved, and was begun
/// on a card that was abnormal or invalid then, or was declined with a code that says stolen, lost,
/// closed or invalid number. Attempts that still run are not counted.
public struct WastedAttempts: Message {
  /// 30 days ago.
  public var since: Timestamp
  /// Attempts since then that have ended.
  public var attempts: Int64
  public var wasted: Int64
  /// The wasted ones by what was wrong with the card: at its beginning, else by the code.
  public var healths: [HealthCount]

  private static let members = NameTable(
    "since", "attempts", "wasted", "healths")

  public init(since: Timestamp, attempts: Int64, wasted: Int64, healths: [HealthCount]) {
    self.since = since
    self.attempts = attempts
    self.wasted = wasted
    self.healths = healths
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var since: Timestamp?
    var attempts: Int64?
    var wasted: Int64?
    var healths: [HealthCount]?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): since = faults.timestamp(&reader)
      case .known(1): attempts = faults.integer(&reader, in: 0...Int64.max)
      case .known(2): wasted = faults.integer(&reader, in: 0...Int64.max)
      case .known(3): healths = faults.list(&reader) { reader, faults in HealthCount(&reader, &faults) }
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let since, let attempts, let wasted, let healths else {
      faults.require(since != nil, "since", from: first)
      faults.require(attempts != nil, "attempts", from: first)
      faults.require(wasted != nil, "wasted", from: first)
      faults.require(healths != nil, "healths", from: first)
      return nil
    }
    self.since = since
    self.attempts = attempts
    self.wasted = wasted
    self.healths = healths
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"since\":")
    writer.timestamp(since)
    writer.name("\"attempts\":")
    writer.integer(attempts)
    writer.name("\"wasted\":")
    writer.integer(wasted)
    writer.name("\"healths\":")
    writer.beginArray()
    for element in healths {
      element.write(to: &writer)
    }
    writer.endArray()
    writer.endObject()
  }
}

/// Invalid cards that may be unbound at once.
public struct ClearedCards: Message {
  public var count: Int64
  /// The first of them, as cards.prepareUnbind takes them. Not shown to support.
  public var cards: [CardID]?

  private static let members = NameTable(
    "count", "cards")

  public init(count: Int64, cards: [CardID]? = nil) {
    self.count = count
    self.cards = cards
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var count: Int64?
    var cards: [CardID]?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): count = faults.integer(&reader, in: 0...Int64.max)
      case .known(1): cards = faults.list(&reader, count: 0...500) { reader, faults in faults.identifier(&reader, CardID.prefix).map(CardID.init) }
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let count else {
      faults.require(count != nil, "count", from: first)
      return nil
    }
    self.count = count
    self.cards = cards
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"count\":")
    writer.integer(count)
    if let cards {
      writer.name("\"cards\":")
      writer.beginArray()
      for element in cards {
        writer.identifier(CardID.prefix, element.rawValue)
      }
      writer.endArray()
    }
    writer.endObject()
  }
}

/// An invalid card that its store still depends on.
public struct CardToReplace: Message {
  public var card: CardID
  public var store: StoreName
  public var health: Health
  /// True: it is meant for auto-debit.
  public var autoDebit: Bool

  private static let members = NameTable(
    "card", "store", "health", "autoDebit")

  public init(card: CardID, store: StoreName, health: Health, autoDebit: Bool) {
    self.card = card
    self.store = store
    self.health = health
    self.autoDebit = autoDebit
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var card: CardID?
    var store: StoreName?
    var health: Health?
    var autoDebit: Bool?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): card = faults.identifier(&reader, CardID.prefix).map(CardID.init)
      case .known(1): store = StoreName(&reader, &faults)
      case .known(2): health = Health(&reader, &faults)
      case .known(3): autoDebit = faults.bool(&reader)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let card, let store, let health, let autoDebit else {
      faults.require(card != nil, "card", from: first)
      faults.require(store != nil, "store", from: first)
      faults.require(health != nil, "health", from: first)
      faults.require(autoDebit != nil, "autoDebit", from: first)
      return nil
    }
    self.card = card
    self.store = store
    self.health = health
    self.autoDebit = autoDebit
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
    writer.name("\"store\":")
    store.write(to: &writer)
    writer.name("\"health\":")
    health.write(to: &writer)
    writer.name("\"autoDebit\":")
    writer.bool(autoDebit)
    writer.endObject()
  }
}

/// Invalid cards that a usable card should follow first: the store has no other, or none for the
/// auto-debit that the card was meant for.
public struct CardsToReplace: Message {
  public var count: Int64
  /// The first of them. Not shown to support.
  public var cards: [CardToReplace]?

  private static let members = NameTable(
    "count", "cards")

  public init(count: Int64, cards: [CardToReplace]? = nil) {
    self.count = count
    self.cards = cards
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var count: Int64?
    var cards: [CardToReplace]?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): count = faults.integer(&reader, in: 0...Int64.max)
      case .known(1): cards = faults.list(&reader, count: 0...500) { reader, faults in CardToReplace(&reader, &faults) }
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let count else {
      faults.require(count != nil, "count", from: first)
      return nil
    }
    self.count = count
    self.cards = cards
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"count\":")
    writer.integer(count)
    if let cards {
      writer.name("\"cards\":")
      writer.beginArray()
      for element in cards {
        element.write(to: &writer)
      }
      writer.endArray()
    }
    writer.endObject()
  }
}

/// What an account updater answers of a card. The number is taken as cards.bind takes it: either
/// `number`, or `last4`, `brand` and `fingerprintOf`.
public struct Replacement: Message {
  /// The new number, 13 to 19 digits. Not stored.
  public var number: Secret?
  /// Last four digits of the new number.
  public var last4: String?
  public var brand: Brand?
  /// The gateway's own stable fingerprint of the new number.
  public var fingerprintOf: Secret?
  /// Goes with expYear. Left out with a new number: the expiry stays.
  public var expMonth: Int64?
  /// Goes with expMonth.
  public var expYear: Int64?
  /// The gateway's token that debits the new number. That of the old one is not taken over.
  public var gatewayToken: Secret?

  private static let members = NameTable(
    "number", "last4", "brand", "fingerprintOf", "expMonth", "expYear", "gatewayToken")

  public init(number: Secret? = nil, last4: String? = nil, brand: Brand? = nil, fingerprintOf: Secret? = nil, expMonth: Int64? = nil, expYear: Int64? = nil, gatewayToken: Secret? = nil) {
    self.number = number
    self.last4 = last4
    self.brand = brand
    self.fingerprintOf = fingerprintOf
    self.expMonth = expMonth
    self.expYear = expYear
    self.gatewayToken = gatewayToken
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var number: Secret?
    var last4: String?
    var brand: Brand?
    var fingerprintOf: Secret?
    var expMonth: Int64?
    var expYear: Int64?
    var gatewayToken: Secret?
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): number = faults.secret(&reader, length: 1...64)
      case .known(1): last4 = faults.string(&reader, length: 4...4)
      case .known(2): brand = Brand(&reader, &faults)
      case .known(3): fingerprintOf = faults.secret(&reader, length: 1...255)
      case .known(4): expMonth = faults.integer(&reader, in: 1...12)
      case .known(5): expYear = faults.integer(&reader, in: 2000...2999)
      case .known(6): gatewayToken = faults.secret(&reader, length: 1...255)
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    self.number = number
    self.last4 = last4
    self.brand = brand
    self.fingerprintOf = fingerprintOf
    self.expMonth = expMonth
    self.expYear = expYear
    self.gatewayToken = gatewayToken
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    if let number {
      writer.name("\"number\":")
      writer.string(number.text)
    }
    if let last4 {
      writer.name("\"last4\":")
      writer.string(last4)
    }
    if let brand {
      writer.name("\"brand\":")
      brand.write(to: &writer)
    }
    if let fingerprintOf {
      writer.name("\"fingerprintOf\":")
      writer.string(fingerprintOf.text)
    }
    if let expMonth {
      writer.name("\"expMonth\":")
      writer.integer(expMonth)
    }
    if let expYear {
      writer.name("\"expYear\":")
      writer.integer(expYear)
    }
    if let gatewayToken {
      writer.name("\"gatewayToken\":")
      writer.string(gatewayToken.text)
    }
    writer.endObject()
  }
}

/// Code table that a code belongs to: a card network, `iso8583` for any other, `cn_verify` for
/// Chinese four-element verification, `vau` and `abu` for the account updaters of Visa and
/// Mastercard, or `stripe`.
public enum SignalProfile: Int, CaseIterable, Sendable {
  case visa, mastercard, unionpay, iso8583, cnVerify, vau, abu, stripe
  /// A value that a later server has and this edition does not know. It is read from answers
  /// only, and never accepted in params.
  case unrecognized = -1

  /// The values that this edition knows.
  public static var allCases: [SignalProfile] {
    [.visa, .mastercard, .unionpay, .iso8583, .cnVerify, .vau, .abu, .stripe]
  }

  private static let names = NameTable("visa", "mastercard", "unionpay", "iso8583", "cn_verify", "vau", "abu", "stripe")

  /// As it stands on the wire.
  public var name: StaticString { rawValue < 0 ? "unrecognized" : Self.names[rawValue] }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    guard let index = faults.choice(&reader, of: Self.names, isOpen: true) else { return nil }
    self.init(rawValue: index)
  }

  package func write(to writer: inout Writer) { writer.string(plain: name) }
}

/// What a signal did. `health_changed`: the card has another health. `reasons_changed`: other
/// reasons, the same health. `unchanged`: nothing new about the card's health. `repeated`: this
/// signal was sent before. `outdated`: something newer is known. `off_file`: the card is not bound
/// any more. `replaced`: another card has taken its place. `details_updated`: the card has a new
/// expiry.
public enum SignalOutcome: Int, CaseIterable, Sendable {
  case healthChanged, reasonsChanged, unchanged, repeated, outdated, offFile, replaced, detailsUpdated
  /// A value that a later server has and this edition does not know. It is read from answers
  /// only, and never accepted in params.
  case unrecognized = -1

  /// The values that this edition knows.
  public static var allCases: [SignalOutcome] {
    [.healthChanged, .reasonsChanged, .unchanged, .repeated, .outdated, .offFile, .replaced, .detailsUpdated]
  }

  private static let names = NameTable("health_changed", "reasons_changed", "unchanged", "repeated", "outdated", "off_file", "replaced", "details_updated")

  /// As it stands on the wire.
  public var name: StaticString { rawValue < 0 ? "unrecognized" : Self.names[rawValue] }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    guard let index = faults.choice(&reader, of: Self.names, isOpen: true) else { return nil }
    self.init(rawValue: index)
  }

  package func write(to writer: inout Writer) { writer.string(plain: name) }
}

/// What a code says about trying again: `never`; `wait` until `notBefore`; `limited`: within the
/// ceilings; `after_fix`: once the data is corrected.
public enum RetryClass: Int, CaseIterable, Sendable {
  case never, wait, limited, afterFix
  /// A value that a later server has and this edition does not know. It is read from answers
  /// only, and never accepted in params.
  case unrecognized = -1

  /// The values that this edition knows.
  public static var allCases: [RetryClass] {
    [.never, .wait, .limited, .afterFix]
  }

  private static let names = NameTable("never", "wait", "limited", "after_fix")

  /// As it stands on the wire.
  public var name: StaticString { rawValue < 0 ? "unrecognized" : Self.names[rawValue] }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    guard let index = faults.choice(&reader, of: Self.names, isOpen: true) else { return nil }
    self.init(rawValue: index)
  }

  package func write(to writer: inout Writer) { writer.string(plain: name) }
}

/// What a signal did to one card.
public struct SignalledCard: Message {
  public var card: Card
  /// True: the card has another health than before.
  public var changed: Bool
  public var outcome: SignalOutcome
  public var from: CardState
  public var to: CardState
  /// The card that has taken its place.
  public var replacement: Card?

  private static let members = NameTable(
    "card", "changed", "outcome", "from", "to", "replacement")

  public init(card: Card, changed: Bool, outcome: SignalOutcome, from: CardState, to: CardState, replacement: Card? = nil) {
    self.card = card
    self.changed = changed
    self.outcome = outcome
    self.from = from
    self.to = to
    self.replacement = replacement
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var card: Card?
    var changed: Bool?
    var outcome: SignalOutcome?
    var from: CardState?
    var to: CardState?
    var replacement: Card?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): card = Card(&reader, &faults)
      case .known(1): changed = faults.bool(&reader)
      case .known(2): outcome = SignalOutcome(&reader, &faults)
      case .known(3): from = CardState(&reader, &faults)
      case .known(4): to = CardState(&reader, &faults)
      case .known(5): replacement = Card(&reader, &faults)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let card, let changed, let outcome, let from, let to else {
      faults.require(card != nil, "card", from: first)
      faults.require(changed != nil, "changed", from: first)
      faults.require(outcome != nil, "outcome", from: first)
      faults.require(from != nil, "from", from: first)
      faults.require(to != nil, "to", from: first)
      return nil
    }
    self.card = card
    self.changed = changed
    self.outcome = outcome
    self.from = from
    self.to = to
    self.replacement = replacement
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
    card.write(to: &writer)
    writer.name("\"changed\":")
    writer.bool(changed)
    writer.name("\"outcome\":")
    outcome.write(to: &writer)
    writer.name("\"from\":")
    from.write(to: &writer)
    writer.name("\"to\":")
    to.write(to: &writer)
    if let replacement {
      writer.name("\"replacement\":")
      replacement.write(to: &writer)
    }
    writer.endObject()
  }
}

/// What happened to the card.
public enum TransitionKind: Int, CaseIterable, Sendable {
  case bound, detailsUpdated, healthChanged, unbinding, unbound
  /// A value that a later server has and this edition does not know. It is read from answers
  /// only, and never accepted in params.
  case unrecognized = -1

  /// The values that this edition knows.
  public static var allCases: [TransitionKind] {
    [.bound, .detailsUpdated, .healthChanged, .unbinding, .unbound]
  }

  private static let names = NameTable("bound", "details_updated", "health_changed", "unbinding", "unbound")

  /// As it stands on the wire.
  public var name: StaticString { rawValue < 0 ? "unrecognized" : Self.names[rawValue] }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    guard let index = faults.choice(&reader, of: Self.names, isOpen: true) else { return nil }
    self.init(rawValue: index)
  }

  package func write(to writer: inout Writer) { writer.string(plain: name) }
}

/// One member of a card, before and after. The holder is masked.
public struct FieldChange: Message {
  /// Name of the member.
  public var field: String
  public var from: String?
  public var to: String?

  private static let members = NameTable(
    "field", "from", "to")

  public init(field: String, from: String? = nil, to: String? = nil) {
    self.field = field
    self.from = from
    self.to = to
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var field: String?
    var from: String?
    var to: String?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): field = faults.string(&reader, length: 0...64)
      case .known(1): from = faults.string(&reader, length: 0...64)
      case .known(2): to = faults.string(&reader, length: 0...64)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let field else {
      faults.require(field != nil, "field", from: first)
      return nil
    }
    self.field = field
    self.from = from
    self.to = to
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"field\":")
    writer.string(field)
    if let from {
      writer.name("\"from\":")
      writer.string(from)
    }
    if let to {
      writer.name("\"to\":")
      writer.string(to)
    }
    writer.endObject()
  }
}

/// What a transition rests on.
public struct Evidence: Message {
  public var source: EvidenceSource
  /// Code table that `code` belongs to.
  public var profile: String?
  /// Raw code, as it was received.
  public var code: String?
  /// Text that came with the code, or the reason that the caller gave.
  public var text: String?
  /// Edition of the rules that were used.
  public var edition: String?
  /// Order that the observation came from.
  public var order: String?
  /// Time of the observation.
  public var observedAt: Timestamp
  /// Time of its arrival here.
  public var receivedAt: Timestamp
  /// Id of the account that caused it, or `system`.
  public var actor: String

  private static let members = NameTable(
    "source", "profile", "code", "text", "edition", "order", "observedAt", "receivedAt", "actor")

  public init(source: EvidenceSource, profile: String? = nil, code: String? = nil, text: String? = nil, edition: String? = nil, order: String? = nil, observedAt: Timestamp, receivedAt: Timestamp, actor: String) {
    self.source = source
    self.profile = profile
    self.code = code
    self.text = text
    self.edition = edition
    self.order = order
    self.observedAt = observedAt
    self.receivedAt = receivedAt
    self.actor = actor
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var source: EvidenceSource?
    var profile: String?
    var code: String?
    var text: String?
    var edition: String?
    var order: String?
    var observedAt: Timestamp?
    var receivedAt: Timestamp?
    var actor: String?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): source = EvidenceSource(&reader, &faults)
      case .known(1): profile = faults.string(&reader, length: 0...32)
      case .known(2): code = faults.string(&reader, length: 0...64)
      case .known(3): text = faults.string(&reader, length: 0...500)
      case .known(4): edition = faults.string(&reader, length: 0...64)
      case .known(5): order = faults.string(&reader, length: 0...64)
      case .known(6): observedAt = faults.timestamp(&reader)
      case .known(7): receivedAt = faults.timestamp(&reader)
      case .known(8): actor = faults.string(&reader, length: 0...64)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let source, let observedAt, let receivedAt, let actor else {
      faults.require(source != nil, "source", from: first)
      faults.require(observedAt != nil, "observedAt", from: first)
      faults.require(receivedAt != nil, "receivedAt", from: first)
      faults.require(actor != nil, "actor", from: first)
      return nil
    }
    self.source = source
    self.profile = profile
    self.code = code
    self.text = text
    self.edition = edition
    self.order = order
    self.observedAt = observedAt
    self.receivedAt = receivedAt
    self.actor = actor
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"source\":")
    source.write(to: &writer)
    if let profile {
      writer.name("\"profile\":")
      writer.string(profile)
    }
    if let code {
      writer.name("\"code\":")
      writer.string(code)
    }
    if let text {
      writer.name("\"text\":")
      writer.string(text)
    }
    if let edition {
      writer.name("\"edition\":")
      writer.string(edition)
    }
    if let order {
      writer.name("\"order\":")
      writer.string(order)
    }
    writer.name("\"observedAt\":")
    writer.timestamp(observedAt)
    writer.name("\"receivedAt\":")
    writer.timestamp(receivedAt)
    writer.name("\"actor\":")
    writer.string(actor)
    writer.endObject()
  }
}

/// Chooses cards. Members are combined with and; an empty filter chooses every bound card in the
/// caller's scope.
public struct CardFilter: Message {
  public var status: CardStatus?
  /// Any of these.
  public var health: [Health]?
  public var store: StoreID?
  public var brand: Brand?
  /// Not expired yet, and expires in this many days or fewer.
  public var expiringWithinDays: Int64?
  public var last4: String?

  private static let members = NameTable(
    "status", "health", "store", "brand", "expiringWithinDays", "last4")

  public init(status: CardStatus? = nil, health: [Health]? = nil, store: StoreID? = nil, brand: Brand? = nil, expiringWithinDays: Int64? = nil, last4: String? = nil) {
    self.status = status
    self.health = health
    self.store = store
    self.brand = brand
    self.expiringWithinDays = expiringWithinDays
    self.last4 = last4
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var status: CardStatus?
    var health: [Health]?
    var store: StoreID?
    var brand: Brand?
    var expiringWithinDays: Int64?
    var last4: String?
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): status = CardStatus(&reader, &faults)
      case .known(1): health = faults.list(&reader, count: 1...13) { reader, faults in Health(&reader, &faults) }
      case .known(2): store = faults.identifier(&reader, StoreID.prefix).map(StoreID.init)
      case .known(3): brand = Brand(&reader, &faults)
      case .known(4): expiringWithinDays = faults.integer(&reader, in: 0...3660)
      case .known(5): last4 = faults.string(&reader, length: 4...4)
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    self.status = status
    self.health = health
    self.store = store
    self.brand = brand
    self.expiringWithinDays = expiringWithinDays
    self.last4 = last4
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    if let status {
      writer.name("\"status\":")
      status.write(to: &writer)
    }
    if let health {
      writer.name("\"health\":")
      writer.beginArray()
      for element in health {
        element.write(to: &writer)
      }
      writer.endArray()
    }
    if let store {
      writer.name("\"store\":")
      writer.identifier(StoreID.prefix, store.rawValue)
    }
    if let brand {
      writer.name("\"brand\":")
      brand.write(to: &writer)
    }
    if let expiringWithinDays {
      writer.name("\"expiringWithinDays\":")
      writer.integer(expiringWithinDays)
    }
    if let last4 {
      writer.name("\"last4\":")
      writer.string(last4)
    }
    writer.endObject()
  }
}

/// Kind of a file of rows: a workbook of Excel 2007 and later, or text.
public enum WorkbookFormat: Int, CaseIterable, Sendable {
  case xlsx, csv
  /// A value that a later server has and this edition does not know. It is read from answers
  /// only, and never accepted in params.
  case unrecognized = -1

  /// The values that this edition knows.
  public static var allCases: [WorkbookFormat] {
    [.xlsx, .csv]
  }

  private static let names = NameTable("xlsx", "csv")

  /// As it stands on the wire.
  public var name: StaticString { rawValue < 0 ? "unrecognized" : Self.names[rawValue] }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    guard let index = faults.choice(&reader, of: Self.names, isOpen: true) else { return nil }
    self.init(rawValue: index)
  }

  package func write(to writer: inout Writer) { writer.string(plain: name) }
}

/// The next bytes of a file.
public struct WorkbookChunk: Message {
  /// At most 256 KiB in base64 (RFC 4648, section 4).
  public var data: String

  private static let members = NameTable(
    "data")

  public init(data: String) {
    self.data = data
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var data: String?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): data = faults.string(&reader, length: 1...349528)
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let data else {
      faults.require(data != nil, "data", from: first)
      return nil
    }
    self.data = data
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"data\":")
    writer.string(data)
    writer.endObject()
  }
}

/// The next bytes of a file that is sent to the server.
public struct WorkbookPart: Message {
  /// At most 256 KiB in base64 (RFC 4648, section 4).
  public var data: Secret

  private static let members = NameTable(
    "data")

  public init(data: Secret) {
    self.data = data
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var data: Secret?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): data = faults.secret(&reader, length: 1...349528)
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let data else {
      faults.require(data != nil, "data", from: first)
      return nil
    }
    self.data = data
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"data\":")
    writer.string(data.text)
    writer.endObject()
  }
}

/// What becomes of an import of which some rows cannot be carried out: `skip_bad` carries out the
/// others, `all_or_nothing` none.
public enum ImportMode: Int, CaseIterable, Sendable {
  case skipBad, allOrNothing
  /// A value that a later server has and this edition does not know. It is read from answers
  /// only, and never accepted in params.
  case unrecognized = -1

  /// The values that this edition knows.
  public static var allCases: [ImportMode] {
    [.skipBad, .allOrNothing]
  }

  private static let names = NameTable("skip_bad", "all_or_nothing")

  /// As it stands on the wire.
  public var name: StaticString { rawValue < 0 ? "unrecognized" : Self.names[rawValue] }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    guard let index = faults.choice(&reader, of: Self.names, isOpen: true) else { return nil }
    self.init(rawValue: index)
  }

  package func write(to writer: inout Writer) { writer.string(plain: name) }
}

/// `planned`: a dry run, nothing was changed. `rejected`: nothing was changed, since a row is
/// wrong. `failed`: it could not go on; what was done before stays.
public enum ImportState: Int, CaseIterable, Sendable {
  case planned, running, done, cancelled, rejected, failed
  /// A value that a later server has and this edition does not know. It is read from answers
  /// only, and never accepted in params.
  case unrecognized = -1

  /// The values that this edition knows.
  public static var allCases: [ImportState] {
    [.planned, .running, .done, .cancelled, .rejected, .failed]
  }

  private static let names = NameTable("planned", "running", "done", "cancelled", "rejected", "failed")

  /// As it stands on the wire.
  public var name: StaticString { rawValue < 0 ? "unrecognized" : Self.names[rawValue] }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    guard let index = faults.choice(&reader, of: Self.names, isOpen: true) else { return nil }
    self.init(rawValue: index)
  }

  package func write(to writer: inout Writer) { writer.string(plain: name) }
}

/// How many rows come to what. `repeated` rows have an external_ref that was carried out before.
public struct ImportActions: Message {
  public var add: Int64
  public var duplicate: Int64
  public var detailsUpdated: Int64
  public var markInvalid: Int64
  public var unbind: Int64
  public var unchanged: Int64
  public var repeated: Int64
  public var reject: Int64

  private static let members = NameTable(
    "add", "duplicate", "detailsUpdated", "markInvalid", "unbind", "unchanged", "repeated", "reject")

  public init(add: Int64, duplicate: Int64, detailsUpdated: Int64, markInvalid: Int64, unbind: Int64, unchanged: Int64, repeated: Int64, reject: Int64) {
    self.add = add
    self.duplicate = duplicate
    self.detailsUpdated = detailsUpdated
    self.markInvalid = markInvalid
    self.unbind = unbind
    self.unchanged = unchanged
    self.repeated = repeated
    self.reject = reject
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var add: Int64?
    var duplicate: Int64?
    var detailsUpdated: Int64?
    var markInvalid: Int64?
    var unbind: Int64?
    var unchanged: Int64?
    var repeated: Int64?
    var reject: Int64?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): add = faults.integer(&reader, in: 0...Int64.max)
      case .known(1): duplicate = faults.integer(&reader, in: 0...Int64.max)
      case .known(2): detailsUpdated = faults.integer(&reader, in: 0...Int64.max)
      case .known(3): markInvalid = faults.integer(&reader, in: 0...Int64.max)
      case .known(4): unbind = faults.integer(&reader, in: 0...Int64.max)
      case .known(5): unchanged = faults.integer(&reader, in: 0...Int64.max)
      case .known(6): repeated = faults.integer(&reader, in: 0...Int64.max)
      case .known(7): reject = faults.integer(&reader, in: 0...Int64.max)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let add, let duplicate, let detailsUpdated, let markInvalid, let unbind, let unchanged, let repeated, let reject else {
      faults.require(add != nil, "add", from: first)
      faults.require(duplicate != nil, "duplicate", from: first)
      faults.require(detailsUpdated != nil, "detailsUpdated", from: first)
      faults.require(markInvalid != nil, "markInvalid", from: first)
      faults.require(unbind != nil, "unbind", from: first)
      faults.require(unchanged != nil, "unchanged", from: first)
      faults.require(repeated != nil, "repeated", from: first)
      faults.require(reject != nil, "reject", from: first)
      return nil
    }
    self.add = add
    self.duplicate = duplicate
    self.detailsUpdated = detailsUpdated
    self.markInvalid = markInvalid
    self.unbind = unbind
    self.unchanged = unchanged
    self.repeated = repeated
    self.reject = reject
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"add\":")
    writer.integer(add)
    writer.name("\"duplicate\":")
    writer.integer(duplicate)
    writer.name("\"detailsUpdated\":")
    writer.integer(detailsUpdated)
    writer.name("\"markInvalid\":")
    writer.integer(markInvalid)
    writer.name("\"unbind\":")
    writer.integer(unbind)
    writer.name("\"unchanged\":")
    writer.integer(unchanged)
    writer.name("\"repeated\":")
    writer.integer(repeated)
    writer.name("\"reject\":")
    writer.integer(reject)
    writer.endObject()
  }
}

/// A row with an error is not carried out; one with a warning is.
public enum RowSeverity: Int, CaseIterable, Sendable {
  case error, warning
  /// A value that a later server has and this edition does not know. It is read from answers
  /// only, and never accepted in params.
  case unrecognized = -1

  /// The values that this edition knows.
  public static var allCases: [RowSeverity] {
    [.error, .warning]
  }

  private static let names = NameTable("error", "warning")

  /// As it stands on the wire.
  public var name: StaticString { rawValue < 0 ? "unrecognized" : Self.names[rawValue] }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    guard let index = faults.choice(&reader, of: Self.names, isOpen: true) else { return nil }
    self.init(rawValue: index)
  }

  package func write(to writer: inout Writer) { writer.string(plain: name) }
}

/// What is wrong with a cell, or with a row as a whole.
public struct RowProblem: Message {
  /// As the program that shows the file counts.
  public var row: Int64
  /// The column's English header. Absent for a row as a whole.
  public var column: String?
  /// Constant for programs.
  public var code: String
  public var severity: RowSeverity
  /// For people, in the language of the call.
  public var message: String
  /// What may be shown of the cell.
  public var valueMasked: String?

  private static let members = NameTable(
    "row", "column", "code", "severity", "message", "valueMasked")

  public init(row: Int64, column: String? = nil, code: String, severity: RowSeverity, message: String, valueMasked: String? = nil) {
    self.row = row
    self.column = column
    self.code = code
    self.severity = severity
    self.message = message
    self.valueMasked = valueMasked
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var row: Int64?
    var column: String?
    var code: String?
    var severity: RowSeverity?
    var message: String?
    var valueMasked: String?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): row = faults.integer(&reader, in: 1...Int64.max)
      case .known(1): column = faults.string(&reader, length: 0...64)
      case .known(2): code = faults.string(&reader, length: 0...64)
      case .known(3): severity = RowSeverity(&reader, &faults)
      case .known(4): message = faults.string(&reader, length: 0...500)
      case .known(5): valueMasked = faults.string(&reader, length: 0...128)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let row, let code, let severity, let message else {
      faults.require(row != nil, "row", from: first)
      faults.require(code != nil, "code", from: first)
      faults.require(severity != nil, "severity", from: first)
      faults.require(message != nil, "message", from: first)
      return nil
    }
    self.row = row
    self.column = column
    self.code = code
    self.severity = severity
    self.message = message
    self.valueMasked = valueMasked
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"row\":")
    writer.integer(row)
    if let column {
      writer.name("\"column\":")
      writer.string(column)
    }
    writer.name("\"code\":")
    writer.string(code)
    writer.name("\"severity\":")
    severity.write(to: &writer)
    writer.name("\"message\":")
    writer.string(message)
    if let valueMasked {
      writer.name("\"valueMasked\":")
      writer.string(valueMasked)
    }
    writer.endObject()
  }
}

/// An import: its plan and how far it is.
public struct ImportSummary: Message {
  public var job: ImportID
  public var state: ImportState
  public var mode: ImportMode
  /// Names rows, actions and the cards that they rest on. Send it to have the plan carried out.
  public var planHash: String
  public var rows: Int64
  /// Rows that are dealt with, the rejected ones among them. 0 for a dry run.
  public var done: Int64
  /// Rows with a warning and no error.
  public var warnings: Int64
  /// Rows with an error.
  public var failed: Int64
  /// Of a dry run what would be done, else what was done.
  public var actions: ImportActions
  /// The first of them; cards.importReport streams all.
  public var problems: [RowProblem]
  public var createdAt: Timestamp
  public var endedAt: Timestamp?

  private static let members = NameTable(
    "job", "state", "mode", "planHash", "rows", "done", "warnings", "failed", "actions", "problems", "createdAt", "endedAt")

  public init(job: ImportID, state: ImportState, mode: ImportMode, planHash: String, rows: Int64, done: Int64, warnings: Int64, failed: Int64, actions: ImportActions, problems: [RowProblem], createdAt: Timestamp, endedAt: Timestamp? = nil) {
    self.job = job
    self.state = state
    self.mode = mode
    self.planHash = planHash
    self.rows = rows
    self.done = done
    self.warnings = warnings
    self.failed = failed
    self.actions = actions
    self.problems = problems
    self.createdAt = createdAt
    self.endedAt = endedAt
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var job: ImportID?
    var state: ImportState?
    var mode: ImportMode?
    var planHash: String?
    var rows: Int64?
    var done: Int64?
    var warnings: Int64?
    var failed: Int64?
    var actions: ImportActions?
    var problems: [RowProblem]?
    var createdAt: Timestamp?
    var endedAt: Timestamp?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): job = faults.identifier(&reader, ImportID.prefix).map(ImportID.init)
      case .known(1): state = ImportState(&reader, &faults)
      case .known(2): mode = ImportMode(&reader, &faults)
      case .known(3): planHash = faults.string(&reader, length: 0...64)
      case .known(4): rows = faults.integer(&reader, in: 0...Int64.max)
      case .known(5): done = faults.integer(&reader, in: 0...Int64.max)
      case .known(6): warnings = faults.integer(&reader, in: 0...Int64.max)
      case .known(7): failed = faults.integer(&reader, in: 0...Int64.max)
      case .known(8): actions = ImportActions(&reader, &faults)
      case .known(9): problems = faults.list(&reader, count: 0...100) { reader, faults in RowProblem(&reader, &faults) }
      case .known(10): createdAt = faults.timestamp(&reader)
      case .known(11): endedAt = faults.timestamp(&reader)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let job, let state, let mode, let planHash, let rows, let done, let warnings, let failed, let actions, let problems, let createdAt else {
      faults.require(job != nil, "job", from: first)
      faults.require(state != nil, "state", from: first)
      faults.require(mode != nil, "mode", from: first)
      faults.require(planHash != nil, "planHash", from: first)
      faults.require(rows != nil, "rows", from: first)
      faults.require(done != nil, "done", from: first)
      faults.require(warnings != nil, "warnings", from: first)
      faults.require(failed != nil, "failed", from: first)
      faults.require(actions != nil, "actions", from: first)
      faults.require(problems != nil, "problems", from: first)
      faults.require(createdAt != nil, "createdAt", from: first)
      return nil
    }
    self.job = job
    self.state = state
    self.mode = mode
    self.planHash = planHash
    self.rows = rows
    self.done = done
    self.warnings = warnings
    self.failed = failed
    self.actions = actions
    self.problems = problems
    self.createdAt = createdAt
    self.endedAt = endedAt
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"job\":")
    writer.identifier(ImportID.prefix, job.rawValue)
    writer.name("\"state\":")
    state.write(to: &writer)
    writer.name("\"mode\":")
    mode.write(to: &writer)
    writer.name("\"planHash\":")
    writer.string(planHash)
    writer.name("\"rows\":")
    writer.integer(rows)
    writer.name("\"done\":")
    writer.integer(done)
    writer.name("\"warnings\":")
    writer.integer(warnings)
    writer.name("\"failed\":")
    writer.integer(failed)
    writer.name("\"actions\":")
    actions.write(to: &writer)
    writer.name("\"problems\":")
    writer.beginArray()
    for element in problems {
      element.write(to: &writer)
    }
    writer.endArray()
    writer.name("\"createdAt\":")
    writer.timestamp(createdAt)
    if let endedAt {
      writer.name("\"endedAt\":")
      writer.timestamp(endedAt)
    }
    writer.endObject()
  }
}

/// How far an import is. It goes on by this id when the connection is lost. The first one comes
/// before any row is carried out.
public struct ImportProgress: Message {
  public var job: ImportID
  public var done: Int64
  public var of: Int64
  public var ok: Int64
  /// Of those that are ok.
  public var warnings: Int64
  public var failed: Int64

  private static let members = NameTable(
    "job", "done", "of", "ok", "warnings", "failed")

  public init(job: ImportID, done: Int64, of: Int64, ok: Int64, warnings: Int64, failed: Int64) {
    self.job = job
    self.done = done
    self.of = of
    self.ok = ok
    self.warnings = warnings
    self.failed = failed
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var job: ImportID?
    var done: Int64?
    var of: Int64?
    var ok: Int64?
    var warnings: Int64?
    var failed: Int64?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): job = faults.identifier(&reader, ImportID.prefix).map(ImportID.init)
      case .known(1): done = faults.integer(&reader, in: 0...Int64.max)
      case .known(2): of = faults.integer(&reader, in: 0...Int64.max)
      case .known(3): ok = faults.integer(&reader, in: 0...Int64.max)
      case .known(4): warnings = faults.integer(&reader, in: 0...Int64.max)
      case .known(5): failed = faults.integer(&reader, in: 0...Int64.max)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let job, let done, let of, let ok, let warnings, let failed else {
      faults.require(job != nil, "job", from: first)
      faults.require(done != nil, "done", from: first)
      faults.require(of != nil, "of", from: first)
      faults.require(ok != nil, "ok", from: first)
      faults.require(warnings != nil, "warnings", from: first)
      faults.require(failed != nil, "failed", from: first)
      return nil
    }
    self.job = job
    self.done = done
    self.of = of
    self.ok = ok
    self.warnings = warnings
    self.failed = failed
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"job\":")
    writer.identifier(ImportID.prefix, job.rawValue)
    writer.name("\"done\":")
    writer.integer(done)
    writer.name("\"of\":")
    writer.integer(of)
    writer.name("\"ok\":")
    writer.integer(ok)
    writer.name("\"warnings\":")
    writer.integer(warnings)
    writer.name("\"failed\":")
    writer.integer(failed)
    writer.endObject()
  }
}

/// A problem or, of a file, the next bytes in base64.
public struct ImportReportItem: Message {
  public var problem: RowProblem?
  public var data: String?

  private static let members = NameTable(
    "problem", "data")

  public init(problem: RowProblem? = nil, data: String? = nil) {
    self.problem = problem
    self.data = data
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var problem: RowProblem?
    var data: String?
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): problem = RowProblem(&reader, &faults)
      case .known(1): data = faults.string(&reader, length: 0...349528)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    self.problem = problem
    self.data = data
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    if let problem {
      writer.name("\"problem\":")
      problem.write(to: &writer)
    }
    if let data {
      writer.name("\"data\":")
      writer.string(data)
    }
    writer.endObject()
  }
}

/// What is written.
public struct WorkbookOpen: Message {
  public var format: WorkbookFormat
  public var locale: Locale

  private static let members = NameTable(
    "format", "locale")

  public init(format: WorkbookFormat, locale: Locale) {
    self.format = format
    self.locale = locale
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var format: WorkbookFormat?
    var locale: Locale?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): format = WorkbookFormat(&reader, &faults)
      case .known(1): locale = Locale(&reader, &faults)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let format, let locale else {
      faults.require(format != nil, "format", from: first)
      faults.require(locale != nil, "locale", from: first)
      return nil
    }
    self.format = format
    self.locale = locale
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
    writer.name("\"locale\":")
    locale.write(to: &writer)
    writer.endObject()
  }
}

/// The file is complete.
public struct WorkbookEnd: Message {
  /// Rows of the first sheet, without its header.
  public var rows: Int64
  /// Length of the file.
  public var bytes: Int64

  private static let members = NameTable(
    "rows", "bytes")

  public init(rows: Int64, bytes: Int64) {
    self.rows = rows
    self.bytes = bytes
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var rows: Int64?
    var bytes: Int64?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): rows = faults.integer(&reader, in: 0...Int64.max)
      case .known(1): bytes = faults.integer(&reader, in: 0...Int64.max)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let rows, let bytes else {
      faults.require(rows != nil, "rows", from: first)
      faults.require(bytes != nil, "bytes", from: first)
      return nil
    }
    self.rows = rows
    self.bytes = bytes
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"rows\":")
    writer.integer(rows)
    writer.name("\"bytes\":")
    writer.integer(bytes)
    writer.endObject()
  }
}

/// A card that was left out, and why.
public struct RefusedCard: Message {
  public var card: Card
  /// Constant of reasons.json.
  public var reason: String
  /// The card may be tried again at this time.
  public var notBefore: Timestamp?
  /// Row or ceiling of the ruleset that holds the card back.
  public var rule: String?
  /// Edition of the ruleset.
  public var edition: String?

  private static let members = NameTable(
    "card", "reason", "notBefore", "rule", "edition")

  public init(card: Card, reason: String, notBefore: Timestamp? = nil, rule: String? = nil, edition: String? = nil) {
    self.card = card
    self.reason = reason
    self.notBefore = notBefore
    self.rule = rule
    self.edition = edition
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var card: Card?
    var reason: String?
    var notBefore: Timestamp?
    var rule: String?
    var edition: String?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): card = Card(&reader, &faults)
      case .known(1): reason = faults.string(&reader, length: 0...64)
      case .known(2): notBefore = faults.timestamp(&reader)
      case .known(3): rule = faults.string(&reader, length: 0...64)
      case .known(4): edition = faults.string(&reader, length: 0...64)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let card, let reason else {
      faults.require(card != nil, "card", from: first)
      faults.require(reason != nil, "reason", from: first)
      return nil
    }
    self.card = card
    self.reason = reason
    self.notBefore = notBefore
    self.rule = rule
    self.edition = edition
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
    card.write(to: &writer)
    writer.name("\"reason\":")
    writer.string(reason)
    if let notBefore {
      writer.name("\"notBefore\":")
      writer.timestamp(notBefore)
    }
    if let rule {
      writer.name("\"rule\":")
      writer.string(rule)
    }
    if let edition {
      writer.name("\"edition\":")
      writer.string(edition)
    }
    writer.endObject()
  }
}

/// A sum of money.
public struct Money: Message {
  /// In the smallest unit of the currency: 1999 is 19.99 CNY.
  public var amount: Int64
  /// ISO 4217: three capital letters.
  public var currency: String

  private static let members = NameTable(
    "amount", "currency")

  public init(amount: Int64, currency: String) {
    self.amount = amount
    self.currency = currency
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var amount: Int64?
    var currency: String?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): amount = faults.integer(&reader, in: 1...1000000000000000)
      case .known(1): currency = faults.string(&reader, length: 3...3)
      case .known: reader.skip()
      case .unknown(let name): faults.refuse(unknown: name, &reader)
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let amount, let currency else {
      faults.require(amount != nil, "amount", from: first)
      faults.require(currency != nil, "currency", from: first)
      return nil
    }
    self.amount = amount
    self.currency = currency
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"amount\":")
    writer.integer(amount)
    writer.name("\"currency\":")
    writer.string(currency)
    writer.endObject()
  }
}

/// What the payment is.
public enum PaymentUsage: Int, CaseIterable, Sendable {
  case checkout, autoDebit
  /// A value that a later server has and this edition does not know. It is read from answers
  /// only, and never accepted in params.
  case unrecognized = -1

  /// The values that this edition knows.
  public static var allCases: [PaymentUsage] {
    [.checkout, .autoDebit]
  }

  private static let names = NameTable("checkout", "auto_debit")

  /// As it stands on the wire.
  public var name: StaticString { rawValue < 0 ? "unrecognized" : Self.names[rawValue] }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    guard let index = faults.choice(&reader, of: Self.names, isOpen: true) else { return nil }
    self.init(rawValue: index)
  }

  package func write(to writer: inout Writer) { writer.string(plain: name) }
}

/// How a payment or an attempt stands. `unknown`: it was not completed in time, and may have been
/// debited.
public enum PaymentOutcome: Int, CaseIterable, Sendable {
  case pending, approved, declined, unknown
  /// A value that a later server has and this edition does not know. It is read from answers
  /// only, and never accepted in params.
  case unrecognized = -1

  /// The values that this edition knows.
  public static var allCases: [PaymentOutcome] {
    [.pending, .approved, .declined, .unknown]
  }

  private static let names = NameTable("pending", "approved", "declined", "unknown")

  /// As it stands on the wire.
  public var name: StaticString { rawValue < 0 ? "unrecognized" : Self.names[rawValue] }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    guard let index = faults.choice(&reader, of: Self.names, isOpen: true) else { return nil }
    self.init(rawValue: index)
  }

  package func write(to writer: inout Writer) { writer.string(plain: name) }
}

/// A card as it was when the attempt began.
public struct PaymentCard: Message {
  public var id: CardID
  public var brand: Brand
  public var last4: String
  public var bank: String?
  public var holderMasked: String
  public var status: CardStatus
  public var health: Health

  private static let members = NameTable(
    "id", "brand", "last4", "bank", "holderMasked", "status", "health")

  public init(id: CardID, brand: Brand, last4: String, bank: String? = nil, holderMasked: String, status: CardStatus, health: Health) {
    self.id = id
    self.brand = brand
    self.last4 = last4
    self.bank = bank
    self.holderMasked = holderMasked
    self.status = status
    self.health = health
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var id: CardID?
    var brand: Brand?
    var last4: String?
    var bank: String?
    var holderMasked: String?
    var status: CardStatus?
    var health: Health?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): id = faults.identifier(&reader, CardID.prefix).map(CardID.init)
      case .known(1): brand = Brand(&reader, &faults)
      case .known(2): last4 = faults.string(&reader, length: 4...4)
      case .known(3): bank = faults.string(&reader, length: 0...64)
      case .known(4): holderMasked = faults.string(&reader, length: 0...64)
      case .known(5): status = CardStatus(&reader, &faults)
      case .known(6): health = Health(&reader, &faults)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let id, let brand, let last4, let holderMasked, let status, let health else {
      faults.require(id != nil, "id", from: first)
      faults.require(brand != nil, "brand", from: first)
      faults.require(last4 != nil, "last4", from: first)
      faults.require(holderMasked != nil, "holderMasked", from: first)
      faults.require(status != nil, "status", from: first)
      faults.require(health != nil, "health", from: first)
      return nil
    }
    self.id = id
    self.brand = brand
    self.last4 = last4
    self.bank = bank
    self.holderMasked = holderMasked
    self.status = status
    self.health = health
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"id\":")
    writer.identifier(CardID.prefix, id.rawValue)
    writer.name("\"brand\":")
    brand.write(to: &writer)
    writer.name("\"last4\":")
    writer.string(last4)
    if let bank {
      writer.name("\"bank\":")
      writer.string(bank)
    }
    writer.name("\"holderMasked\":")
    writer.string(holderMasked)
    writer.name("\"status\":")
    status.write(to: &writer)
    writer.name("\"health\":")
    health.write(to: &writer)
    writer.endObject()
  }
}

/// One try to debit a card.
public struct PaymentAttempt: Message {
  public var id: AttemptID
  public var card: PaymentCard
  /// Where the payment was made, as the order service names it.
  public var channel: String
  /// When it began.
  public var at: Timestamp
  /// When it becomes unknown, unless it is completed before.
  public var expiresAt: Timestamp
  public var outcome: PaymentOutcome
  /// When its outcome was told.
  public var settledAt: Timestamp?
  /// True: its outcome was told when its time was over.
  public var late: Bool?
  public var profile: SignalProfile?
  /// The code as it was received.
  public var code: String?
  /// The advice code as it was received.
  public var adviceCode: String?
  /// The text that came with the code.
  public var text: String?
  /// Row of the ruleset that was used.
  public var rule: String?
  /// Edition of the ruleset.
  public var edition: String?

  private static let members = NameTable(
    "id", "card", "channel", "at", "expiresAt", "outcome", "settledAt", "late", "profile", "code", "adviceCode", "text", "rule", "edition")

  public init(id: AttemptID, card: PaymentCard, channel: String, at: Timestamp, expiresAt: Timestamp, outcome: PaymentOutcome, settledAt: Timestamp? = nil, late: Bool? = nil, profile: SignalProfile? = nil, code: String? = nil, adviceCode: String? = nil, text: String? = nil, rule: String? = nil, edition: String? = nil) {
    self.id = id
    self.card = card
    self.channel = channel
    self.at = at
    self.expiresAt = expiresAt
    self.outcome = outcome
    self.settledAt = settledAt
    self.late = late
    self.profile = profile
    self.code = code
    self.adviceCode = adviceCode
    self.text = text
    self.rule = rule
    self.edition = edition
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var id: AttemptID?
    var card: PaymentCard?
    var channel: String?
    var at: Timestamp?
    var expiresAt: Timestamp?
    var outcome: PaymentOutcome?
    var settledAt: Timestamp?
    var late: Bool?
    var profile: SignalProfile?
    var code: String?
    var adviceCode: String?
    var text: String?
    var rule: String?
    var edition: String?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): id = faults.identifier(&reader, AttemptID.prefix).map(AttemptID.init)
      case .known(1): card = PaymentCard(&reader, &faults)
      case .known(2): channel = faults.string(&reader, length: 0...64)
      case .known(3): at = faults.timestamp(&reader)
      case .known(4): expiresAt = faults.timestamp(&reader)
      case .known(5): outcome = PaymentOutcome(&reader, &faults)
      case .known(6): settledAt = faults.timestamp(&reader)
      case .known(7): late = faults.bool(&reader)
      case .known(8): profile = SignalProfile(&reader, &faults)
      case .known(9): code = faults.string(&reader, length: 0...64)
      case .known(10): adviceCode = faults.string(&reader, length: 0...64)
      case .known(11): text = faults.string(&reader, length: 0...500)
      case .known(12): rule = faults.string(&reader, length: 0...64)
      case .known(13): edition = faults.string(&reader, length: 0...64)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let id, let card, let channel, let at, let expiresAt, let outcome else {
      faults.require(id != nil, "id", from: first)
      faults.require(card != nil, "card", from: first)
      faults.require(channel != nil, "channel", from: first)
      faults.require(at != nil, "at", from: first)
      faults.require(expiresAt != nil, "expiresAt", from: first)
      faults.require(outcome != nil, "outcome", from: first)
      return nil
    }
    self.id = id
    self.card = card
    self.channel = channel
    self.at = at
    self.expiresAt = expiresAt
    self.outcome = outcome
    self.settledAt = settledAt
    self.late = late
    self.profile = profile
    self.code = code
    self.adviceCode = adviceCode
    self.text = text
    self.rule = rule
    self.edition = edition
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"id\":")
    writer.identifier(AttemptID.prefix, id.rawValue)
    writer.name("\"card\":")
    card.write(to: &writer)
    writer.name("\"channel\":")
    writer.string(channel)
    writer.name("\"at\":")
    writer.timestamp(at)
    writer.name("\"expiresAt\":")
    writer.timestamp(expiresAt)
    writer.name("\"outcome\":")
    outcome.write(to: &writer)
    if let settledAt {
      writer.name("\"settledAt\":")
      writer.timestamp(settledAt)
    }
    if let late {
      writer.name("\"late\":")
      writer.bool(late)
    }
    if let profile {
      writer.name("\"profile\":")
      profile.write(to: &writer)
    }
    if let code {
      writer.name("\"code\":")
      writer.string(code)
    }
    if let adviceCode {
      writer.name("\"adviceCode\":")
      writer.string(adviceCode)
    }
    if let text {
      writer.name("\"text\":")
      writer.string(text)
    }
    if let rule {
      writer.name("\"rule\":")
      writer.string(rule)
    }
    if let edition {
      writer.name("\"edition\":")
      writer.string(edition)
    }
    writer.endObject()
  }
}

/// What was tried to get one order paid. It outlives its cards.
public struct Payment: Message {
  public var id: PaymentID
  public var tenant: TenantID
  public var store: StoreID
  /// The merchant's own reference.
  public var order: String
  public var amount: Money
  public var usage: PaymentUsage
  public var outcome: PaymentOutcome
  /// When it began.
  public var at: Timestamp
  /// Oldest first.
  public var attempts: [PaymentAttempt]

  private static let members = NameTable(
    "id", "tenant", "store", "order", "amount", "usage", "outcome", "at", "attempts")

  public init(id: PaymentID, tenant: TenantID, store: StoreID, order: String, amount: Money, usage: PaymentUsage, outcome: PaymentOutcome, at: Timestamp, attempts: [PaymentAttempt]) {
    self.id = id
    self.tenant = tenant
    self.store = store
    self.order = order
    self.amount = amount
    self.usage = usage
    self.outcome = outcome
    self.at = at
    self.attempts = attempts
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var id: PaymentID?
    var tenant: TenantID?
    var store: StoreID?
    var order: String?
    var amount: Money?
    var usage: PaymentUsage?
    var outcome: PaymentOutcome?
    var at: Timestamp?
    var attempts: [PaymentAttempt]?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): id = faults.identifier(&reader, PaymentID.prefix).map(PaymentID.init)
      case .known(1): tenant = faults.identifier(&reader, TenantID.prefix).map(TenantID.init)
      case .known(2): store = faults.identifier(&reader, StoreID.prefix).map(StoreID.init)
      case .known(3): order = faults.string(&reader, length: 0...128)
      case .known(4): amount = Money(&reader, &faults)
      case .known(5): usage = PaymentUsage(&reader, &faults)
      case .known(6): outcome = PaymentOutcome(&reader, &faults)
      case .known(7): at = faults.timestamp(&reader)
      case .known(8): attempts = faults.list(&reader) { reader, faults in PaymentAttempt(&reader, &faults) }
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let id, let tenant, let store, let order, let amount, let usage, let outcome, let at, let attempts else {
      faults.require(id != nil, "id", from: first)
      faults.require(tenant != nil, "tenant", from: first)
      faults.require(store != nil, "store", from: first)
      faults.require(order != nil, "order", from: first)
      faults.require(amount != nil, "amount", from: first)
      faults.require(usage != nil, "usage", from: first)
      faults.require(outcome != nil, "outcome", from: first)
      faults.require(at != nil, "at", from: first)
      faults.require(attempts != nil, "attempts", from: first)
      return nil
    }
    self.id = id
    self.tenant = tenant
    self.store = store
    self.order = order
    self.amount = amount
    self.usage = usage
    self.outcome = outcome
    self.at = at
    self.attempts = attempts
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"id\":")
    writer.identifier(PaymentID.prefix, id.rawValue)
    writer.name("\"tenant\":")
    writer.identifier(TenantID.prefix, tenant.rawValue)
    writer.name("\"store\":")
    writer.identifier(StoreID.prefix, store.rawValue)
    writer.name("\"order\":")
    writer.string(order)
    writer.name("\"amount\":")
    amount.write(to: &writer)
    writer.name("\"usage\":")
    usage.write(to: &writer)
    writer.name("\"outcome\":")
    outcome.write(to: &writer)
    writer.name("\"at\":")
    writer.timestamp(at)
    writer.name("\"attempts\":")
    writer.beginArray()
    for element in attempts {
      element.write(to: &writer)
    }
    writer.endArray()
    writer.endObject()
  }
}

/// What to do after an attempt. `none`: nothing, it is paid. `try_other_card`: now, with `card`.
/// `wait`: not before `notBefore`. `fix_data`: correct the data first. `stop`: not again for this
/// order.
public enum PaymentAction: Int, CaseIterable, Sendable {
  case none, tryOtherCard, wait, fixData, stop
  /// A value that a later server has and this edition does not know. It is read from answers
  /// only, and never accepted in params.
  case unrecognized = -1

  /// The values that this edition knows.
  public static var allCases: [PaymentAction] {
    [.none, .tryOtherCard, .wait, .fixData, .stop]
  }

  private static let names = NameTable("none", "try_other_card", "wait", "fix_data", "stop")

  /// As it stands on the wire.
  public var name: StaticString { rawValue < 0 ? "unrecognized" : Self.names[rawValue] }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    guard let index = faults.choice(&reader, of: Self.names, isOpen: true) else { return nil }
    self.init(rawValue: index)
  }

  package func write(to writer: inout Writer) { writer.string(plain: name) }
}

/// What to do after an attempt.
public struct PaymentNext: Message {
  public var action: PaymentAction
  /// The earliest time for the next attempt.
  public var notBefore: Timestamp?
  /// The card for it.
  public var card: CardID?
  /// Row or ceiling of the ruleset that says so.
  public var rule: String
  /// Edition of the ruleset.
  public var edition: String

  private static let members = NameTable(
    "action", "notBefore", "card", "rule", "edition")

  public init(action: PaymentAction, notBefore: Timestamp? = nil, card: CardID? = nil, rule: String, edition: String) {
    self.action = action
    self.notBefore = notBefore
    self.card = card
    self.rule = rule
    self.edition = edition
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var action: PaymentAction?
    var notBefore: Timestamp?
    var card: CardID?
    var rule: String?
    var edition: String?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): action = PaymentAction(&reader, &faults)
      case .known(1): notBefore = faults.timestamp(&reader)
      case .known(2): card = faults.identifier(&reader, CardID.prefix).map(CardID.init)
      case .known(3): rule = faults.string(&reader, length: 0...64)
      case .known(4): edition = faults.string(&reader, length: 0...64)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let action, let rule, let edition else {
      faults.require(action != nil, "action", from: first)
      faults.require(rule != nil, "rule", from: first)
      faults.require(edition != nil, "edition", from: first)
      return nil
    }
    self.action = action
    self.notBefore = notBefore
    self.card = card
    self.rule = rule
    self.edition = edition
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"action\":")
    action.write(to: &writer)
    if let notBefore {
      writer.name("\"notBefore\":")
      writer.timestamp(notBefore)
    }
    if let card {
      writer.name("\"card\":")
      writer.identifier(CardID.prefix, card.rawValue)
    }
    writer.name("\"rule\":")
    writer.string(rule)
    writer.name("\"edition\":")
    writer.string(edition)
    writer.endObject()
  }
}

/// What an unbinding would do.
public struct Impact: Message {
  /// How many payments run on the cards.
  public var openPayments: Int64
  /// How many auto-debits depend on the cards: those of the last 31 days, and at least one for each
  /// card that is kept for auto-debit.
  public var autoDebits: Int64
  /// Stores that would be left without a usable card.
  public var lastUsable: [StoreID]
  /// Cards that will not be unbound.
  public var refusals: [RefusedCard]

  private static let members = NameTable(
    "openPayments", "autoDebits", "lastUsable", "refusals")

  public init(openPayments: Int64, autoDebits: Int64, lastUsable: [StoreID], refusals: [RefusedCard]) {
    self.openPayments = openPayments
    self.autoDebits = autoDebits
    self.lastUsable = lastUsable
    self.refusals = refusals
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var openPayments: Int64?
    var autoDebits: Int64?
    var lastUsable: [StoreID]?
    var refusals: [RefusedCard]?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): openPayments = faults.integer(&reader, in: 0...Int64.max)
      case .known(1): autoDebits = faults.integer(&reader, in: 0...Int64.max)
      case .known(2): lastUsable = faults.list(&reader) { reader, faults in faults.identifier(&reader, StoreID.prefix).map(StoreID.init) }
      case .known(3): refusals = faults.list(&reader) { reader, faults in RefusedCard(&reader, &faults) }
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let openPayments, let autoDebits, let lastUsable, let refusals else {
      faults.require(openPayments != nil, "openPayments", from: first)
      faults.require(autoDebits != nil, "autoDebits", from: first)
      faults.require(lastUsable != nil, "lastUsable", from: first)
      faults.require(refusals != nil, "refusals", from: first)
      return nil
    }
    self.openPayments = openPayments
    self.autoDebits = autoDebits
    self.lastUsable = lastUsable
    self.refusals = refusals
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"openPayments\":")
    writer.integer(openPayments)
    writer.name("\"autoDebits\":")
    writer.integer(autoDebits)
    writer.name("\"lastUsable\":")
    writer.beginArray()
    for element in lastUsable {
      writer.identifier(StoreID.prefix, element.rawValue)
    }
    writer.endArray()
    writer.name("\"refusals\":")
    writer.beginArray()
    for element in refusals {
      element.write(to: &writer)
    }
    writer.endArray()
    writer.endObject()
  }
}

/// What an alert tells. channel_late: a channel has not taken an unbinding in time.
/// last_usable_gone: a store has no card left that it could pay with.
public enum AlertKind: Int, CaseIterable, Sendable {
  case cardExpiring, cardInvalid, channelLate, lastUsableGone
  /// A value that a later server has and this edition does not know. It is read from answers
  /// only, and never accepted in params.
  case unrecognized = -1

  /// The values that this edition knows.
  public static var allCases: [AlertKind] {
    [.cardExpiring, .cardInvalid, .channelLate, .lastUsableGone]
  }

  private static let names = NameTable("card_expiring", "card_invalid", "channel_late", "last_usable_gone")

  /// As it stands on the wire.
  public var name: StaticString { rawValue < 0 ? "unrecognized" : Self.names[rawValue] }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    guard let index = faults.choice(&reader, of: Self.names, isOpen: true) else { return nil }
    self.init(rawValue: index)
  }

  package func write(to writer: inout Writer) { writer.string(plain: name) }
}

/// open: nobody has taken note of it. acknowledged: somebody has. settled: what it tells is no
/// longer so.
public enum AlertState: Int, CaseIterable, Sendable {
  case open, acknowledged, settled
  /// A value that a later server has and this edition does not know. It is read from answers
  /// only, and never accepted in params.
  case unrecognized = -1

  /// The values that this edition knows.
  public static var allCases: [AlertState] {
    [.open, .acknowledged, .settled]
  }

  private static let names = NameTable("open", "acknowledged", "settled")

  /// As it stands on the wire.
  public var name: StaticString { rawValue < 0 ? "unrecognized" : Self.names[rawValue] }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    guard let index = faults.choice(&reader, of: Self.names, isOpen: true) else { return nil }
    self.init(rawValue: index)
  }

  package func write(to writer: inout Writer) { writer.string(plain: name) }
}

/// Something about a merchant's cards that somebody should see to.
public struct Alert: Message {
  public var id: AlertID
  public var tenant: TenantID
  public var store: StoreID
  public var kind: AlertKind
  public var state: AlertState
  /// The card that it is about. Absent where it is about the store.
  public var card: CardID?
  public var brand: Brand?
  public var last4: String?
  /// For card_expiring: the tier. So many days before its last day, or fewer, the card has.
  public var daysAhead: Int64?
  /// For card_expiring: the expiry that it is about.
  public var expMonth: Int64?
  public var expYear: Int64?
  public var health: Health?
  /// For channel_late: the channel.
  public var channel: String?
  public var raisedAt: Timestamp
  public var acknowledgedAt: Timestamp?
  public var acknowledgedBy: AccountID?
  /// When what it tells ceased to be so, or a more urgent alert took its place.
  public var settledAt: Timestamp?

  private static let members = NameTable(
    "id", "tenant", "store", "kind", "state", "card", "brand", "last4", "daysAhead", "expMonth", "expYear", "health", "channel", "raisedAt", "acknowledgedAt", "acknowledgedBy", "settledAt")

  public init(id: AlertID, tenant: TenantID, store: StoreID, kind: AlertKind, state: AlertState, card: CardID? = nil, brand: Brand? = nil, last4: String? = nil, daysAhead: Int64? = nil, expMonth: Int64? = nil, expYear: Int64? = nil, health: Health? = nil, channel: String? = nil, raisedAt: Timestamp, acknowledgedAt: Timestamp? = nil, acknowledgedBy: AccountID? = nil, settledAt: Timestamp? = nil) {
    self.id = id
    self.tenant = tenant
    self.store = store
    self.kind = kind
    self.state = state
    self.card = card
    self.brand = brand
    self.last4 = last4
    self.daysAhead = daysAhead
    self.expMonth = expMonth
    self.expYear = expYear
    self.health = health
    self.channel = channel
    self.raisedAt = raisedAt
    self.acknowledgedAt = acknowledgedAt
    self.acknowledgedBy = acknowledgedBy
    self.settledAt = settledAt
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var id: AlertID?
    var tenant: TenantID?
    var store: StoreID?
    var kind: AlertKind?
    var state: AlertState?
    var card: CardID?
    var brand: Brand?
    var last4: String?
    var daysAhead: Int64?
    var expMonth: Int64?
    var expYear: Int64?
    var health: Health?
    var channel: String?
    var raisedAt: Timestamp?
    var acknowledgedAt: Timestamp?
    var acknowledgedBy: AccountID?
    var settledAt: Timestamp?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): id = faults.identifier(&reader, AlertID.prefix).map(AlertID.init)
      case .known(1): tenant = faults.identifier(&reader, TenantID.prefix).map(TenantID.init)
      case .known(2): store = faults.identifier(&reader, StoreID.prefix).map(StoreID.init)
      case .known(3): kind = AlertKind(&reader, &faults)
      case .known(4): state = AlertState(&reader, &faults)
      case .known(5): card = faults.identifier(&reader, CardID.prefix).map(CardID.init)
      case .known(6): brand = Brand(&reader, &faults)
      case .known(7): last4 = faults.string(&reader, length: 4...4)
      case .known(8): daysAhead = faults.integer(&reader, in: 0...365)
      case .known(9): expMonth = faults.integer(&reader, in: 1...12)
      case .known(10): expYear = faults.integer(&reader, in: 2000...2999)
      case .known(11): health = Health(&reader, &faults)
      case .known(12): channel = faults.string(&reader, length: 0...64)
      case .known(13): raisedAt = faults.timestamp(&reader)
      case .known(14): acknowledgedAt = faults.timestamp(&reader)
      case .known(15): acknowledgedBy = faults.identifier(&reader, AccountID.prefix).map(AccountID.init)
      case .known(16): settledAt = faults.timestamp(&reader)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let id, let tenant, let store, let kind, let state, let raisedAt else {
      faults.require(id != nil, "id", from: first)
      faults.require(tenant != nil, "tenant", from: first)
      faults.require(store != nil, "store", from: first)
      faults.require(kind != nil, "kind", from: first)
      faults.require(state != nil, "state", from: first)
      faults.require(raisedAt != nil, "raisedAt", from: first)
      return nil
    }
    self.id = id
    self.tenant = tenant
    self.store = store
    self.kind = kind
    self.state = state
    self.card = card
    self.brand = brand
    self.last4 = last4
    self.daysAhead = daysAhead
    self.expMonth = expMonth
    self.expYear = expYear
    self.health = health
    self.channel = channel
    self.raisedAt = raisedAt
    self.acknowledgedAt = acknowledgedAt
    self.acknowledgedBy = acknowledgedBy
    self.settledAt = settledAt
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"id\":")
    writer.identifier(AlertID.prefix, id.rawValue)
    writer.name("\"tenant\":")
    writer.identifier(TenantID.prefix, tenant.rawValue)
    writer.name("\"store\":")
    writer.identifier(StoreID.prefix, store.rawValue)
    writer.name("\"kind\":")
    kind.write(to: &writer)
    writer.name("\"state\":")
    state.write(to: &writer)
    if let card {
      writer.name("\"card\":")
      writer.identifier(CardID.prefix, card.rawValue)
    }
    if let brand {
      writer.name("\"brand\":")
      brand.write(to: &writer)
    }
    if let last4 {
      writer.name("\"last4\":")
      writer.string(last4)
    }
    if let daysAhead {
      writer.name("\"daysAhead\":")
      writer.integer(daysAhead)
    }
    if let expMonth {
      writer.name("\"expMonth\":")
      writer.integer(expMonth)
    }
    if let expYear {
      writer.name("\"expYear\":")
      writer.integer(expYear)
    }
    if let health {
      writer.name("\"health\":")
      health.write(to: &writer)
    }
    if let channel {
      writer.name("\"channel\":")
      writer.string(channel)
    }
    writer.name("\"raisedAt\":")
    writer.timestamp(raisedAt)
    if let acknowledgedAt {
      writer.name("\"acknowledgedAt\":")
      writer.timestamp(acknowledgedAt)
    }
    if let acknowledgedBy {
      writer.name("\"acknowledgedBy\":")
      writer.identifier(AccountID.prefix, acknowledgedBy.rawValue)
    }
    if let settledAt {
      writer.name("\"settledAt\":")
      writer.timestamp(settledAt)
    }
    writer.endObject()
  }
}

/// One account.
public struct AccountResult: Message {
  public var account: Account

  private static let members = NameTable(
    "account")

  public init(account: Account) {
    self.account = account
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var account: Account?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): account = Account(&reader, &faults)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let account else {
      faults.require(account != nil, "account", from: first)
      return nil
    }
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
    writer.name("\"account\":")
    account.write(to: &writer)
    writer.endObject()
  }
}

/// An account with a new password.
public struct NewPasswordResult: Message {
  public var account: Account
  /// Shown once. It must be changed at the next login.
  public var oneTimePassword: Secret

  private static let members = NameTable(
    "account", "oneTimePassword")

  public init(account: Account, oneTimePassword: Secret) {
    self.account = account
    self.oneTimePassword = oneTimePassword
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var account: Account?
    var oneTimePassword: Secret?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): account = Account(&reader, &faults)
      case .known(1): oneTimePassword = faults.secret(&reader, length: 1...128)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let account, let oneTimePassword else {
      faults.require(account != nil, "account", from: first)
      faults.require(oneTimePassword != nil, "oneTimePassword", from: first)
      return nil
    }
    self.account = account
    self.oneTimePassword = oneTimePassword
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"account\":")
    account.write(to: &writer)
    writer.name("\"oneTimePassword\":")
    writer.string(oneTimePassword.text)
    writer.endObject()
  }
}

/// One card.
public struct CardResult: Message {
  public var card: Card

  private static let members = NameTable(
    "card")

  public init(card: Card) {
    self.card = card
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var card: Card?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): card = Card(&reader, &faults)
      case .known: reader.skip()
      case .unknown: reader.skip()
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
    card.write(to: &writer)
    writer.endObject()
  }
}

/// One store.
public struct StoreResult: Message {
  public var store: Store

  private static let members = NameTable(
    "store")

  public init(store: Store) {
    self.store = store
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var store: Store?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): store = Store(&reader, &faults)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let store else {
      faults.require(store != nil, "store", from: first)
      return nil
    }
    self.store = store
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"store\":")
    store.write(to: &writer)
    writer.endObject()
  }
}

/// One tenant.
public struct TenantResult: Message {
  public var tenant: Tenant

  private static let members = NameTable(
    "tenant")

  public init(tenant: Tenant) {
    self.tenant = tenant
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var tenant: Tenant?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): tenant = Tenant(&reader, &faults)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let tenant else {
      faults.require(tenant != nil, "tenant", from: first)
      return nil
    }
    self.tenant = tenant
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"tenant\":")
    tenant.write(to: &writer)
    writer.endObject()
  }
}

/// A limit that the operator may set.
public struct ServerLimit: Message {
  /// As refusals name it.
  public var name: String
  /// How much it allows.
  public var max: Int64

  private static let members = NameTable(
    "name", "max")

  public init(name: String, max: Int64) {
    self.name = name
    self.max = max
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var name: String?
    var max: Int64?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): name = faults.string(&reader, length: 0...64)
      case .known(1): max = faults.integer(&reader, in: 0...Int64.max)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let name, let max else {
      faults.require(name != nil, "name", from: first)
      faults.require(max != nil, "max", from: first)
      return nil
    }
    self.name = name
    self.max = max
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"name\":")
    writer.string(name)
    writer.name("\"max\":")
    writer.integer(max)
    writer.endObject()
  }
}

/// A connection as it is now.
public struct ServerConnection: Message {
  /// Its number; later ones are higher.
  public var id: Int64
  /// The loop that serves it.
  public var loop: Int64
  public var peer: Peer
  /// Who logged in on it, or is known by user id.
  public var account: AccountID?
  /// The account's merchant.
  public var tenant: TenantID?
  /// When it was accepted.
  public var since: Timestamp
  /// Calls so far.
  public var calls: Int64
  /// Calls that wait for an answer, streams among them.
  public var inFlight: Int64
  /// Open streams.
  public var streams: Int64
  /// Bytes that came.
  public var receivedBytes: Int64
  /// Bytes that the peer took.
  public var sentBytes: Int64
  /// Bytes that wait for the peer to read.
  public var queuedBytes: Int64

  private static let members = NameTable(
    "id", "loop", "peer", "account", "tenant", "since", "calls", "inFlight", "streams", "receivedBytes", "sentBytes", "queuedBytes")

  public init(id: Int64, loop: Int64, peer: Peer, account: AccountID? = nil, tenant: TenantID? = nil, since: Timestamp, calls: Int64, inFlight: Int64, streams: Int64, receivedBytes: Int64, sentBytes: Int64, queuedBytes: Int64) {
    self.id = id
    self.loop = loop
    self.peer = peer
    self.account = account
    self.tenant = tenant
    self.since = since
    self.calls = calls
    self.inFlight = inFlight
    self.streams = streams
    self.receivedBytes = receivedBytes
    self.sentBytes = sentBytes
    self.queuedBytes = queuedBytes
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var id: Int64?
    var loop: Int64?
    var peer: Peer?
    var account: AccountID?
    var tenant: TenantID?
    var since: Timestamp?
    var calls: Int64?
    var inFlight: Int64?
    var streams: Int64?
    var receivedBytes: Int64?
    var sentBytes: Int64?
    var queuedBytes: Int64?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): id = faults.integer(&reader, in: 0...Int64.max)
      case .known(1): loop = faults.integer(&reader, in: 0...Int64.max)
      case .known(2): peer = Peer(&reader, &faults)
      case .known(3): account = faults.identifier(&reader, AccountID.prefix).map(AccountID.init)
      case .known(4): tenant = faults.identifier(&reader, TenantID.prefix).map(TenantID.init)
      case .known(5): since = faults.timestamp(&reader)
      case .known(6): calls = faults.integer(&reader, in: 0...Int64.max)
      case .known(7): inFlight = faults.integer(&reader, in: 0...Int64.max)
      case .known(8): streams = faults.integer(&reader, in: 0...Int64.max)
      case .known(9): receivedBytes = faults.integer(&reader, in: 0...Int64.max)
      case .known(10): sentBytes = faults.integer(&reader, in: 0...Int64.max)
      case .known(11): queuedBytes = faults.integer(&reader, in: 0...Int64.max)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let id, let loop, let peer, let since, let calls, let inFlight, let streams, let receivedBytes, let sentBytes, let queuedBytes else {
      faults.require(id != nil, "id", from: first)
      faults.require(loop != nil, "loop", from: first)
      faults.require(peer != nil, "peer", from: first)
      faults.require(since != nil, "since", from: first)
      faults.require(calls != nil, "calls", from: first)
      faults.require(inFlight != nil, "inFlight", from: first)
      faults.require(streams != nil, "streams", from: first)
      faults.require(receivedBytes != nil, "receivedBytes", from: first)
      faults.require(sentBytes != nil, "sentBytes", from: first)
      faults.require(queuedBytes != nil, "queuedBytes", from: first)
      return nil
    }
    self.id = id
    self.loop = loop
    self.peer = peer
    self.account = account
    self.tenant = tenant
    self.since = since
    self.calls = calls
    self.inFlight = inFlight
    self.streams = streams
    self.receivedBytes = receivedBytes
    self.sentBytes = sentBytes
    self.queuedBytes = queuedBytes
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"id\":")
    writer.integer(id)
    writer.name("\"loop\":")
    writer.integer(loop)
    writer.name("\"peer\":")
    peer.write(to: &writer)
    if let account {
      writer.name("\"account\":")
      writer.identifier(AccountID.prefix, account.rawValue)
    }
    if let tenant {
      writer.name("\"tenant\":")
      writer.identifier(TenantID.prefix, tenant.rawValue)
    }
    writer.name("\"since\":")
    writer.timestamp(since)
    writer.name("\"calls\":")
    writer.integer(calls)
    writer.name("\"inFlight\":")
    writer.integer(inFlight)
    writer.name("\"streams\":")
    writer.integer(streams)
    writer.name("\"receivedBytes\":")
    writer.integer(receivedBytes)
    writer.name("\"sentBytes\":")
    writer.integer(sentBytes)
    writer.name("\"queuedBytes\":")
    writer.integer(queuedBytes)
    writer.endObject()
  }
}

/// A call that waits for its answer.
public struct RunningCall: Message {
  /// What was called.
  public var method: String
  /// Number of the connection.
  public var connection: Int64
  /// Who calls.
  public var account: AccountID?
  /// The account's merchant.
  public var tenant: TenantID?
  /// How long it has run.
  public var runningMs: Int64
  /// When its time is up. Absent for a stream that lasts until it is ended.
  public var deadline: Timestamp?
  /// Whether it is a stream.
  public var stream: Bool

  private static let members = NameTable(
    "method", "connection", "account", "tenant", "runningMs", "deadline", "stream")

  public init(method: String, connection: Int64, account: AccountID? = nil, tenant: TenantID? = nil, runningMs: Int64, deadline: Timestamp? = nil, stream: Bool) {
    self.method = method
    self.connection = connection
    self.account = account
    self.tenant = tenant
    self.runningMs = runningMs
    self.deadline = deadline
    self.stream = stream
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var method: String?
    var connection: Int64?
    var account: AccountID?
    var tenant: TenantID?
    var runningMs: Int64?
    var deadline: Timestamp?
    var stream: Bool?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): method = faults.string(&reader, length: 0...64)
      case .known(1): connection = faults.integer(&reader, in: 0...Int64.max)
      case .known(2): account = faults.identifier(&reader, AccountID.prefix).map(AccountID.init)
      case .known(3): tenant = faults.identifier(&reader, TenantID.prefix).map(TenantID.init)
      case .known(4): runningMs = faults.integer(&reader, in: 0...Int64.max)
      case .known(5): deadline = faults.timestamp(&reader)
      case .known(6): stream = faults.bool(&reader)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let method, let connection, let runningMs, let stream else {
      faults.require(method != nil, "method", from: first)
      faults.require(connection != nil, "connection", from: first)
      faults.require(runningMs != nil, "runningMs", from: first)
      faults.require(stream != nil, "stream", from: first)
      return nil
    }
    self.method = method
    self.connection = connection
    self.account = account
    self.tenant = tenant
    self.runningMs = runningMs
    self.deadline = deadline
    self.stream = stream
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"method\":")
    writer.string(method)
    writer.name("\"connection\":")
    writer.integer(connection)
    if let account {
      writer.name("\"account\":")
      writer.identifier(AccountID.prefix, account.rawValue)
    }
    if let tenant {
      writer.name("\"tenant\":")
      writer.identifier(TenantID.prefix, tenant.rawValue)
    }
    writer.name("\"runningMs\":")
    writer.integer(runningMs)
    if let deadline {
      writer.name("\"deadline\":")
      writer.timestamp(deadline)
    }
    writer.name("\"stream\":")
    writer.bool(stream)
    writer.endObject()
  }
}

/// How often a method ended in a way.
public struct CallCount: Message {
  /// The method; `unknown` for what is none.
  public var method: String
  /// `OK`, or the status of the refusals.
  public var status: String
  /// How often.
  public var count: Int64

  private static let members = NameTable(
    "method", "status", "count")

  public init(method: String, status: String, count: Int64) {
    self.method = method
    self.status = status
    self.count = count
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var method: String?
    var status: String?
    var count: Int64?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): method = faults.string(&reader, length: 0...64)
      case .known(1): status = faults.string(&reader, length: 0...64)
      case .known(2): count = faults.integer(&reader, in: 0...Int64.max)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let method, let status, let count else {
      faults.require(method != nil, "method", from: first)
      faults.require(status != nil, "status", from: first)
      faults.require(count != nil, "count", from: first)
      return nil
    }
    self.method = method
    self.status = status
    self.count = count
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"method\":")
    writer.string(method)
    writer.name("\"status\":")
    writer.string(status)
    writer.name("\"count\":")
    writer.integer(count)
    writer.endObject()
  }
}

/// How long the calls of a method took, from when they were heard until their answers went out.
public struct CallDurations: Message {
  /// The method.
  public var method: String
  /// Calls, without streams.
  public var count: Int64
  /// All of them together, in microseconds.
  public var totalUs: Int64
  /// How many took at most so long, shortest first.
  public var buckets: [DurationBucket]

  private static let members = NameTable(
    "method", "count", "totalUs", "buckets")

  public init(method: String, count: Int64, totalUs: Int64, buckets: [DurationBucket]) {
    self.method = method
    self.count = count
    self.totalUs = totalUs
    self.buckets = buckets
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var method: String?
    var count: Int64?
    var totalUs: Int64?
    var buckets: [DurationBucket]?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): method = faults.string(&reader, length: 0...64)
      case .known(1): count = faults.integer(&reader, in: 0...Int64.max)
      case .known(2): totalUs = faults.integer(&reader, in: 0...Int64.max)
      case .known(3): buckets = faults.list(&reader) { reader, faults in DurationBucket(&reader, &faults) }
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let method, let count, let totalUs, let buckets else {
      faults.require(method != nil, "method", from: first)
      faults.require(count != nil, "count", from: first)
      faults.require(totalUs != nil, "totalUs", from: first)
      faults.require(buckets != nil, "buckets", from: first)
      return nil
    }
    self.method = method
    self.count = count
    self.totalUs = totalUs
    self.buckets = buckets
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"method\":")
    writer.string(method)
    writer.name("\"count\":")
    writer.integer(count)
    writer.name("\"totalUs\":")
    writer.integer(totalUs)
    writer.name("\"buckets\":")
    writer.beginArray()
    for element in buckets {
      element.write(to: &writer)
    }
    writer.endArray()
    writer.endObject()
  }
}

/// Calls up to a duration.
public struct DurationBucket: Message {
  /// In microseconds. Absent in the last, which counts all.
  public var upToUs: Int64?
  /// Calls that took at most that.
  public var count: Int64

  private static let members = NameTable(
    "upToUs", "count")

  public init(upToUs: Int64? = nil, count: Int64) {
    self.upToUs = upToUs
    self.count = count
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var upToUs: Int64?
    var count: Int64?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): upToUs = faults.integer(&reader, in: 0...Int64.max)
      case .known(1): count = faults.integer(&reader, in: 0...Int64.max)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let count else {
      faults.require(count != nil, "count", from: first)
      return nil
    }
    self.upToUs = upToUs
    self.count = count
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    if let upToUs {
      writer.name("\"upToUs\":")
      writer.integer(upToUs)
    }
    writer.name("\"count\":")
    writer.integer(count)
    writer.endObject()
  }
}

/// A count under a name.
public struct NamedCount: Message {
  /// What was counted.
  public var name: String
  /// How often.
  public var count: Int64

  private static let members = NameTable(
    "name", "count")

  public init(name: String, count: Int64) {
    self.name = name
    self.count = count
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var name: String?
    var count: Int64?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): name = faults.string(&reader, length: 0...64)
      case .known(1): count = faults.integer(&reader, in: 0...Int64.max)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let name, let count else {
      faults.require(name != nil, "name", from: first)
      faults.require(count != nil, "count", from: first)
      return nil
    }
    self.name = name
    self.count = count
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"name\":")
    writer.string(name)
    writer.name("\"count\":")
    writer.integer(count)
    writer.endObject()
  }
}

/// The database and its writer.
public struct StorageStats: Message {
  /// Size of the database file.
  public var dataBytes: Int64
  /// Size of the write-ahead log.
  public var logBytes: Int64
  /// Writes that wait.
  public var queued: Int64
  /// Groups of writes committed.
  public var commits: Int64
  /// Writes in them.
  public var writes: Int64
  /// Writes in the largest.
  public var largestGroup: Int64

  private static let members = NameTable(
    "dataBytes", "logBytes", "queued", "commits", "writes", "largestGroup")

  public init(dataBytes: Int64, logBytes: Int64, queued: Int64, commits: Int64, writes: Int64, largestGroup: Int64) {
    self.dataBytes = dataBytes
    self.logBytes = logBytes
    self.queued = queued
    self.commits = commits
    self.writes = writes
    self.largestGroup = largestGroup
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var dataBytes: Int64?
    var logBytes: Int64?
    var queued: Int64?
    var commits: Int64?
    var writes: Int64?
    var largestGroup: Int64?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): dataBytes = faults.integer(&reader, in: 0...Int64.max)
      case .known(1): logBytes = faults.integer(&reader, in: 0...Int64.max)
      case .known(2): queued = faults.integer(&reader, in: 0...Int64.max)
      case .known(3): commits = faults.integer(&reader, in: 0...Int64.max)
      case .known(4): writes = faults.integer(&reader, in: 0...Int64.max)
      case .known(5): largestGroup = faults.integer(&reader, in: 0...Int64.max)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let dataBytes, let logBytes, let queued, let commits, let writes, let largestGroup else {
      faults.require(dataBytes != nil, "dataBytes", from: first)
      faults.require(logBytes != nil, "logBytes", from: first)
      faults.require(queued != nil, "queued", from: first)
      faults.require(commits != nil, "commits", from: first)
      faults.require(writes != nil, "writes", from: first)
      faults.require(largestGroup != nil, "largestGroup", from: first)
      return nil
    }
    self.dataBytes = dataBytes
    self.logBytes = logBytes
    self.queued = queued
    self.commits = commits
    self.writes = writes
    self.largestGroup = largestGroup
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"dataBytes\":")
    writer.integer(dataBytes)
    writer.name("\"logBytes\":")
    writer.integer(logBytes)
    writer.name("\"queued\":")
    writer.integer(queued)
    writer.name("\"commits\":")
    writer.integer(commits)
    writer.name("\"writes\":")
    writer.integer(writes)
    writer.name("\"largestGroup\":")
    writer.integer(largestGroup)
    writer.endObject()
  }
}

/// The pool for slow work.
public struct WorkerStats: Message {
  /// Threads at work.
  public var running: Int64
  /// Calls that wait for one.
  public var waiting: Int64

  private static let members = NameTable(
    "running", "waiting")

  public init(running: Int64, waiting: Int64) {
    self.running = running
    self.waiting = waiting
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var running: Int64?
    var waiting: Int64?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): running = faults.integer(&reader, in: 0...Int64.max)
      case .known(1): waiting = faults.integer(&reader, in: 0...Int64.max)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let running, let waiting else {
      faults.require(running != nil, "running", from: first)
      faults.require(waiting != nil, "waiting", from: first)
      return nil
    }
    self.running = running
    self.waiting = waiting
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"running\":")
    writer.integer(running)
    writer.name("\"waiting\":")
    writer.integer(waiting)
    writer.endObject()
  }
}

/// The channels of all merchants, as counted within the last seconds.
public struct ChannelStats: Message {
  /// Cards whose unbinding a channel has not acknowledged.
  public var unbindingsWaiting: Int64
  /// Channels that are late.
  public var late: Int64

  private static let members = NameTable(
    "unbindingsWaiting", "late")

  public init(unbindingsWaiting: Int64, late: Int64) {
    self.unbindingsWaiting = unbindingsWaiting
    self.late = late
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var unbindingsWaiting: Int64?
    var late: Int64?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): unbindingsWaiting = faults.integer(&reader, in: 0...Int64.max)
      case .known(1): late = faults.integer(&reader, in: 0...Int64.max)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let unbindingsWaiting, let late else {
      faults.require(unbindingsWaiting != nil, "unbindingsWaiting", from: first)
      faults.require(late != nil, "late", from: first)
      return nil
    }
    self.unbindingsWaiting = unbindingsWaiting
    self.late = late
  }

  package init(_ params: inout Params) throws(Refusal) {
    guard let message = Self(&params.reader, &params.faults), params.faults.isEmpty else {
      throw params.refusal
    }
    self = message
  }

  package func write(to writer: inout Writer) {
    writer.beginObject()
    writer.name("\"unbindingsWaiting\":")
    writer.integer(unbindingsWaiting)
    writer.name("\"late\":")
    writer.integer(late)
    writer.endObject()
  }
}

/// What the server has counted since it started, and what is now.
public struct ServerStats: Message {
  /// How long it has run.
  public var uptimeMs: Int64
  /// Open connections.
  public var connections: Int64
  /// Those of peers that nobody knows.
  public var connectionsBeforeLogin: Int64
  /// Connections so far.
  public var connectionsAccepted: Int64
  /// Peers that were turned away, by reason.
  public var connectionsRefused: [NamedCount]
  /// Calls that wait for an answer, streams among them.
  public var inFlight: Int64
  /// Open streams.
  public var streams: Int64
  /// Bytes that wait for peers to read.
  public var queuedBytes: Int64
  public var calls: [CallCount]
  public var durations: [CallDurations]
  /// By reason.
  public var refusals: [NamedCount]
  /// By limit.
  public var limitsReached: [NamedCount]
  /// Notifications that led to nothing, such as writes.
  public var notificationsDropped: Int64
  /// Frames that ended early or took too long.
  public var framesCutOff: Int64
  /// Bytes that came.
  public var receivedBytes: Int64
  /// Bytes that peers took.
  public var sentBytes: Int64
  /// Log lines that were left out because the log was full.
  public var logLinesLeftOut: Int64
  public var storage: StorageStats
  public var workers: WorkerStats
  public var channels: ChannelStats

  private static let members = NameTable(
    "uptimeMs", "connections", "connectionsBeforeLogin", "connectionsAccepted", "connectionsRefused", "inFlight", "streams", "queuedBytes", "calls", "durations", "refusals", "limitsReached", "notificationsDropped", "framesCutOff", "receivedBytes", "sentBytes", "logLinesLeftOut", "storage", "workers", "channels")

  public init(uptimeMs: Int64, connections: Int64, connectionsBeforeLogin: Int64, connectionsAccepted: Int64, connectionsRefused: [NamedCount], inFlight: Int64, streams: Int64, queuedBytes: Int64, calls: [CallCount], durations: [CallDurations], refusals: [NamedCount], limitsReached: [NamedCount], notificationsDropped: Int64, framesCutOff: Int64, receivedBytes: Int64, sentBytes: Int64, logLinesLeftOut: Int64, storage: StorageStats, workers: WorkerStats, channels: ChannelStats) {
    self.uptimeMs = uptimeMs
    self.connections = connections
    self.connectionsBeforeLogin = connectionsBeforeLogin
    self.connectionsAccepted = connectionsAccepted
    self.connectionsRefused = connectionsRefused
    self.inFlight = inFlight
    self.streams = streams
    self.queuedBytes = queuedBytes
    self.calls = calls
    self.durations = durations
    self.refusals = refusals
    self.limitsReached = limitsReached
    self.notificationsDropped = notificationsDropped
    self.framesCutOff = framesCutOff
    self.receivedBytes = receivedBytes
    self.sentBytes = sentBytes
    self.logLinesLeftOut = logLinesLeftOut
    self.storage = storage
    self.workers = workers
    self.channels = channels
  }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    var uptimeMs: Int64?
    var connections: Int64?
    var connectionsBeforeLogin: Int64?
    var connectionsAccepted: Int64?
    var connectionsRefused: [NamedCount]?
    var inFlight: Int64?
    var streams: Int64?
    var queuedBytes: Int64?
    var calls: [CallCount]?
    var durations: [CallDurations]?
    var refusals: [NamedCount]?
    var limitsReached: [NamedCount]?
    var notificationsDropped: Int64?
    var framesCutOff: Int64?
    var receivedBytes: Int64?
    var sentBytes: Int64?
    var logLinesLeftOut: Int64?
    var storage: StorageStats?
    var workers: WorkerStats?
    var channels: ChannelStats?
    let first = faults.count
    guard faults.object(&reader) else { return nil }
    while let member = reader.nextMember(in: Self.members) {
      let mark = faults.count
      switch member {
      case .known(0): uptimeMs = faults.integer(&reader, in: 0...Int64.max)
      case .known(1): connections = faults.integer(&reader, in: 0...Int64.max)
      case .known(2): connectionsBeforeLogin = faults.integer(&reader, in: 0...Int64.max)
      case .known(3): connectionsAccepted = faults.integer(&reader, in: 0...Int64.max)
      case .known(4): connectionsRefused = faults.list(&reader) { reader, faults in NamedCount(&reader, &faults) }
      case .known(5): inFlight = faults.integer(&reader, in: 0...Int64.max)
      case .known(6): streams = faults.integer(&reader, in: 0...Int64.max)
      case .known(7): queuedBytes = faults.integer(&reader, in: 0...Int64.max)
      case .known(8): calls = faults.list(&reader) { reader, faults in CallCount(&reader, &faults) }
      case .known(9): durations = faults.list(&reader) { reader, faults in CallDurations(&reader, &faults) }
      case .known(10): refusals = faults.list(&reader) { reader, faults in NamedCount(&reader, &faults) }
      case .known(11): limitsReached = faults.list(&reader) { reader, faults in NamedCount(&reader, &faults) }
      case .known(12): notificationsDropped = faults.integer(&reader, in: 0...Int64.max)
      case .known(13): framesCutOff = faults.integer(&reader, in: 0...Int64.max)
      case .known(14): receivedBytes = faults.integer(&reader, in: 0...Int64.max)
      case .known(15): sentBytes = faults.integer(&reader, in: 0...Int64.max)
      case .known(16): logLinesLeftOut = faults.integer(&reader, in: 0...Int64.max)
      case .known(17): storage = StorageStats(&reader, &faults)
      case .known(18): workers = WorkerStats(&reader, &faults)
      case .known(19): channels = ChannelStats(&reader, &faults)
      case .known: reader.skip()
      case .unknown: reader.skip()
      }
      if faults.count > mark { faults.place(from: mark, in: member, of: Self.members) }
    }
    guard let uptimeMs, let connections, let connectionsBeforeLogin, let connectionsAccepted, let connectionsRefused, let inFlight, let streams, let queuedBytes, let calls, let durations, let refusals, let limitsReached, let notificationsDropped, let framesCutOff, let receivedBytes, let sentBytes, let logLinesLeftOut, let storage, let workers, let channels else {
      faults.require(uptimeMs != nil, "uptimeMs", from: first)
      faults.require(connections != nil, "connections", from: first)
      faults.require(connectionsBeforeLogin != nil, "connectionsBeforeLogin", from: first)
      faults.require(connectionsAccepted != nil, "connectionsAccepted", from: first)
      faults.require(connectionsRefused != nil, "connectionsRefused", from: first)
      faults.require(inFlight != nil, "inFlight", from: first)
      faults.require(streams != nil, "streams", from: first)
      faults.require(queuedBytes != nil, "queuedBytes", from: first)
      faults.require(calls != nil, "calls", from: first)
      faults.require(durations != nil, "durations", from: first)
      faults.require(refusals != nil, "refusals", from: first)
      faults.require(limitsReached != nil, "limitsReached", from: first)
      faults.require(notificationsDropped != nil, "notificationsDropped", from: first)
      faults.require(framesCutOff != nil, "framesCutOff", from: first)
      faults.require(receivedBytes != nil, "receivedBytes", from: first)
      faults.require(sentBytes != nil, "sentBytes", from: first)
      faults.require(logLinesLeftOut != nil, "logLinesLeftOut", from: first)
      faults.require(storage != nil, "storage", from: first)
      faults.require(workers != nil, "workers", from: first)
      faults.require(channels != nil, "channels", from: first)
      return nil
    }
    self.uptimeMs = uptimeMs
    self.connections = connections
    self.connectionsBeforeLogin = connectionsBeforeLogin
    self.connectionsAccepted = connectionsAccepted
    self.connectionsRefused = connectionsRefused
    self.inFlight = inFlight
    self.streams = streams
    self.queuedBytes = queuedBytes
    self.calls = calls
    self.durations = durations
    self.refusals = refusals
    self.limitsReached = limitsReached
    self.notificationsDropped = notificationsDropped
    self.framesCutOff = framesCutOff
    self.receivedBytes = receivedBytes
    self.sentBytes = sentBytes
    self.logLinesLeftOut = logLinesLeftOut
    self.storage = storage
    self.workers = workers
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
    writer.name("\"uptimeMs\":")
    writer.integer(uptimeMs)
    writer.name("\"connections\":")
    writer.integer(connections)
    writer.name("\"connectionsBeforeLogin\":")
    writer.integer(connectionsBeforeLogin)
    writer.name("\"connectionsAccepted\":")
    writer.integer(connectionsAccepted)
    writer.name("\"connectionsRefused\":")
    writer.beginArray()
    for element in connectionsRefused {
      element.write(to: &writer)
    }
    writer.endArray()
    writer.name("\"inFlight\":")
    writer.integer(inFlight)
    writer.name("\"streams\":")
    writer.integer(streams)
    writer.name("\"queuedBytes\":")
    writer.integer(queuedBytes)
    writer.name("\"calls\":")
    writer.beginArray()
    for element in calls {
      element.write(to: &writer)
    }
    writer.endArray()
    writer.name("\"durations\":")
    writer.beginArray()
    for element in durations {
      element.write(to: &writer)
    }
    writer.endArray()
    writer.name("\"refusals\":")
    writer.beginArray()
    for element in refusals {
      element.write(to: &writer)
    }
    writer.endArray()
    writer.name("\"limitsReached\":")
    writer.beginArray()
    for element in limitsReached {
      element.write(to: &writer)
    }
    writer.endArray()
    writer.name("\"notificationsDropped\":")
    writer.integer(notificationsDropped)
    writer.name("\"framesCutOff\":")
    writer.integer(framesCutOff)
    writer.name("\"receivedBytes\":")
    writer.integer(receivedBytes)
    writer.name("\"sentBytes\":")
    writer.integer(sentBytes)
    writer.name("\"logLinesLeftOut\":")
    writer.integer(logLinesLeftOut)
    writer.name("\"storage\":")
    storage.write(to: &writer)
    writer.name("\"workers\":")
    workers.write(to: &writer)
    writer.name("\"channels\":")
    channels.write(to: &writer)
    writer.endObject()
  }
}

/// How statistics are told.
public enum StatsFormat: Int, CaseIterable, Sendable {
  case json, openmetrics
  /// A value that a later server has and this edition does not know. It is read from answers
  /// only, and never accepted in params.
  case unrecognized = -1

  /// The values that this edition knows.
  public static var allCases: [StatsFormat] {
    [.json, .openmetrics]
  }

  private static let names = NameTable("json", "openmetrics")

  /// As it stands on the wire.
  public var name: StaticString { rawValue < 0 ? "unrecognized" : Self.names[rawValue] }

  package init?(_ reader: inout Reader, _ faults: inout Faults) {
    guard let index = faults.choice(&reader, of: Self.names, isOpen: true) else { return nil }
    self.init(rawValue: index)
  }

  package func write(to writer: inout Writer) { writer.string(plain: name) }
}

