import Testing

@testable import Storage

@Suite struct WriterPaceTests {
  private func paced(lanes: [Int], work: UInt64, commit: UInt64) -> WriterPace {
    var pace = WriterPace()
    for lane in lanes { pace.note(lane: lane) }
    for _ in 0..<100 { pace.note(jobs: 10, .init(work: work, commit: commit)) }
    return pace
  }

  @Test("one lane alone gets groups as large as they come")
  func alone() {
    #expect(WriterPace().groupJobs(atMost: 256) == 256)
    #expect(paced(lanes: [1, 1], work: 500_000, commit: 100_000).groupJobs(atMost: 256) == 256)
  }

  @Test("where lanes share, a group's work takes as long as a commit, whatever the disk")
  func shared() {
    // Ten jobs take 500 µs, one 50.
    #expect(paced(lanes: [1, 2], work: 500_000, commit: 1_000_000).groupJobs(atMost: 256) == 20)
    #expect(paced(lanes: [1, 2], work: 500_000, commit: 10_000).groupJobs(atMost: 256) == 4)
    #expect(paced(lanes: [1, 2], work: 500, commit: 1_000_000).groupJobs(atMost: 256) == 256)
  }

  @Test("a lane that has been alone for long has the writer for itself again")
  func forgotten() {
    var pace = paced(lanes: [1, 2, 2], work: 500_000, commit: 100_000)
    #expect(pace.groupJobs(atMost: 256) == 4)
    for _ in 0..<1_000 { pace.note(jobs: 4, .init(work: 200_000, commit: 100_000)) }
    #expect(pace.groupJobs(atMost: 256) == 256)
  }
}
