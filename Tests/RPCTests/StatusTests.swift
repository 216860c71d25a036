import RPC
import Testing

@Suite struct StatusTests {
  @Test("every status has a place of its own, behind the one for what ends well")
  func places() {
    #expect(Status.allCases.map(\.place) == Array(1..<Status.places))
    #expect("\(Status.name(at: 0))" == "OK")
    for status in Status.allCases {
      #expect("\(Status.name(at: status.place))" == "\(status.name)")
    }
  }
}
