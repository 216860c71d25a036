extension Entries {
  /// The entry that somebody means: by its id, else by a label or an alias in any language. Case and
  /// the way in which letters are composed make no difference.
  ///
  /// - Parameter surface: where it is looked for first.
  package static func find(_ name: String, on surface: Surface? = nil) -> Entry? {
    let key = key(name)
    let found = keys.filter { $0.key == key }
    if let entry = found.first(where: { $0.isID }) { return entry.place.entry }
    return (found.first { $0.place.surface == surface } ?? found.first)?.place.entry
  }

  /// What was probably meant by a name that no entry has: the nearest names, the best first.
  package static func suggestions(for name: String) -> [String] {
    let wanted = Array(key(name).prefix(nameLengthMax))
    var best: [String: (name: String, distance: Int)] = [:]
    var order: [String] = []
    for known in keys {
      guard let distance = nearness(wanted, Array(known.key)) else { continue }
      let id = known.place.entry.id
      if best[id] == nil { order.append(id) }
      if distance < best[id]?.distance ?? .max { best[id] = (known.name, distance) }
    }
    // Sorting is stable, so that what stands first in the menus comes first.
    let ranked = order.compactMap { best[$0] }.sorted { $0.distance < $1.distance }
    var names: [String] = []
    for (name, _) in ranked where !names.contains(name) { names.append(name) }
    return Array(names.prefix(suggestionsMax))
  }

  private static let suggestionsMax = 3
  /// Longer than any name.
  private static let nameLengthMax = 64

  /// A name of an entry in one of its places, as it is compared.
  private struct Key: Sendable {
    let key: String
    let name: String
    let isID: Bool
    let place: Place
  }

  private static let keys: [Key] = places.flatMap { place in
    place.entry.names.map { name in
      Key(key: key(name), name: name, isID: name == place.entry.id, place: place)
    }
  }

  /// Strings are equal when they are canonically equivalent, so composition needs no care here.
  private static func key(_ name: String) -> String {
    name.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// How far two names are apart, if they are near: few edits, or one is a part of the other.
  private static func nearness(_ a: [Character], _ b: [Character]) -> Int? {
    let shorter = min(a.count, b.count)
    let limit = max(1, shorter / 3)
    if abs(a.count - b.count) <= limit, shorter > 1 {
      let distance = distance(a, b)
      if distance <= limit { return distance }
    }
    let (short, long) = a.count < b.count ? (a, b) : (b, a)
    guard short.count >= 2, long.contains(short) else { return nil }
    return limit + long.count - short.count
  }

  /// Insertions, deletions and replacements that turn one into the other (Levenshtein).
  private static func distance(_ a: [Character], _ b: [Character]) -> Int {
    var row = Array(0...b.count)
    for i in a.indices {
      var diagonal = row[0]
      row[0] = i + 1
      for j in b.indices {
        let replaced = diagonal + (a[i] == b[j] ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(replaced, row[j + 1] + 1, row[j] + 1)
      }
    }
    return row[b.count]
  }
}
