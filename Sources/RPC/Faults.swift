package import JSON

/// Collects everything that is wrong with params, so that a caller hears of all of it at once.
///
/// Who reads a part notes what is wrong with it, and who reads the whole says afterwards where the part
/// stands: so places cost nothing as long as nothing is wrong.
package struct Faults: Sendable {
  package private(set) var violations: [FieldViolation] = []
  /// How many there are.
  package private(set) var count = 0
  /// Whether unknown values of open enumerations are taken: in answers, which a later server may have
  /// written. In params they are refused.
  private let isLenient: Bool

  package init(isLenient: Bool = false) {
    self.isLenient = isLenient
  }

  package var isEmpty: Bool { count == 0 }

  /// Notes a violation by the value that is being read.
  package mutating func add(_ reason: Reason, _ arguments: Reason.Argument...) {
    note(FieldViolation("", reason, arguments))
  }

  /// Notes a violation at a member that the schema does not have.
  package mutating func add(_ reason: Reason, unknown name: String) {
    note(FieldViolation(String(name.prefix(Self.nameLettersShown)), reason))
  }

  /// An unknown name is repeated to its sender only so far.
  private static let nameLettersShown = 64

  private mutating func note(_ violation: FieldViolation) {
    violations.append(violation)
    count += 1
  }

  /// Says that all that was noted beyond the first `first` violations stands in this member.
  package mutating func place(from first: Int, in member: StaticString) {
    guard first < count else { return }
    place(from: first, "\(member)")
  }

  /// Says that all that was noted beyond the first `first` violations stands in this element.
  package mutating func place(from first: Int, inElement element: Int) {
    guard first < count else { return }
    place(from: first, "[\(element)]")
  }

  /// The same for a member as it was found; what is noted of an unknown one names it already.
  package mutating func place(from first: Int, in member: Reader.Member, of table: NameTable) {
    guard case .known(let index) = member else { return }
    place(from: first, in: table[index])
  }

  private mutating func place(from first: Int, _ step: String) {
    for index in first..<count {
      let inner = violations[index].field
      let dot = inner.isEmpty || inner.hasPrefix("[") ? "" : "."
      violations[index].field = step + dot + inner
    }
  }

  /// Notes that a required member is missing, unless it was there and something else is wrong with it.
  ///
  /// - Parameter first: how many violations there were before the object.
  package mutating func require(_ isPresent: Bool, _ member: StaticString, from first: Int) {
    guard !isPresent else { return }
    let field = "\(member)"
    let isNoted = violations[first...].contains { violation in
      violation.field == field || violation.field.hasPrefix(field + ".")
    }
    if !isNoted { note(FieldViolation(field, .required)) }
  }
}

extension Faults {
  /// Steps into an object, or notes that the value is none and passes it. No text at all is as good as
  /// an empty object.
  package mutating func object(_ reader: inout Reader) -> Bool {
    if reader.enterObject() || reader.text.isEmpty { return true }
    add(.wrongType)
    return false
  }

  /// Steps into an array, or notes that the value is none and passes it.
  package mutating func array(_ reader: inout Reader) -> Bool {
    if reader.enterArray() { return true }
    add(.wrongType)
    return false
  }

  /// The elements of an array whose number lies within `count`; each is read by `element`.
  package mutating func list<Element>(
    _ reader: inout Reader, count: ClosedRange<Int> = 0...Int.max,
    _ element: (inout Reader, inout Faults) -> Element?
  ) -> [Element]? {
    guard array(&reader) else { return nil }
    var elements: [Element] = []
    var index = 0
    while reader.nextElement() {
      let first = self.count
      if let value = element(&reader, &self) { elements.append(value) }
      place(from: first, inElement: index)
      index += 1
    }
    if index < count.lowerBound { add(.tooFew, .init("limit", "\(count.lowerBound)")) }
    if index > count.upperBound { add(.tooMany, .init("limit", "\(count.upperBound)")) }
    return elements
  }

  /// A string whose length, in Unicode scalars, lies within `length`.
  package mutating func string(
    _ reader: inout Reader, length: ClosedRange<Int> = 0...Int.max
  ) -> String? {
    guard let value = reader.string() else {
      add(.wrongType)
      return nil
    }
    // A scalar has one to four bytes: mostly there is no need to count.
    let bytes = value.utf8.count
    if bytes <= length.upperBound, bytes >= 4 * length.lowerBound - 3 { return value }
    let count = value.utf8Span.isKnownASCII ? bytes : value.unicodeScalars.count
    if count < length.lowerBound {
      add(.tooShort, .init("limit", "\(length.lowerBound)"))
      return nil
    }
    if count > length.upperBound {
      add(.tooLong, .init("limit", "\(length.upperBound)"))
      return nil
    }
    return value
  }

  /// An integer within `range`.
  package mutating func integer(
    _ reader: inout Reader, in range: ClosedRange<Int64> = Int64.min...Int64.max
  ) -> Int64? {
    guard let value = reader.integer() else {
      add(.wrongType)
      return nil
    }
    if value < range.lowerBound {
      add(.tooSmall, .init("limit", "\(range.lowerBound)"))
      return nil
    }
    if value > range.upperBound {
      add(.tooLarge, .init("limit", "\(range.upperBound)"))
      return nil
    }
    return value
  }

  package mutating func bool(_ reader: inout Reader) -> Bool? {
    guard let value = reader.bool() else {
      add(.wrongType)
      return nil
    }
    return value
  }

  /// The place of a string in a table of allowed values. Where values may be added later, -1 stands for
  /// one that is not known, if such are taken here.
  package mutating func choice(
    _ reader: inout Reader, of table: NameTable, isOpen: Bool = false
  ) -> Int? {
    let isString = reader.isAtString
    if let index = reader.name(in: table) { return index }
    if isString, isOpen, isLenient { return -1 }
    add(isString ? .unknownValue : .wrongType)
    return nil
  }

  /// An id. Text of another form becomes 0, the id of nothing: ids are opaque, so it is simply not found.
  package mutating func identifier(_ reader: inout Reader, _ prefix: StaticString) -> Int64? {
    let isString = reader.isAtString
    if let inside = reader.plainString() {
      return Base32.value(reader.text.extracting(inside), behind: prefix)
    }
    guard isString else {
      add(.wrongType)
      return nil
    }
    return 0
  }
}
