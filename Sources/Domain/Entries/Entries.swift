/// The navigation menus of the product. What an account is shown of them follows from `Access` alone.
package enum Entries {
  /// Where a menu is shown; raw values are the names in the protocol.
  package enum Surface: String, CaseIterable, Sendable {
    case pc, mobile, cli

    package var label: Wording {
      switch self {
      case .pc: Wording("the desktop back office", zh: "电脑端后台")
      case .mobile: Wording("the mobile app", zh: "手机端")
      case .cli: Wording("the command line", zh: "命令行")
      }
    }
  }

  /// The entries at the top of a menu.
  package static func roots(of surface: Surface) -> [Entry] {
    switch surface {
    case .pc: desktop
    case .mobile: mobile
    case .cli: commandLine
    }
  }

  /// An entry as it stands in a menu: the same entry can stand in several places.
  package struct Place: Sendable {
    package let surface: Surface
    /// From the top down; the last is the entry itself.
    let path: [Entry]

    package var entry: Entry { path[path.endIndex - 1] }

    /// Where people find it: `Finance › Payment cards`.
    package var text: Wording {
      Wording(
        path.map(\.label.en).joined(separator: " › "),
        zh: path.map(\.label.zhCN).joined(separator: " › "))
    }
  }

  /// Every place of every entry, menu by menu, each from the top down.
  package static let places: [Place] = Surface.allCases.flatMap { surface in
    roots(of: surface).flatMap { places(of: $0, below: [], on: surface) }
  }

  private static func places(
    of entry: Entry, below path: [Entry], on surface: Surface
  ) -> [Place] {
    let path = path + [entry]
    return [Place(surface: surface, path: path)]
      + entry.children.flatMap { places(of: $0, below: path, on: surface) }
  }

  /// The places of one entry.
  package static func places(of entry: Entry) -> [Place] {
    places.filter { $0.entry.id == entry.id }
  }

  /// The menus that an entry stands in.
  package static func surfaces(of entry: Entry) -> [Surface] {
    let found = Set(places(of: entry).map(\.surface))
    return Surface.allCases.filter(found.contains)
  }
}
