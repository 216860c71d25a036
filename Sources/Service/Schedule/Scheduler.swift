import RPC
import Storage

/// Carries out chores as they fall due, piece by piece, each in a transaction with its audit line; calls
/// take turns with the pieces at the writer. One thread asks it again and again.
package final class Scheduler {
  private let service: Service
  private let chores: [Chore]
  /// How many more times each chore is passed over, since it failed.
  private var passes: [Int]

  /// So often a chore is passed over that has failed.
  private static let passesAfterFailure = 60

  init(_ service: Service, _ chores: [Chore]) {
    (self.service, self.chores) = (service, chores)
    passes = chores.map { _ in 0 }
  }

  package convenience init(_ service: Service) {
    self.init(service, Chore.all + [Resealing(service).chore])
  }

  /// Does all that is due, or as much as there is leave for. Chores take turns.
  ///
  /// - Parameter goesOn: asked before each piece.
  package func run(while goesOn: () -> Bool = { true }) {
    var waiting = chores.indices.filter { index in
      defer { passes[index] = max(0, passes[index] - 1) }
      return passes[index] == 0
    }
    while !waiting.isEmpty {
      for index in waiting {
        guard goesOn() else { return }
        if !doPiece(of: index) { waiting.removeAll { $0 == index } }
      }
    }
  }

  /// Whether there was one, and it is done.
  private func doPiece(of index: Int) -> Bool {
    let chore = chores[index]
    do throws(Refusal) {
      let isDue = try service.read(service.workersReader) { snapshot throws(Refusal) in
        try chore.isDue(snapshot, service.now)
      }
      guard isDue else { return false }
      try service.carryOut(chore)
      return true
    } catch {
      service.parts.log("\(chore.name): \(error.reason.name): \(error.cause ?? "")")
      passes[index] = Self.passesAfterFailure
      return false
    }
  }
}

extension Service {
  /// Does a piece of a chore, and waits until it is on disk.
  fileprivate func carryOut(_ chore: Chore) throws(Refusal) {
    let call = Call(
      Method(chore.name, .none, .write, document: "{}"), at: -1, meta: nil, peer: parts.identity,
      received: now, loop: workersReader)
    let release = try database.writer.perform {
      transaction throws(Refusal) -> Writer.Release in
      var context = WriteContext(
        service: self, call: call, transaction: transaction, caller: nil)
      try chore.perform(&context)
      if context.record.isNeeded {
        try self.audit(call, context.record, refusal: nil, in: transaction)
      }
      return self.release(of: context)
    }
    release()
  }
}
