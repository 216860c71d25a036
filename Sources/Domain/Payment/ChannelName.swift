/// What a channel may be called: programs write it into their settings and people read it out.
package enum ChannelName {
  package static let lengthMax = 64

  /// 1 to 64 of a–z, 0–9, dot, underscore and hyphen.
  package static func isValid(_ name: String) -> Bool {
    (1...lengthMax).contains(name.utf8.count) && name.utf8.allSatisfy(isAllowed)
  }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
    case UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"): true
    default: false
    }
  }
}
