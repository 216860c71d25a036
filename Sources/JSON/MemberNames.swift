/// A member's name as the scanner remembers it until its object closes.
struct MemberName {
  /// Where it stands: in the text, or in `Scanner.unescaped`.
  var start: Int
  var count: Int
  var isUnescaped: Bool
  /// Its first eight bytes, zero-filled, or in a large object its fingerprint: decides nearly every
  /// comparison.
  var head: UInt64
}

/// The names of the objects that are open, innermost last, in memory that is kept from text to text: an
/// array would make sure at every step that nobody shares it.
@safe
struct MemberNames: ~Copyable {
  private var memory: UnsafeMutablePointer<MemberName>
  private var capacity = MemberNames.keptMin
  private(set) var count = 0

  private static let keptMin = 64
  private static let keptMax = 1024

  init() { unsafe memory = .allocate(capacity: Self.keptMin) }

  deinit { unsafe memory.deallocate() }

  subscript(index: Int) -> MemberName {
    get {
      precondition(index >= 0 && index < count, "there is no such name")
      return unsafe memory[index]
    }
    set {
      precondition(index >= 0 && index < count, "there is no such name")
      unsafe memory[index] = newValue
    }
  }

  @inline(__always)
  mutating func append(_ name: MemberName) {
    if count == capacity { move(to: capacity * 2) }
    unsafe (memory + count).initialize(to: name)
    count &+= 1
  }

  /// Whether any two of the names from `first` on have the same head: hardly ever, among few.
  func hasEqualHeads(from first: Int) -> Bool {
    precondition(first >= 0 && first <= count, "there is no such name")
    var index = first
    while index < count {
      let head = unsafe memory[index].head
      var other = first
      while other < index {
        if unsafe memory[other].head == head { return true }
        other &+= 1
      }
      index &+= 1
    }
    return false
  }

  /// Forgets all that stand behind the first `count`.
  @inline(__always)
  mutating func truncate(to count: Int) {
    precondition(count >= 0 && count <= self.count, "names are not made up")
    self.count = count
  }

  /// Forgets all, and gives back memory that an unusual text needed.
  mutating func removeAll() {
    count = 0
    if capacity > Self.keptMax { move(to: Self.keptMin) }
  }

  private mutating func move(to capacity: Int) {
    let moved = UnsafeMutablePointer<MemberName>.allocate(capacity: capacity)
    unsafe moved.moveInitialize(from: memory, count: count)
    unsafe memory.deallocate()
    unsafe memory = moved
    self.capacity = capacity
  }
}
