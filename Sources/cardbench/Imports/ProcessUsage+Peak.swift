import Sockets

extension ProcessUsage {
  /// Has the peak of a process's memory begin anew, from what it holds now (proc_pid_clear_refs(5)).
  static func restartPeak(of pid: Int32) throws(BenchError) {
    let echo = "/bin/echo"
    let child = try bench { () throws(SocketError) in
      try ChildProcess(executable: echo, arguments: ["5"], output: "/proc/\(pid)/clear_refs")
    }
    let status = child.wait()
    guard status == 0 else { throw .failed(program: echo, status: status, output: "") }
  }
}
