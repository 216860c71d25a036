/// Arguments that make no sense, and how to write them.
struct UsageError: Error, Equatable {
  let message: Text
  /// What was probably meant.
  var suggestion: String?
  /// The command to read about.
  var topic = ""

  init(_ english: String, _ chinese: String, suggestion: String? = nil, topic: String = "") {
    message = Text(english, chinese)
    self.suggestion = suggestion
    self.topic = topic
  }
}
