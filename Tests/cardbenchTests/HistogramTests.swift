import Testing

@testable import cardbench

@Suite struct HistogramTests {
  @Test("an empty histogram has no quantiles")
  func empty() {
    #expect(Histogram().quantile(0.5) == 0)
  }

  @Test("small durations are exact")
  func small() {
    var histogram = Histogram()
    for value in 1...100 as ClosedRange<UInt64> { histogram.record(value) }
    #expect(histogram.total == 100)
    #expect(histogram.quantile(0.5) == 50)
    #expect(histogram.quantile(0.99) == 99)
    #expect(histogram.quantile(1) == 100)
    #expect(histogram.quantile(0) == 1)
  }

  @Test(
    "every duration lands within 0.8 % of itself",
    arguments: [0, 127, 128, 255, 256, 257, 1000, 65_535, 65_536, 1 << 40, UInt64.max] as [UInt64])
  func precision(value: UInt64) {
    var histogram = Histogram()
    histogram.record(value)
    let found = histogram.quantile(0.5)
    let error = Double(found > value ? found - value : value - found)
    #expect(error <= Double(value) * 0.008)
  }

  @Test("quantiles of a wide distribution are those of the sorted values")
  func distribution() {
    var histogram = Histogram()
    var values: [UInt64] = []
    for index in 0..<10_000 as Range<UInt64> { values.append(index * index * 37 % 90_000_001) }
    for value in values { histogram.record(value) }
    values.sort()
    for share in [0.1, 0.5, 0.9, 0.99, 0.999] {
      let exact = Double(values[Int(share * 10_000) - 1])
      #expect(abs(Double(histogram.quantile(share)) - exact) <= exact * 0.008 + 1)
    }
  }
}
