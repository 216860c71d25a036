import API
import Domain
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

  /// Has a tenant's day done once more, from its beginning.
  func again(for tenant: TenantID, _ context: WriteContext) throws(Refusal) {
    try context.transaction.write(
      "UPDATE daily_work SET due = 0, first = 0, second = 0 WHERE work = ? AND tenant = ?",
      .int(rawValue), .id(tenant))
  }

  /// The tenant whose turn it is; nil while there is none.
  func nextTenant(_ snapshot: Snapshot, at now: Timestamp) throws(Refusal) -> TenantID? {
    let due = try snapshot.first(
      """
      SELECT tenant FROM daily_work INDEXED BY daily_work_by_due
      WHERE work = ? AND due <= ? ORDER BY due, tenant LIMIT 1
      """, .int(rawValue), .time(now), row: { $0.id(0, TenantID.self) })
    if let due { return due }
    // The clock stands before the day that was last begun: it has been put back.
    return try snapshot.first(
      """
      SELECT tenant FROM daily_work INDEXED BY daily_work_by_beginning
      WHERE work = ? AND begins > ? ORDER BY begins LIMIT 1
      """, .int(rawValue), .time(now), row: { $0.id(0, TenantID.self) })
  }

  /// Takes up the work where it was left, in the tenant whose turn it is.
  func resume(_ context: inout WriteContext) throws(Refusal) -> DayProgress {
    guard let tenant = try nextTenant(context.snapshot, at: context.now) else {
      throw Refusal(.notFound)
    }
    try context.work(in: tenant)
    context.record.target = tenant.text
    let today = context.zone.today(at: context.now).day
    let known = try context.snapshot.first(
      """
      SELECT day, due, reach, first, second FROM daily_work WHERE work = ? AND tenant = ?
      """, .int(rawValue), .id(tenant)
    ) { row in
      (
        day: row.optionalInt(0).map { Day(number: $0) }, isUnderWay: row.int(1) == 0,
        reach: row.int(2), position: (first: row.int(3), second: row.int(4))
      )
    }
    guard let known, let day = known.day else { return DayProgress(tenant, today) }
    var progress = DayProgress(tenant, today)
    if day == today { progress.position = known.position }
    // What a day further ahead has done, or a day before has left undone, is looked at once more.
    if known.isUnderWay || day > today { progress.reach = known.reach }
    return progress
  }

  /// Records how far it has come; once it is done it is due when the tenant's next day begins.
  func record(
    _ progress: DayProgress, isDone: Bool, _ context: WriteContext
  ) throws(Refusal) {
    let (zone, now, day) = (context.zone, context.now, progress.day)
    let position = isDone ? (first: 0, second: 0) : progress.position
    let nextDay = zone.start(of: day + 1)
    // A calendar may skip a day, as Samoa's has: then it is asked again a little later.
    let next = nextDay > now ? nextDay : now + .seconds(60)
    try context.transaction.write(
      """
      UPDATE daily_work SET due = ?, begins = ?, day = ?, reach = ?, first = ?, second = ?
      WHERE work = ? AND tenant = ?
      """, isDone ? .time(next) : .int(0), .time(min(zone.start(of: day), now)),
      .int(day.number), .int(progress.reach), .int(position.first), .int(position.second),
      .int(rawValue), .id(progress.tenant))
  }
}

/// How far a tenant's work of a day has come.
struct DayProgress {
  let tenant: TenantID
  let day: Day
  /// How far it reaches, as the work itself counts.
  var reach = 0
  /// The sort keys of what was last dealt with; zero before the first.
  var position = (first: 0, second: 0)

  init(_ tenant: TenantID, _ day: Day) {
    (self.tenant, self.day) = (tenant, day)
  }
}
