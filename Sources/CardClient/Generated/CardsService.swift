// swift-format-ignore-file
// Made by protogen from Protocol/. Change the documents and run Scripts/generate.

public import API
public import RPC

extension Client {
  /// The methods of the service `cards`.
  public var cards: CardsService { CardsService(client: self) }
}

/// The methods of the service `cards`, with their types.
public struct CardsService: Sendable {
  let client: Client

  /// Puts a card on file.
  ///
  /// Send either `number` alone, or `fingerprintOf` with `last4` and `brand` if the number is not
  /// at hand. Expiry month and year go together. The same card again in a store answers the card
  /// that is there: `duplicate`, or `details_updated` when expiry or holder differ.
  ///
  /// - Parameter store: Id of the store.
  /// - Parameter number: Card number, 13 to 19 digits. Spaces and hyphens are dropped. Not stored.
  /// - Parameter last4: Last four digits.
  /// - Parameter brand: Card network.
  /// - Parameter fingerprintOf: The gateway's own stable fingerprint of the number.
  /// - Parameter holder: Name of the holder, as on the card. Kept masked.
  /// - Parameter expMonth: Expiry month. Goes with expYear. Required for credit cards.
  /// - Parameter expYear: Expiry year, four digits. Goes with expMonth.
  /// - Parameter funding: Kind of card.
  /// - Parameter bank: Issuing bank.
  /// - Parameter label: The merchant's own name for the card.
  /// - Parameter usage: What the card is used for.
  /// - Parameter priority: 1 is taken first, then 2 and so on. 0: no preference, behind all others.
  /// - Parameter gatewayToken: The gateway's token that debits the card. Kept sealed.
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`. Refused with `NOT_FOUND`, `STORE_CLOSED`, `CARD_NUMBER_INVALID`,
  /// `EXPIRY_REQUIRED`, `EXPIRY_PAST`, `EXPIRY_TOO_FAR`, or with what any method can be.
  public func bind(store: StoreID, holder: String, funding: Funding, usage: CardUsage, number: Secret? = nil, last4: String? = nil, brand: Brand? = nil, fingerprintOf: Secret? = nil, expMonth: Int64? = nil, expYear: Int64? = nil, bank: String? = nil, label: String? = nil, priority: Int64? = nil, gatewayToken: Secret? = nil, options: CallOptions = CallOptions()) async throws(ClientError) -> API.BindResult {
    try await client.call(Endpoints.cardsBind, CardsBindParams(store: store, number: number, last4: last4, brand: brand, fingerprintOf: fingerprintOf, holder: holder, expMonth: expMonth, expYear: expYear, funding: funding, bank: bank, label: label, usage: usage, priority: priority, gatewayToken: gatewayToken), options)
  }

  /// Reads a card.
  ///
  /// Cards that were unbound can still be read.
  ///
  /// - Parameter card: Id of the card.
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`. Refused with `NOT_FOUND`, or with what any method can be.
  public func get(card: CardID, options: CallOptions = CallOptions()) async throws(ClientError) -> API.CardResult {
    try await client.call(Endpoints.cardsGet, CardsGetParams(card: card), options)
  }

  /// Lists cards.
  ///
  /// Filters are combined with and. Cards that are unbound are left out unless `binding` asks for
  /// them.
  ///
  /// - Parameter tenant: Id of the merchant. For support, where no store or card tells it; others
  /// can name only their own.
  /// - Parameter status: Only cards with this status.
  /// - Parameter health: Only cards whose primary health is one of these.
  /// - Parameter store: Only cards of this store.
  /// - Parameter brand: Only cards of this network.
  /// - Parameter expiringWithinDays: Only cards that are not expired yet and expire in this many
  /// days or fewer.
  /// - Parameter binding: Only cards in this binding state. Left out: bound and unbinding.
  /// - Parameter last4: Only cards whose number ends so.
  /// - Parameter orderBy: Order of the list. Default: boundAt.
  /// - Parameter pageSize: Most items in the answer.
  /// - Parameter pageToken: The nextPageToken of the page before, with otherwise the same
  /// parameters.
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`. Refused with `NOT_FOUND`, or with what any method can be.
  public func list(tenant: TenantID? = nil, status: CardStatus? = nil, health: [Health]? = nil, store: StoreID? = nil, brand: Brand? = nil, expiringWithinDays: Int64? = nil, binding: Binding? = nil, last4: String? = nil, orderBy: CardOrder? = nil, pageSize: Int64? = nil, pageToken: String? = nil, options: CallOptions = CallOptions()) async throws(ClientError) -> API.CardListResult {
    try await client.call(Endpoints.cardsList, CardsListParams(tenant: tenant, status: status, health: health, store: store, brand: brand, expiringWithinDays: expiringWithinDays, binding: binding, last4: last4, orderBy: orderBy, pageSize: pageSize, pageToken: pageToken), options)
  }

  /// Changes a card's details.
  ///
  /// Members that are left out stay. A new expiry date clears `expired`. An empty label removes it.
  ///
  /// - Parameter card: Id of the card.
  /// - Parameter version: The version that was read. Another one means that someone else was
  /// faster.
  /// - Parameter holder: Name of the holder, as on the card. Kept masked.
  /// - Parameter expMonth: Expiry month. Goes with expYear.
  /// - Parameter expYear: Expiry year, four digits. Goes with expMonth.
  /// - Parameter label: The merchant's own name for the card. Empty: none.
  /// - Parameter usage: What the card is used for.
  /// - Parameter priority: 1 is taken first, then 2 and so on. 0: no preference, behind all others.
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`. Refused with `NOT_FOUND`, `STALE_VERSION`, `CARD_NOT_BOUND`,
  /// `EXPIRY_PAST`, `EXPIRY_TOO_FAR`, or with what any method can be.
  public func update(card: CardID, version: Int64, holder: String? = nil, expMonth: Int64? = nil, expYear: Int64? = nil, label: String? = nil, usage: CardUsage? = nil, priority: Int64? = nil, options: CallOptions = CallOptions()) async throws(ClientError) -> API.CardResult {
    try await client.call(Endpoints.cardsUpdate, CardsUpdateParams(card: card, version: version, holder: holder, expMonth: expMonth, expYear: expYear, label: label, usage: usage, priority: priority), options)
  }

  /// Tells what a network, a bank or a gateway has said about a card.
  ///
  /// Send exactly one of `card`, `fingerprint` and `gatewayToken`. What the code means stands in
  /// the ruleset, whose edition the answer names. A signal that was sent before, or is older than
  /// what is known, changes nothing. An approval clears what is recoverable. Every signal is kept.
  /// A new number or expiry from an account updater is taken over when `replacement` brings it, on
  /// every bound card of the merchant with that number: a new number takes the card off file and
  /// puts another one there, which keeps its store, holder, use, priority and label and names it as
  /// `previousCard`. Without `replacement` such a signal changes nothing.
  ///
  /// - Parameter card: Id of the card.
  /// - Parameter fingerprint: The gateway's own stable fingerprint of the number, as it was given
  /// to cards.bind. The signal is for every card on file that was bound with it.
  /// - Parameter gatewayToken: The gateway's token that debits the card. The signal is for every
  /// card on file that was bound with it.
  /// - Parameter profile: Whose code it is.
  /// - Parameter code: The code as it was received. Codes that the ruleset does not know change
  /// nothing.
  /// - Parameter adviceCode: What came beside it: Mastercard's merchant advice code, or
  /// `not_sent_to_network` from Stripe.
  /// - Parameter observedAt: When it was said. At most 5 minutes in the future.
  /// - Parameter raw: The text that came with the code. Kept in the history.
  /// - Parameter replacement: What came with the code: the new number for `A` and `UPDATE`, the new
  /// expiry for `E` and `EXPIRY`. Other codes bring nothing.
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`. Refused with `NOT_FOUND`, `OBSERVED_IN_FUTURE`,
  /// `CARD_NUMBER_INVALID`, `EXPIRY_PAST`, `EXPIRY_TOO_FAR`, or with what any method can be.
  public func signal(profile: SignalProfile, code: String, observedAt: Timestamp, card: CardID? = nil, fingerprint: Secret? = nil, gatewayToken: Secret? = nil, adviceCode: String? = nil, raw: String? = nil, replacement: Replacement? = nil, options: CallOptions = CallOptions()) async throws(ClientError) -> API.SignalResult {
    try await client.call(Endpoints.cardsSignal, CardsSignalParams(card: card, fingerprint: fingerprint, gatewayToken: gatewayToken, profile: profile, code: code, adviceCode: adviceCode, observedAt: observedAt, raw: raw, replacement: replacement), options)
  }

  /// Lists what happened to a card.
  ///
  /// Every transition with its evidence, oldest first.
  ///
  /// - Parameter card: Id of the card.
  /// - Parameter pageSize: Most items in the answer.
  /// - Parameter pageToken: The nextPageToken of the page before, with otherwise the same
  /// parameters.
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`. Refused with `NOT_FOUND`, or with what any method can be.
  public func history(card: CardID, pageSize: Int64? = nil, pageToken: String? = nil, options: CallOptions = CallOptions()) async throws(ClientError) -> API.CardHistoryResult {
    try await client.call(Endpoints.cardsHistory, CardsHistoryParams(card: card, pageSize: pageSize, pageToken: pageToken), options)
  }

  /// Examines all cards on file at once.
  ///
  /// Health is that of today in the merchant's time zone. Cards that are being unbound are not
  /// counted. Stores come by their share of invalid cards, the worst first; every page repeats the
  /// rest of the answer. One screening runs at a time, and each leaves a line in the audit.
  ///
  /// - Parameter tenant: Id of the merchant. For support, where no store tells it; others can name
  /// only their own.
  /// - Parameter store: Only this store.
  /// - Parameter pageSize: Most stores in the answer.
  /// - Parameter pageToken: The nextPageToken of the page before, with otherwise the same
  /// parameters.
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`. Refused with `NOT_FOUND`, `SCREENING_RUNNING`, or with what any
  /// method can be.
  public func screen(tenant: TenantID? = nil, store: StoreID? = nil, pageSize: Int64? = nil, pageToken: String? = nil, options: CallOptions = CallOptions()) async throws(ClientError) -> API.ScreenResult {
    try await client.call(Endpoints.cardsScreen, CardsScreenParams(tenant: tenant, store: store, pageSize: pageSize, pageToken: pageToken), options)
  }

  /// Shows what unbinding cards would do.
  ///
  /// Send exactly one of `cards` and `filter`. Nothing is unbound yet: the confirmation in the
  /// answer is for cards.confirmUnbind, works once and for 5 minutes. Cards that are refused stay
  /// on file; the others can be confirmed.
  ///
  /// - Parameter tenant: Id of the merchant. For support, where no store or card tells it; others
  /// can name only their own.
  /// - Parameter cards: Ids of the cards. If one is not found, nothing is prepared.
  /// - Parameter filter: Chooses the cards, 500 at most.
  /// - Parameter replaceWith: Card of the same store that takes over auto-debit. It must stay on
  /// file.
  /// - Parameter stopAutoDebit: True: auto-debit may end with these cards.
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`. Refused with `NOT_FOUND`, `TOO_MANY_CARDS`, `NOTHING_TO_UNBIND`,
  /// `REPLACEMENT_UNUSABLE`, or with what any method can be.
  public func prepareUnbind(tenant: TenantID? = nil, cards: [CardID]? = nil, filter: CardFilter? = nil, replaceWith: CardID? = nil, stopAutoDebit: Bool? = nil, options: CallOptions = CallOptions()) async throws(ClientError) -> API.PrepareUnbindResult {
    try await client.call(Endpoints.cardsPrepareUnbind, CardsPrepareUnbindParams(tenant: tenant, cards: cards, filter: filter, replaceWith: replaceWith, stopAutoDebit: stopAutoDebit), options)
  }

  /// Unbinds the cards of a confirmation.
  ///
  /// Needs a fresh factor: exactly one of `password` and `totp`, the one that `requires` named. A
  /// wrong one counts towards the lock. From now on no debit can pick the cards.
  ///
  /// - Parameter confirmation: The confirmation from cards.prepareUnbind.
  /// - Parameter password: The account's password.
  /// - Parameter totp: Six digits, or a recovery code.
  /// - Parameter typed: The count of the cards, typed by a person. Required for more than one.
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`. Refused with `NOT_FOUND`, `STALE_CONFIRMATION`, `NOTHING_TO_UNBIND`,
  /// `COUNT_MISMATCH`, `FACTOR_REQUIRED`, `WRONG_FACTOR`, `ACCOUNT_LOCKED`, or with what any method
  /// can be.
  public func confirmUnbind(confirmation: ConfirmationID, password: Secret? = nil, totp: Secret? = nil, typed: Int64? = nil, options: CallOptions = CallOptions()) async throws(ClientError) -> API.ConfirmUnbindResult {
    try await client.call(Endpoints.cardsConfirmUnbind, CardsConfirmUnbindParams(confirmation: confirmation, password: password, totp: totp, typed: typed), options)
  }

  /// Streams an empty workbook for cards.import.
  ///
  /// A sheet for the cards, one that explains the columns, and one with the words and the stores
  /// that may be written. A text file has the first alone.
  ///
  /// - Parameter format: Kind of the file.
  /// - Parameter locale: Language of the file. Default: that of the call.
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`. Refused with `REVOKED`, or with what any method can be.
  public func importTemplate(format: WorkbookFormat, locale: Locale? = nil, options: CallOptions = CallOptions()) async throws(ClientError) -> ServerStream<WorkbookOpen, WorkbookChunk, WorkbookEnd> {
    let params = CardsImportTemplateParams(format: format, locale: locale)
    return try ServerStream<WorkbookOpen, WorkbookChunk, WorkbookEnd>(
      try await client.open(Endpoints.cardsImportTemplate, params, options))
  }

  /// Takes cards from a workbook.
  ///
  /// Send the file in parts, then rpc.end. By default nothing is changed: the result tells what
  /// would be done with each row, and the planHash with which the same file can be sent again to
  /// have it done. What was accepted goes on when the connection is lost; rpc.cancel ends it, and
  /// what was done stays. Unbinding needs session.reverify in the five minutes before. The file is
  /// kept nowhere; rows that wait are sealed.
  ///
  /// - Parameter format: Kind of the file. Default: what its bytes say.
  /// - Parameter dryRun: Whether to plan only. Default: true.
  /// - Parameter mode: Default: skip_bad.
  /// - Parameter planHash: Of the dry run whose plan is carried out. Required without dryRun.
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`. Refused with `FILE_TOO_LARGE`, `FILE_UNSUPPORTED`, `FILE_ENCRYPTED`,
  /// `FILE_OLD_WORKBOOK`, `FILE_FORBIDDEN_CONTENT`, `FILE_DAMAGED`, `SHEET_EMPTY`,
  /// `COLUMN_MISSING`, `COLUMN_DOUBLED`, `IMPORT_RUNNING`, `PLAN_CHANGED`, `REVERIFY_REQUIRED`,
  /// `REVOKED`, or with what any method can be.
  public func `import`(format: WorkbookFormat? = nil, dryRun: Bool? = nil, mode: ImportMode? = nil, planHash: String? = nil, options: CallOptions = CallOptions()) async throws(ClientError) -> BidirectionalStream<ImportOpen, ImportProgress, WorkbookPart, ImportSummary> {
    let params = CardsImportParams(format: format, dryRun: dryRun, mode: mode, planHash: planHash)
    return try BidirectionalStream<ImportOpen, ImportProgress, WorkbookPart, ImportSummary>(
      try await client.open(Endpoints.cardsImport, params, options))
  }

  /// Tells how far an import is, and streams all that was wrong.
  ///
  /// With a format, the rows that were not carried out as a workbook, to be corrected and sent
  /// again: cells marked, what is wrong in the last column, card numbers masked. Kept for 24 hours.
  ///
  /// - Parameter job: Id of the import.
  /// - Parameter format: Kind of the file. Without it the problems are streamed one by one.
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`. Refused with `NOT_FOUND`, `REVOKED`, or with what any method can be.
  public func importReport(job: ImportID, format: WorkbookFormat? = nil, options: CallOptions = CallOptions()) async throws(ClientError) -> ServerStream<ImportSummary, ImportReportItem, ImportSummary> {
    let params = CardsImportReportParams(job: job, format: format)
    return try ServerStream<ImportSummary, ImportReportItem, ImportSummary>(
      try await client.open(Endpoints.cardsImportReport, params, options))
  }

  /// Takes back what an import has added and marked.
  ///
  /// Within 24 hours of it. Cards that were added are unbound, and marks are cleared, unless
  /// somebody has changed the card since: `problems` tells of those. Where cards were added it
  /// needs session.reverify in the five minutes before.
  ///
  /// - Parameter job: Id of the import.
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`. Refused with `NOT_FOUND`, `IMPORT_GOES_ON`, `REVERIFY_REQUIRED`, or
  /// with what any method can be.
  public func importUndo(job: ImportID, options: CallOptions = CallOptions()) async throws(ClientError) -> API.ImportUndoResult {
    try await client.call(Endpoints.cardsImportUndo, CardsImportUndoParams(job: job), options)
  }

  /// Streams the cards as a workbook that cards.import takes.
  ///
  /// Numbers and holders are masked. The column of actions is empty: rows without one change
  /// nothing when they come back. The export is on record before anything is sent.
  ///
  /// - Parameter format: Kind of the file.
  /// - Parameter filter: Only these cards. Default: all that are on file.
  /// - Parameter locale: Language of the file. Default: that of the call.
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`. Refused with `NOT_FOUND`, `REVOKED`, or with what any method can be.
  public func export(format: WorkbookFormat, filter: CardFilter? = nil, locale: Locale? = nil, options: CallOptions = CallOptions()) async throws(ClientError) -> ServerStream<WorkbookOpen, WorkbookChunk, WorkbookEnd> {
    let params = CardsExportParams(format: format, filter: filter, locale: locale)
    return try ServerStream<WorkbookOpen, WorkbookChunk, WorkbookEnd>(
      try await client.open(Endpoints.cardsExport, params, options))
  }
}
