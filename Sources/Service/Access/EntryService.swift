import API
import Domain
import RPC
import Storage

/// `entries.*`: what menus show, and why something is missing.
enum EntryService {
  static func register(in routes: inout Routes) {
    routes.read(Endpoints.entriesList, list)
    routes.read(Endpoints.entriesExplain, explain)
  }

  @Sendable private static func list(
    _ params: EntriesListParams, _ context: ReadContext
  ) throws(Refusal) -> EntriesListResult {
    let viewer = try viewer(try context.subject(params.account), context)
    let roots = Entries.roots(of: Entries.Surface(params.surface))
    let language = context.call.language.asWording
    return EntriesListResult(
      surface: params.surface, entries: viewer.shown(roots).map { EntryNode($0, language) })
  }

  @Sendable private static func explain(
    _ params: EntriesExplainParams, _ context: ReadContext
  ) throws(Refusal) -> EntriesExplainResult {
    let subject = try context.subject(params.account)
    let surface = params.surface.map { Entries.Surface($0) }
    guard let entry = Entries.find(params.entry, on: surface) else {
      var refusal = Refusal(.entryUnknown)
      refusal.suggestions = Entries.suggestions(for: params.entry)
      throw refusal
    }
    let answer = Entries.Answer(entry, on: surface, for: try viewer(subject, context))
    let language = context.call.language
    return EntriesExplainResult(
      entry: entry.id, label: entry.label[language.asWording],
      surfaces: answer.surfaces.map { Surface($0) }, shows: answer.shows,
      summary: answer.summary(try mention(answer, subject, context))[language.asWording],
      explanation: Explanation(answer, language))
  }

  /// What the account's entries depend on.
  private static func viewer(
    _ subject: Subject, _ context: ReadContext
  ) throws(Refusal) -> Entries.Viewer {
    var openStore: Int64?
    if !subject.caller.stores.isEmpty {
      openStore = try context.snapshot.first(
        """
        SELECT store FROM account_stores JOIN stores
          ON stores.tenant = account_stores.tenant AND stores.id = account_stores.store
        WHERE account_stores.tenant = ? AND account_stores.account = ? AND stores.state = 0
        ORDER BY store LIMIT 1
        """, .id(subject.tenant), .id(subject.account), row: { Int64($0.int(0)) })
    }
    var viewer = Entries.Viewer(subject.caller, openStore: openStore)
    if subject.caller.role.base == .support {
      viewer.formerlyConsented = try context.snapshot.endedConsents(at: context.now)
    }
    return viewer
  }

  // MARK: Names and times

  private static func mention(
    _ answer: Entries.Answer, _ subject: Subject, _ context: ReadContext
  ) throws(Refusal) -> Entries.Mention {
    var mention = Entries.Mention()
    if subject.account != context.principal.account {
      mention.account = try context.snapshot.account(subject.account, in: subject.tenant)?.name
    }
    guard let change = answer.decision.override else { return mention }
    // A merchant's people know each other, and not the platform's.
    let known = context.principal.isPlatform ? nil : context.principal.tenant
    let changer = AccountID(rawValue: change.changedBy)
    mention.changedBy = try context.snapshot.account(changer, in: known)?.name
    mention.changedAt = context.principal.zone.minute(
      of: Timestamp(milliseconds: change.changedAt))
    return mention
  }
}

extension RPC.Language {
  fileprivate var asWording: Domain.Language { self == .english ? .en : .zhCN }
}

extension EntryNode {
  fileprivate init(_ entry: Entry, _ language: Domain.Language) {
    self.init(
      id: entry.id, label: entry.label[language],
      labels: EntryLabels(en: entry.label.en, zhCN: entry.label.zhCN),
      aliases: entry.aliases.isEmpty ? nil : entry.aliases, methods: entry.methods,
      children: entry.children.map { EntryNode($0, language) })
  }
}

extension Explanation {
  /// The decision behind an entry, with what hides the entry where no permission does.
  fileprivate init(_ answer: Entries.Answer, _ language: RPC.Language) {
    self.init(answer.decision, as: nil, language)
    steps = answer.steps.map { AccessStep($0, language.asWording) }
    guard let cause = answer.cause else { return }
    decision = .denied
    reason = cause.name
    guard cause == .wrongSurface, let remedy = answer.remedy else { return }
    self.remedy = Remedy(remedy.text, by: remedy.actors, language.asWording)
  }
}

extension Surface {
  fileprivate init(_ surface: Entries.Surface) {
    self =
      switch surface {
      case .pc: .pc
      case .mobile: .mobile
      case .cli: .cli
      }
  }
}

extension Entries.Surface {
  fileprivate init(_ surface: Surface) {
    self =
      switch surface {
      case .pc: .pc
      case .mobile: .mobile
      case .cli: .cli
      case .unrecognized: preconditionFailure("params hold known values only")
      }
  }
}
