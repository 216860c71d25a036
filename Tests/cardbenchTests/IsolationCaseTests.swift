import API
import RPC
import Testing

@testable import cardbench

@Suite struct IsolationCaseTests {
  /// For the platform's admins, who reach every merchant.
  private static let adminsOnly: Set = [
    "tenants.suspend", "tenants.resume", "tenants.configure",
  ]

  @Test("every method that takes an id of something of a merchant's is measured")
  func completeness() {
    let measured = Set(IsolationCase.all.map(\.method))
    let rows = Methods.rows.filter { row in
      let params = "\(row.document)".split(separator: "\"result\":").first ?? ""
      return params.contains("\"x-id\"") || row.object != nil
    }
    let missing = Set(rows.map { "\($0.name)" }).subtracting(measured)
    #expect(missing == Self.adminsOnly, "give the others a row in IsolationCase.swift")
    #expect(measured.isSubset(of: Set(Methods.rows.map { "\($0.name)" })))
  }

  @Test("every case has its id in its params, and every kind of object and caller its case")
  func shape() {
    for call in IsolationCase.all {
      #expect(call.params.contains("\"$\""), "\(call.method)")
    }
    #expect(Set(IsolationCase.all.map(\.object)) == Set(IsolationCase.Object.allCases))
    #expect(Set(IsolationCase.all.map(\.caller)) == Set(IsolationCase.Caller.allCases))
  }
}
