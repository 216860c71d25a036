/// Reads a row's cells and gathers what is wrong with them.
struct RowReading {
  private static let textCharactersMax = 64
  private static let idBytesMax = 64
  private static let priorities = 0...999

  private let row: CardSheetRow
  private let day: Day
  private(set) var faults: [RowFault] = []

  init(_ row: CardSheetRow, on day: Day) {
    self.row = row
    self.day = day
  }

  mutating func action() -> RowAction? {
    for column in CardColumn.allCases {
      if let fault = row.cells[column]?.fault { note(fault, column) }
    }
    _ = text(.externalReference)
    if row.text(.action) == nil, let card = id(.cardID) { return .keep(card: card) }
    guard let kind = word(.action, RowAction.Kind.allCases, \.label) ?? missing(.action) else {
      return nil
    }
    switch kind {
    case .add: return addition().map(RowAction.add)
    case .update:
      let details = details(isUpdate: true)
      checkExpiry(details.expiry, funding: nil)
      return card().map { .update(card: $0, details) }
    case .markInvalid:
      let health = word(.invalidReason, Health.markable, \.label) { [$0.name] }
      guard let health = health ?? missing(.invalidReason), let card = card() else { return nil }
      return .markInvalid(card: card, health)
    case .unbind: return card().map(RowAction.unbind)
    }
  }

  // MARK: Rows

  private mutating func addition() -> RowAction.Addition? {
    checkNumber()
    let store = id(.storeCode) ?? missing(.storeCode)
    let details = details()
    let holder = details.holder ?? missing(.holderName)
    let funding =
      word(.cardType, Funding.allCases, \.label) { [$0.rawValue] + $0.aliases }
      ?? missing(.cardType)
    let usage = details.usage ?? missing(.usage)
    checkExpiry(details.expiry, funding: funding)
    guard let store, let holder, let funding, let usage else { return nil }
    return RowAction.Addition(
      storeCode: store, holder: holder, funding: funding, usage: usage, expiry: details.expiry,
      details: details)
  }

  private mutating func details(isUpdate: Bool = false) -> RowAction.Details {
    RowAction.Details(
      holder: holder(isUpdate: isUpdate), expiry: expiry(),
      usage: word(.usage, Usage.allCases, \.label) { [$0.rawValue] }, bank: text(.bankName),
      currency: currency(), priority: priority(), remark: text(.remark))
  }

  private mutating func card() -> String? { id(.cardID) ?? missing(.cardID) }

  // MARK: Values

  /// The value of a cell that can have one; its own fault has been noted by then.
  private func value(_ column: CardColumn) -> String? {
    row.cells[column]?.fault == nil ? row.text(column) : nil
  }

  private mutating func checkNumber() {
    guard let text = value(.cardNumber) ?? missing(.cardNumber) else { return }
    guard !text.contains(where: { $0 == "•" || $0 == "*" }) else {
      return note(.numberMasked, .cardNumber)
    }
    do throws(DomainError) {
      if try CardNumber(text).needsVerification { note(.numberUnverified, .cardNumber) }
    } catch {
      note(.value(error), .cardNumber)
    }
  }

  /// What an export shows of a name is no name: of a card on file it means that the name stays.
  private mutating func holder(isUpdate: Bool) -> String? {
    guard let text = value(.holderName) else { return nil }
    guard !text.contains("*") else {
      if !isUpdate { note(.nameMasked, .holderName) }
      return nil
    }
    do throws(DomainError) {
      _ = try Holder(text)
      return text
    } catch {
      note(.value(error), .holderName)
      return nil
    }
  }

  /// Both cells or neither; nil where a fault has been noted too.
  private mutating func expiry() -> Expiry? {
    let month = number(.expiryMonth)
    let year = number(.expiryYear)
    guard !isFaulty(.expiryMonth), !isFaulty(.expiryYear) else { return nil }
    do throws(DomainError) {
      return try Expiry.read(year: year, month: month)
    } catch {
      note(.value(error), error == .expiryMonthInvalid ? .expiryMonth : .expiryYear)
      return nil
    }
  }

  private mutating func checkExpiry(_ expiry: Expiry?, funding: Funding?) {
    guard !isFaulty(.expiryMonth), !isFaulty(.expiryYear) else { return }
    // What is on file says whether an old card needs one.
    guard let funding = funding ?? (expiry == nil ? nil : .debit) else { return }
    do throws(DomainError) {
      try Expiry.check(expiry, funding: funding, on: day, origin: .importing)
      if let expiry, expiry.isExpired(on: day) { throw .expiryPast }
    } catch {
      note(.value(error), .expiryYear)
    }
  }

  private mutating func currency() -> String? {
    guard let text = value(.currency) else { return nil }
    let code = SheetText.folded(text)
    guard code.utf8.count == 3, code.utf8.allSatisfy({ (0x61...0x7A).contains($0) }) else {
      note(.valueMalformed, .currency)
      return nil
    }
    return code.uppercased()
  }

  private mutating func priority() -> Int? {
    guard let priority = number(.priority) else { return nil }
    guard Self.priorities.contains(priority) else {
      note(.valueMalformed, .priority)
      return nil
    }
    return priority
  }

  /// A count without sign, in digits of either width.
  private mutating func number(_ column: CardColumn) -> Int? {
    guard let text = value(column).map(SheetText.folded) else { return nil }
    guard text.utf8.count <= 4, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let number = Int(text)
    else {
      note(.valueMalformed, column)
      return nil
    }
    return number
  }

  private mutating func id(_ column: CardColumn) -> String? {
    guard let text = text(column) else { return nil }
    guard text.utf8.count <= Self.idBytesMax else {
      note(.valueTooLong, column)
      return nil
    }
    return text
  }

  /// Text that people write freely; a card number has no place in it.
  private mutating func text(_ column: CardColumn) -> String? {
    guard let text = value(column) else { return nil }
    guard text.count <= Self.textCharactersMax else {
      note(.valueTooLong, column)
      return nil
    }
    guard !FreeText.containsCardNumber(text) else {
      note(.value(.sensitiveData), column)
      return nil
    }
    guard !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
      note(.valueMalformed, column)
      return nil
    }
    return text
  }

  /// The value whose label in either language, or one of whose other names, stands in the cell.
  private mutating func word<Value>(
    _ column: CardColumn, _ values: [Value], _ label: (Value) -> Wording,
    names: (Value) -> [String] = { _ in [] }
  ) -> Value? {
    guard let text = value(column) else { return nil }
    let match = values.first { value in
      let words = Language.allCases.map { label(value)[$0] } + names(value)
      return words.contains { SheetText.matches(text, $0) }
    }
    if match == nil { note(.valueUnknown, column) }
    return match
  }

  // MARK: Faults

  /// Notes that a cell is empty which must not be, unless something is wrong with it already.
  private mutating func missing<Value>(_ column: CardColumn) -> Value? {
    if !isFaulty(column) { note(.valueMissing, column) }
    return nil
  }

  private func isFaulty(_ column: CardColumn) -> Bool {
    faults.contains { $0.column == column && $0.severity == .error }
  }

  private mutating func note(_ code: RowFault.Code, _ column: CardColumn) {
    faults.append(
      RowFault(
        row: row.number, column: column, code: code,
        valueMasked: row.text(column).map { RowFault.mask($0, in: column) }))
  }
}
