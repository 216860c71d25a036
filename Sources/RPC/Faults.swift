package import JSON

/// Collects everything that is wrong with params, so that a caller hears of all of it at once.
package struct Faults: Sendable {
  package private(set) var violations: [FieldViolation] = []
  /// Whether unknown values of open enumerations are taken: in answers, which a later server may have
  /// written. In params they are refused.
  private let isLenient: Bool
  /// The current place: its last step, and those before it. Most params are flat, so that the list stays
  /// empty.
  private var step: Step?
  private var outerSteps: [Step] = []

  private enum Step: Sendable {
    case member(StaticString)
    case element(Int)
  }

  package init(isLenient: Bool = false) {
    self.isLenient = isLenient
  }

  package var isEmpty: Bool { violations.isEmpty }

  /// Steps into a member; `leave` steps out again.
  package mutating func enter(_ member: StaticString) { enter(.member(member)) }
  package mutating func enter(element: Int) { enter(.element(element)) }

  package mutating func leave() {
    precondition(step != nil, "whoever leaves has entered")
    step = outerSteps.isEmpty ? nil : outerSteps.removeLast()
  }

  private mutating func enter(_ next: Step) {
    if let step { outerSteps.append(step) }
    step = next
  }

  /// Notes a violation at the current place.
  package mutating func add(_ reason: Reason, _ arguments: Reason.Argument...) {
    violations.append(FieldViolation(field(), reason, arguments))
  }

  /// Notes that a required member is missing, unless it was there and something else is wrong with it.
  package mutating func require(_ isPresent: Bool, _ member: StaticString) {
    guard !isPresent else { return }
    enter(member)
    let field = field()
    if !violations.contains(where: { $0.field == field || $0.field.hasPrefix(field + ".") }) {
      add(.required)
    }
    leave()
  }

  /// Notes a violation at a member that the schema does not have.
  package mutating func add(_ reason: Reason, unknown name: String) {
    let parent = field()
    let name = String(name.prefix(Self.nameLettersShown))
    violations.append(FieldViolation(parent.isEmpty ? name : "\(parent).\(name)", reason))
  }

  /// An unknown name is repeated to its sender only so far.
  private static let nameLettersShown = 64

  private func field() -> String {
    var text = ""
    for step in outerSteps + (step.map { [$0] } ?? []) {
      switch step {
      case .member(let name): text += text.isEmpty ? "\(name)" : ".\(name)"
      case .element(let index): text += "[\(index)]"
      }
    }
    return text
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
      enter(element: index)
      if let value = element(&reader, &self) { elements.append(value) }
      leave()
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
    let count = value.unicodeScalars.count
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
    let isString = reader.kind == .string
    if let index = reader.name(in: table) { return index }
    if isString, isOpen, isLenient { return -1 }
    add(isString ? .unknownValue : .wrongType)
    return nil
  }

  /// An id. Text of another form becomes 0, the id of nothing: ids are opaque, so it is simply not found.
  package mutating func identifier(_ reader: inout Reader, _ prefix: StaticString) -> Int64? {
    let isString = reader.kind == .string
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
