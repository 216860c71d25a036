import API
import Domain
import JSON
import RPC

/// A call that somebody asks about and nobody makes.
struct Inquiry {
  let need: Access.Need
  /// Whose call it would be; nil: nobody has logged in.
  let caller: Access.Caller?
  /// What it would be about; empty if it names nothing.
  let objects: [Access.Object]
  /// The call would say why it is made.
  var hasReason = false

  /// The decision that settles the call: its first denial, else the first that is unknown.
  ///
  /// - Parameter view: leaves out of a question what the asker may not know.
  func decision(_ view: (Access.Question) -> Access.Question) -> Access.Decision {
    var settled = Access.decide(view(question(objects.first ?? .none)))
    for object in objects.dropFirst() where settled.outcome != .denied {
      let decision = Access.decide(view(question(object)))
      if decision.outcome != .allowed { settled = decision }
    }
    return settled
  }

  /// Whether the call would be allowed for certain.
  func isAllowed(_ view: (Access.Question) -> Access.Question) -> Bool {
    let objects = objects.isEmpty ? [.none] : objects
    return objects.allSatisfy { Access.refusal(view(question($0))) == nil }
  }

  private func question(_ object: Access.Object) -> Access.Question {
    Access.Question(need, caller: caller, object: object, support: (false, hasReason))
  }
}

/// What the params of a call say that decides about access.
struct CallSubject {
  /// The ids of what it is about. What cannot be an id is an empty one, which is never found.
  private(set) var ids: [String] = []
  private(set) var hasReason = false

  /// What to look for in the params of each method.
  private static let members = Methods.rows.map { row in
    row.object.map { NameTable("_meta", $0) } ?? NameTable("_meta")
  }
  private static let metaMembers = NameTable("reason")

  /// - Parameter index: the method's place.
  /// - Returns: nil for what is no object.
  init?(_ params: RawJSON?, of index: Int) {
    guard let params else { return }
    var reader = JSON.Reader(params.text.span)
    guard reader.enterObject() else { return nil }
    while let member = reader.nextMember(in: Self.members[index]) {
      switch member {
      case .known(0): hasReason = Self.hasReason(&reader)
      case .known: ids = Self.ids(&reader)
      case .unknown: reader.skip()
      }
    }
  }

  private static func hasReason(_ reader: inout JSON.Reader) -> Bool {
    guard reader.kind == .object else {
      reader.skip()
      return false
    }
    var found = false
    guard reader.enterObject() else { return found }
    while let member = reader.nextMember(in: metaMembers) {
      if case .known = member {
        found = !id(&reader).isEmpty
      } else {
        reader.skip()
      }
    }
    return found
  }

  private static func ids(_ reader: inout JSON.Reader) -> [String] {
    guard reader.kind == .array else { return [id(&reader)] }
    var ids: [String] = []
    guard reader.enterArray() else { return ids }
    while reader.nextElement() { ids.append(id(&reader)) }
    return ids
  }

  private static func id(_ reader: inout JSON.Reader) -> String {
    guard reader.isAtString else {
      reader.skip()
      return ""
    }
    return reader.string() ?? ""
  }
}
