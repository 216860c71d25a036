import API
import Dispatch
import RPC
import Sockets
import Synchronization
import Testing
import WireTesting

@testable import Server

@Suite struct MetricsTests {
  /// Asks for the metrics of a server, as the text that it tells.
  private func metrics(of fixture: ServerFixture) throws -> OpenMetrics {
    let slot = Slot()
    fixture.administration.gatherMetrics { slot.put($0) }
    return OpenMetrics(try slot.take())
  }

  @Test("the text is OpenMetrics, and counts what happened on every loop")
  func counts() throws {
    let fixture = try ServerFixture { $0.loops = 2 }
    let clients = try (0..<4).map { _ in try fixture.connect() }
    for client in clients {
      for id in 0..<3 { _ = try client.call(request("\(id)", "rpc.ping")) }
      _ = try client.call(request("9", "no.such"))
      try client.send(request(nil, "rpc.ping"))
      _ = try client.call("{}")
    }
    try clients[0].send(request("10", "test.defer"))
    try fixture.desk.expect()
    let metrics = try metrics(of: fixture)
    #expect(metrics.faults == [])
    #expect(metrics.value("cardd_calls_total", ["method": "rpc.ping", "status": "OK"]) == 12)
    #expect(
      metrics.value("cardd_calls_total", ["method": "unknown", "status": "UNIMPLEMENTED"]) == 4)
    #expect(metrics.value("cardd_call_duration_seconds_count", ["method": "rpc.ping"]) == 12)
    #expect((metrics.value("cardd_call_duration_seconds_sum", ["method": "rpc.ping"]) ?? 0) > 0)
    #expect(metrics.value("cardd_refusals_total", ["reason": "INVALID_REQUEST"]) == 4)
    #expect(metrics.value("cardd_notifications_dropped_total") == 4)
    #expect(metrics.value("cardd_connections") == 4)
    #expect(metrics.value("cardd_connections_accepted_total") == 4)
    #expect(metrics.value("cardd_calls_in_flight") == 1)
    #expect((metrics.value("cardd_received_bytes_total") ?? 0) > 500)
    #expect((metrics.value("cardd_sent_bytes_total") ?? 0) > 500)
    #expect(metrics.value("cardd_commit_writes_bucket", ["le": "4.0"]) == 3)
    #expect(metrics.value("cardd_commit_writes_count") == 4)
    #expect(metrics.value("cardd_unbindings_waiting") == 3)
    #expect(metrics.value("cardd_channels_late") == 1)
    #expect(metrics.value("cardd_build_info", ["version": "1 \"\\\n"]) == 1)
  }

  @Test("frames that were cut off, limits that were reached and streams are counted too")
  func exceptions() throws {
    let fixture = try ServerFixture { $0.connections.connectionsMax = 2 }
    let client = try fixture.connect()
    try client.send(request("1", "test.count", #"{"_meta":{"window":0}}"#))
    _ = try client.receive()
    let broken = try fixture.connect()
    _ = try broken.call(request("1", "rpc.ping"))
    _ = try fixture.connect().receive()
    try broken.send([0, 0, 0, 9])
    try broken.halfClose()
    #expect(try broken.receive() == nil)
    let metrics = try metrics(of: fixture)
    #expect(metrics.faults == [])
    #expect(metrics.value("cardd_streams_open") == 1)
    #expect(metrics.value("cardd_frames_cut_off_total") == 1)
    #expect(metrics.value("cardd_limits_reached_total", ["limit": "connections"]) == 1)
    #expect(
      metrics.value("cardd_connections_refused_total", ["reason": "TOO_MANY_CONNECTIONS"]) == 1)
  }

  @Test("the checker finds what is wrong with a text")
  func checker() {
    let good = "# TYPE a_seconds gauge\n# UNIT a_seconds seconds\n# HELP a_seconds x\na_seconds 1\n"
    #expect(OpenMetrics(good + "# EOF\n").faults == [])
    for bad in [
      good, "# EOF", good + good + "# EOF\n", good + "a_seconds 2\n# EOF\n",
      "# TYPE a counter\na 1\n# EOF\n", "# TYPE a gauge\na{b=\"\\x\"} 1\n# EOF\n",
      "# TYPE a histogram\na_bucket{le=\"1.0\"} 2\na_bucket{le=\"+Inf\"} 1\na_count 1\n# EOF\n",
      "# TYPE a histogram\na_bucket{le=\"1\"} 2\n# EOF\n", "b 1\n# EOF\n",
    ] {
      #expect(OpenMetrics(bad).faults != [], "\(bad)")
    }
  }
}

/// A text that another thread hands over.
private final class Slot: Sendable {
  private let text = Mutex("")
  private let came = DispatchSemaphore(value: 0)

  struct NothingCame: Error {}

  func put(_ text: String) {
    self.text.withLock { $0 = text }
    came.signal()
  }

  func take() throws -> String {
    guard came.wait(timeout: .now() + .seconds(60)) == .success else { throw NothingCame() }
    return text.withLock { $0 }
  }
}
