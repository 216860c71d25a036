import CLinux
import Glibc
import Synchronization
import Testing

@testable import Sockets

@Suite struct ProcessTests {
  @Test("signals arrive as readable events of a loop instead of killing the process")
  func signals() async {
    await #expect(processExitsWith: .success) {
      var loop = try EventLoop()
      let source = try SignalSource()
      try loop.register(source.descriptor, token: 3, interests: .read)
      #expect(try source.next() == nil)
      // To this thread: the test runner's other threads exist already and do not block them.
      for number in [SIGTERM, SIGINT, SIGHUP] { pthread_kill(pthread_self(), number) }
      #expect(try loop.wait(timeout: nil).map { loop[$0].token } == [3])
      var seen: Set<SignalSource.Signal> = []
      while let signal = try source.next() { seen.insert(signal) }
      #expect(seen == [.terminate, .interrupt, .hangup])
      raise(SIGPIPE)
    }
  }

  @Test("a process that disabled core dumps may neither dump nor be looked into")
  func coreDumps() async {
    await #expect(processExitsWith: .success) {
      try ProcessLimits.disableCoreDumps()
      var limit = rlimit()
      _ = unsafe getrlimit(CInt(RLIMIT_CORE.rawValue), &limit)
      #expect(limit.rlim_max == 0)
      #expect(clinux_get_dumpable() == 0)
    }
  }

  @Test("the descriptor limit rises to what the system allows")
  func descriptorLimit() async {
    await #expect(processExitsWith: .success) {
      var limit = rlimit(rlim_cur: 100, rlim_max: 200)
      #expect(unsafe setrlimit(CInt(RLIMIT_NOFILE.rawValue), &limit) == 0)
      let raised = try ProcessLimits.raiseDescriptorLimit()
      let again = try ProcessLimits.raiseDescriptorLimit()
      #expect([raised, again] == [200, 200])
    }
  }

  @Test("a thread runs its body under its name, cut to what the system keeps, until joined")
  func thread() throws {
    let name = Mutex("")
    let box = Shared(name)
    let thread = try Thread(name: "a-rather-long-name") {
      let file = Descriptor(owning: unsafe open("/proc/thread-self/comm", O_RDONLY | O_CLOEXEC))
      var text = ByteBuffer()
      _ = try? file.read(into: &text)
      box.value.withLock { $0 = String(decoding: text.bytes, as: UTF8.self) }
    }
    thread.join()
    #expect(box.value.withLock { $0 } == "a-rather-long-n\n")
  }

  @Test("a stack too small for the system is refused")
  func smallStack() {
    let error = failure { () throws(SocketError) in
      _ = try Thread(name: "small", stackBytes: 0) {}
    }
    #expect(error == .system(operation: "pthread_create", path: nil, code: EINVAL))
  }
}

private final class Shared<Value: ~Copyable & Sendable>: Sendable {
  let value: Value
  init(_ value: consuming Value) { self.value = value }
}
