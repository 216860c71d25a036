import Testing

@testable import Storage

@Suite struct WriterLaneTests {
  /// The numbers of the jobs as the queue gives them out, group by group.
  private func groups(of size: Int, _ lanes: [Int]) -> [[Int]] {
    var limits = Writer.Limits()
    limits.groupJobsMax = size
    var queue = WriterQueue(limits: limits)
    let order = Collected<Int>()
    for (number, lane) in lanes.enumerated() {
      let job = WriterJob(
        lane: lane,
        attempt: { _ in
          order.append(number)
          return .kept {}
        }, failed: { _ in order.append(number) })
      _ = queue.append(job)
    }
    var groups: [[Int]] = []
    while case .group(let jobs) = queue.takeGroup() {
      let told = order.all.count
      for job in jobs { job.failed(.busy) }
      groups.append(Array(order.all.dropFirst(told)))
    }
    return groups
  }

  @Test("one lane's jobs are taken in their order")
  func single() {
    #expect(
      groups(of: 4, Array(repeating: 7, count: 10)) == [[0, 1, 2, 3], [4, 5, 6, 7], [8, 9]])
  }

  @Test("a few jobs of one lane do not wait behind many of another")
  func turns() {
    let lanes = Array(repeating: 1, count: 100) + [2, 2, 3]
    let first = groups(of: 8, lanes)[0]
    #expect(Set(first).isSuperset(of: [100, 101, 102]))
    #expect(first.count == 8)
  }

  @Test("more lanes than places have their turns one after the other")
  func manyLanes() {
    let lanes = (0..<3).flatMap { _ in Array(0..<10) }
    let taken = groups(of: 4, lanes)
    #expect(taken.prefix(5).flatMap { $0 }.count == 20)
    #expect(Set(taken.flatMap { $0 }) == Set(lanes.indices))
    // In the first ten places each lane stands once.
    #expect(Set(taken.flatMap { $0 }.prefix(10).map { lanes[$0] }) == Set(0..<10))
  }

  @Test("within a lane the order holds, whatever others do")
  func order() {
    var generator = SystemRandomNumberGenerator()
    let lanes = (0..<500).map { _ in Int.random(in: 0..<7, using: &generator) }
    let taken = groups(of: 16, lanes).flatMap { $0 }
    for lane in 0..<7 {
      let own = taken.filter { lanes[$0] == lane }
      #expect(own == own.sorted())
    }
    #expect(taken.count == 500)
  }
}
