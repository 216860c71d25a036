import RPC

extension ServerFigures {
  /// All metrics as OpenMetrics text.
  var openMetrics: String {
    var text = OpenMetricsText()
    writeServer(&text)
    writeCalls(&text)
    writeConnections(&text)
    writeStorage(&text)
    writeChannels(&text)
    text.end()
    return text.text
  }

  private func writeServer(_ text: inout OpenMetricsText) {
    text.begin("cardd_build", .info, "The program.")
    text.sample("_info", [("version", version)], "1")
    text.begin("cardd_start_time_seconds", .gauge, unit: "seconds", "When the server started.")
    text.sample("", [], Self.decimal(Int(startedAt.milliseconds), digits: 3))
    text.gauge("cardd_workers_running", "Threads at slow work.", workers.running)
    text.gauge("cardd_workers_waiting", "Calls that wait for slow work.", workers.waiting)
    text.counter(
      "cardd_log_lines_left_out", "Log lines that found the log full.", logLinesLeftOut)
  }

  private func writeCalls(_ text: inout OpenMetricsText) {
    text.begin("cardd_calls", .counter, "Calls answered, by method and status.")
    for row in calls {
      text.sample(
        "_total", [("method", "\(row.method)"), ("status", "\(row.status)")], "\(row.count)")
    }
    text.begin(
      "cardd_call_duration_seconds", .histogram, unit: "seconds",
      "From when a call was heard until its answer went out, without streams.")
    let bounds = DurationBuckets.bounds.map { Self.decimal($0, digits: 6) }
    for row in durations {
      text.histogram(
        [("method", "\(row.method)")], bounds: bounds, buckets: row.buckets,
        sum: Self.decimal(row.sumNanoseconds, digits: 9))
    }
    text.counters(
      "cardd_refusals", "Refusals, by reason.", by: "reason", loops.counters.refusals)
    text.counters("cardd_limits_reached", "Limits reached.", by: "limit", limitsReached)
    text.gauge("cardd_calls_in_flight", "Calls that wait for an answer.", loops.inFlight)
    text.gauge("cardd_streams_open", "Open streams.", loops.streams)
    text.counter(
      "cardd_notifications_dropped", "Notifications that led to nothing.",
      loops.counters.notificationsDropped)
  }

  private func writeConnections(_ text: inout OpenMetricsText) {
    text.gauge("cardd_connections", "Open connections.", admission.all)
    text.gauge(
      "cardd_connections_before_login", "Connections of peers that nobody knows.",
      admission.anonymous)
    text.counter("cardd_connections_accepted", "Connections accepted.", admission.accepted)
    text.counters(
      "cardd_connections_refused", "Peers turned away, by reason.", by: "reason",
      admission.refused)
    text.counter(
      "cardd_frames_cut_off", "Frames that ended early or took too long.",
      loops.counters.framesCutOff)
    text.counter(
      "cardd_received_bytes", unit: "bytes", "Bytes from peers.", loops.counters.receivedBytes)
    text.counter(
      "cardd_sent_bytes", unit: "bytes", "Bytes that peers took.", loops.counters.sentBytes)
    text.gauge(
      "cardd_queued_bytes", unit: "bytes", "Bytes that wait for peers to read.",
      loops.queuedBytes)
  }

  private func writeChannels(_ text: inout OpenMetricsText) {
    text.gauge(
      "cardd_unbindings_waiting", "Cards whose unbinding a channel has not acknowledged.",
      channels.unbindingsWaiting)
    text.gauge(
      "cardd_channels_late", "Channels that have left an unbinding unacknowledged for too long.",
      channels.late)
  }

  private func writeStorage(_ text: inout OpenMetricsText) {
    text.gauge("cardd_data_bytes", unit: "bytes", "The database file.", storage.dataBytes)
    text.gauge("cardd_log_bytes", unit: "bytes", "The write-ahead log.", storage.logBytes)
    text.gauge("cardd_writes_waiting", "Writes that wait for the writer.", storage.queued)
    text.begin("cardd_commit_writes", .histogram, "Writes committed together.")
    let bounds = storage.groupSizes.dropLast().map { "\($0.upTo).0" }
    text.histogram(
      [], bounds: bounds, buckets: storage.groupSizes.map(\.count), sum: "\(storage.writes)")
  }

  /// A number whose last `digits` digits stand behind the point.
  private static func decimal(_ value: Int, digits: Int) -> String {
    let text = String(value)
    let padded = String(repeating: "0", count: max(0, digits + 1 - text.count)) + text
    var fraction = padded.suffix(digits)
    while fraction.count > 1, fraction.hasSuffix("0") { fraction.removeLast() }
    return "\(padded.dropLast(digits)).\(fraction)"
  }
}
