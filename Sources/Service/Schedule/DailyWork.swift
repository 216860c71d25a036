import API
import RPC
import Storage

/// What is done for each tenant once in each of its days, piece by piece. Which day it was last done for,
/// and how far that has come, is recorded with each piece, so that a restart goes on and a clock that jumps,
/// either way, begins the day that it shows.
enum DailyWork: Int, CaseIterable {
  case alerts = 0
  case purge

  /// Has a new tenant's work done from now on.
  static func begin(for tenant: TenantID, _ context: WriteContext) throws(Refusal) {
    for work in allCases {
      try context.transaction.write(
        "INSERT INTO daily_work (tenant, work) VALUES (?, ?)", .id(tenant), .int(work.rawValue))
    }
  }
}
