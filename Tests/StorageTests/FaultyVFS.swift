import CSQLite
import Glibc
import Synchronization

/// The system's `sqlite3_vfs` with files whose writes and syncs can be made to fail: see
/// https://sqlite.org/vfs.html. Only files that a plan was made for are touched.
enum FaultyVFS {
  static let name = "faulty"

  /// What the operations of one file answer from now on.
  final class Plan: Sendable {
    private let results = Mutex<(write: Int32, sync: Int32)>((SQLITE_OK, SQLITE_OK))

    var writeResult: Int32 { results.withLock { $0.write } }
    var syncResult: Int32 { results.withLock { $0.sync } }
    func failWrites(_ result: Int32) { results.withLock { $0.write = result } }
    func failSyncs(_ result: Int32) { results.withLock { $0.sync = result } }
  }

  @safe private struct OpenFile {
    let plan: Plan
    let write: @convention(c) (OpaqueFile?, UnsafeRawPointer?, Int32, Int64) -> Int32
    let sync: @convention(c) (OpaqueFile?, Int32) -> Int32
  }

  private typealias OpaqueFile = UnsafeMutablePointer<sqlite3_file>

  private static let plans = Mutex<[String: Plan]>([:])
  private static let files = Mutex<[UInt: OpenFile]>([:])
  /// The operations with faults, by the address of those that they stand for; made once for each.
  private static let faultyMethods = Mutex<[UInt: UInt]>([:])
  private static let registration: Int32 = register()

  /// Makes a plan for the file, which must not be open yet.
  static func plan(for path: String) -> Plan {
    precondition(registration == SQLITE_OK)
    let plan = Plan()
    plans.withLock { $0[path] = plan }
    return plan
  }

  private static func register() -> Int32 {
    guard let system = unsafe sqlite3_vfs_find(nil) else { return SQLITE_ERROR }
    // Registered for the life of the process.
    let vfs = UnsafeMutablePointer<sqlite3_vfs>.allocate(capacity: 1)
    unsafe vfs.initialize(to: system.pointee)
    unsafe vfs.pointee.zName = UnsafePointer(strdup(name))
    unsafe vfs.pointee.xOpen = { _, name, file, flags, outFlags in
      guard let system = unsafe sqlite3_vfs_find(nil), let open = unsafe system.pointee.xOpen
      else { return SQLITE_ERROR }
      let result = unsafe open(system, name, file, flags, outFlags)
      if result == SQLITE_OK, let name = unsafe name, let file = unsafe file {
        unsafe FaultyVFS.wrap(file, named: String(cString: name))
      }
      return result
    }
    return unsafe sqlite3_vfs_register(vfs, 0)
  }

  private static func wrap(_ file: UnsafeMutablePointer<sqlite3_file>, named name: String) {
    guard let plan = plans.withLock({ $0[name] }), let methods = unsafe file.pointee.pMethods,
      let write = unsafe methods.pointee.xWrite, let sync = unsafe methods.pointee.xSync
    else { return }
    let key = UInt(bitPattern: file)
    files.withLock { $0[key] = unsafe OpenFile(plan: plan, write: write, sync: sync) }
    let address = faultyMethods.withLock { known in
      let original = UInt(bitPattern: methods)
      let address = known[original] ?? UInt(bitPattern: unsafe faulty(methods))
      known[original] = address
      return address
    }
    unsafe file.pointee.pMethods = UnsafePointer(bitPattern: address)
  }

  private static func faulty(
    _ methods: UnsafePointer<sqlite3_io_methods>
  ) -> UnsafeMutablePointer<sqlite3_io_methods> {
    let wrapped = UnsafeMutablePointer<sqlite3_io_methods>.allocate(capacity: 1)
    unsafe wrapped.initialize(to: methods.pointee)
    unsafe wrapped.pointee.xWrite = { file, bytes, count, offset in
      guard let open = unsafe FaultyVFS.openFile(file) else { return SQLITE_ERROR }
      let result = open.plan.writeResult
      return result == SQLITE_OK ? unsafe open.write(file, bytes, count, offset) : result
    }
    unsafe wrapped.pointee.xSync = { file, flags in
      guard let open = unsafe FaultyVFS.openFile(file) else { return SQLITE_ERROR }
      let result = open.plan.syncResult
      return result == SQLITE_OK ? unsafe open.sync(file, flags) : result
    }
    return unsafe wrapped
  }

  private static func openFile(_ file: OpaqueFile?) -> OpenFile? {
    let key = UInt(bitPattern: file)
    return files.withLock { $0[key] }
  }
}
