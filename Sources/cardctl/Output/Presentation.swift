/// How the result of a call is shown to people.
enum Presentation: Sendable {
  /// One object under `member`; `leading` are columns of the result itself. An empty member is the
  /// result as a whole.
  case object(_ member: String, View, leading: [Column] = [])
  /// A list under `member`, page after page; `none` is said when it is empty.
  case list(_ member: String, View, none: Text)
  /// Nothing but that it is done.
  case done(Text)
}
