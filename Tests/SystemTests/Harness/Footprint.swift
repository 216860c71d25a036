import Foundation

/// What a process holds now: proc_pid_status(5), proc_pid_fd(5).
struct Footprint {
  let residentBytes: Int
  let descriptors: Int

  init(of program: Program) throws {
    let folder = "/proc/\(program.pid)"
    descriptors = try FileManager.default.contentsOfDirectory(atPath: folder + "/fd").count
    let line = text(folder + "/status").split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
    let kibibytes = line?.split(whereSeparator: \.isWhitespace).dropFirst().first
    residentBytes = (kibibytes.flatMap { Int($0) } ?? 0) * 1024
  }
}
