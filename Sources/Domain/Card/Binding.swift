/// How far a card's tie to its store has come. There is no way back: a card that is added again is
/// a new card that names its predecessor.
package enum Binding: String, CaseIterable, Sendable {
  case bound
  /// Deleted, but not every channel has taken the deletion yet.
  case unbinding
  case unbound

  package func canBecome(_ next: Binding) -> Bool {
    switch (self, next) {
    case (.bound, .unbinding), (.bound, .unbound), (.unbinding, .unbound): true
    default: false
    }
  }

  package var label: Wording {
    switch self {
    case .bound: Wording("Bound", zh: "已绑定")
    case .unbinding: Wording("Unbinding", zh: "解绑中")
    case .unbound: Wording("Unbound", zh: "已解绑")
    }
  }
}
