import ClientTesting
import Synchronization
import Testing

@testable import cardctl

@Suite(.timeLimit(.minutes(30))) struct ListWatchingTests {
  @Test("a list that is watched is shown again when something happens")
  func watchedList() throws {
    let reads = Atomic(0)
    let stage = try Stage { call in
      guard call.method == "events.watch" else {
        // What happened is in the list from the second time on.
        return .result(Sample.cards([Sample.card(Self.isFirst(reads) ? 1 : 2)]))
      }
      let open = #"{"open":{"after":6}}"#
      let event = #"{"sequence":7,"type":"card.bound"}"#
      return .texts(
        [open, event].enumerated().map { number, value in
          #"{"jsonrpc":"2.0","method":"rpc.message","params":{"id":\#(call.id),"seq":\#(number),"value":\#(value)}}"#
        })
    }
    let terminal = PseudoTerminal(columns: 80, rows: 24)
    let process = ProgramProcess(
      ["cards", "list", "--watch", "--every", "600"], on: terminal, environment: stage.environment)
    #expect(terminal.see("card_0000000000002").contains("card_0000000000001"))
    terminal.type("\u{3}")
    #expect(process.end() == .exit(130))
    #expect(stage.methods.prefix(3) == ["cards.list", "events.watch", "cards.list"])
  }

  @Test("a list is watched by the clock where events may not be")
  func watchedByClock() throws {
    let reads = Atomic(0)
    let stage = try Stage { call in
      call.method == "cards.list"
        ? .result(Sample.cards([Sample.card(Self.isFirst(reads) ? 1 : 2)]))
        : .error(Stage.error(1007, "ROLE_LACKS_PERMISSION"))
    }
    let terminal = PseudoTerminal(columns: 80, rows: 24)
    let process = ProgramProcess(
      ["cards", "list", "--watch", "--every", "1"], on: terminal, environment: stage.environment)
    #expect(terminal.see("card_0000000000002").contains("card_0000000000001"))
    terminal.type("\u{3}")
    #expect(process.end() == .exit(130))
    #expect(stage.run("cards", "list", "--watch", "--every", "soon") == .usage)
  }

  private static func isFirst(_ reads: borrowing Atomic<Int>) -> Bool {
    reads.add(1, ordering: .relaxed).oldValue == 0
  }
}
