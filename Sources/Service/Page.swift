import API
import Crypto
import RPC

/// A page that was asked for: how many items, and behind which.
struct Page {
  private static let sizeDefault: Int64 = 50

  /// How many items the answer has at most.
  let size: Int
  /// The sort keys of the last item of the page before; zero for the first page.
  let after: (first: Int, second: Int)
  private let list: () -> String
  private let keys: Keys

  /// One more than the page has, to know whether another follows.
  var limit: Int { size + 1 }

  /// - Parameter list: names the list, its filters and its owner: a token is good for that list alone.
  init(
    _ size: Int64?, _ token: String?, of list: @escaping @autoclosure () -> String, _ keys: Keys
  ) throws(Refusal) {
    self.size = Int(size ?? Self.sizeDefault)
    self.list = list
    self.keys = keys
    guard let token else {
      after = (0, 0)
      return
    }
    let parts = token.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, let first = Int(parts[0]), let second = Int(parts[1]),
      Self.token(first, second, list(), keys).utf8.elementsEqual(token.utf8)
    else {
      throw Refusal(violations: [RPC.FieldViolation("pageToken", .pageTokenInvalid)])
    }
    after = (first, second)
  }

  /// Cuts the item that was one too many; returns the token of the next page, if there is one.
  func cut<Item>(_ items: inout [Item], key: (Item) -> (Int64, Int64)) -> String? {
    guard items.count > size else { return nil }
    items.removeLast(items.count - size)
    return items.last.map { token(behind: key($0)) }
  }

  /// The token of the page behind an item with these sort keys.
  func token(behind keys: (Int64, Int64)) -> String {
    Self.token(Int(keys.0), Int(keys.1), list(), self.keys)
  }

  private static func token(_ first: Int, _ second: Int, _ list: String, _ keys: Keys) -> String {
    let digest = keys.pages.digest(of: "\(first) \(second) \(list)".utf8.span)
    return "\(first).\(second).\(digest.tag)"
  }
}

extension Digest {
  /// The first ten bytes in hexadecimal digits: enough that nobody finds another text by chance.
  var tag: String {
    let digits = bytes.prefix(10).flatMap { [Self.digit($0 >> 4), Self.digit($0 & 15)] }
    return String(decoding: digits, as: UTF8.self)
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") - 10 + value
  }
}
