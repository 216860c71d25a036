import API
import JSON
import RPC
import Testing
import WireTesting

@Suite struct MessageTests {
  @Test("what fits the contract is read and written again unchanged", arguments: MethodCodec.all)
  func roundTrip(_ codec: MethodCodec) throws {
    let contract = try Contract()
    let method = contract.methods[codec.index]
    var sampler = SchemaSampler(contract, seed: UInt64(codec.index))
    for (schema, codec) in [
      (contract.params(of: method), codec.params), (contract.result(of: method), codec.result),
    ] {
      for _ in 0..<20 {
        let value = sampler.value(schema)
        let outcome = codec.read(value)
        #expect(outcome.faults.isEmpty, "\(value)")
        #expect(outcome.written == value)
      }
    }
  }

  @Test("the contract's examples are read and written again unchanged", arguments: MethodCodec.all)
  func examples(_ codec: MethodCodec) throws {
    let examples = try Contract().methods[codec.index]["examples"]?.elements ?? []
    #expect(!examples.isEmpty)
    for example in examples {
      var params: Tree = [:]
      for param in example["params"]?.elements ?? [] {
        params[param["name"]?.string ?? ""] = param["value"]
      }
      let result = example["result"]?["value"] ?? .null
      #expect(codec.params.read(params).faults.isEmpty, "\(params)")
      #expect(codec.params.read(params).written == params)
      #expect(codec.result.read(result).faults.isEmpty, "\(result)")
      #expect(codec.result.read(result).written == result)
    }
  }

  @Test("all that is missing is named at once", arguments: MethodCodec.all)
  func missing(_ codec: MethodCodec) throws {
    let contract = try Contract()
    let schema = contract.params(of: contract.methods[codec.index])
    let required = (schema["required"]?.elements ?? []).compactMap(\.string)
    let outcome = codec.params.read([:])
    #expect(Set(outcome.faults) == Set(required.map { "\($0) REQUIRED" }))
    #expect((outcome.written == nil) == !required.isEmpty)
  }

  @Test("all that is wrong is named at once, and nothing twice", arguments: MethodCodec.all)
  func wrong(_ codec: MethodCodec) throws {
    let contract = try Contract()
    let schema = contract.params(of: contract.methods[codec.index])
    var value: Tree = ["unknown": 1, "x-2": [[]]]
    var expected: Set = ["unknown UNKNOWN_FIELD", "x-2 UNKNOWN_FIELD"]
    for (name, property) in schema["properties"]?.members ?? [:] {
      // A fraction fits no schema of the contract.
      value[name] = contract.resolved(property)["properties"] == nil ? .number("1.5") : nil
      if value[name] == nil { value[name] = false }
      expected.insert("\(name) WRONG_TYPE")
    }
    let outcome = codec.params.read(value)
    #expect(Set(outcome.faults) == expected)
    #expect(outcome.faults.count == expected.count)
  }

  @Test("a result may have members that are not known yet", arguments: MethodCodec.all)
  func openResults(_ codec: MethodCodec) throws {
    let contract = try Contract()
    let schema = contract.result(of: contract.methods[codec.index])
    guard contract.resolved(schema)["properties"] != nil else { return }
    var sampler = SchemaSampler(contract, seed: 99)
    let value = sampler.value(schema)
    var newer = value
    newer["laterMember"] = ["cvv": 1]
    #expect(codec.result.read(newer).written == value)
  }

  @Test("a closed object inside params refuses what it does not know, _meta included")
  func closedInside() {
    let outcome = Codec.outcome(
      Array("{\"filter\":{\"_meta\":{},\"colour\":1,\"cvv\":\"123\"}}".utf8),
      CardsPrepareUnbindParams.self)
    #expect(
      outcome.faults == [
        "filter._meta UNKNOWN_FIELD", "filter.colour UNKNOWN_FIELD",
        "filter.cvv SENSITIVE_DATA_FORBIDDEN",
      ])
  }

  @Test("_meta is no concern of the params", arguments: MethodCodec.all)
  func meta(_ codec: MethodCodec) {
    let outcome = codec.params.read(["_meta": ["anything": 1]])
    #expect(outcome.faults.filter { !$0.hasSuffix(" REQUIRED") }.isEmpty)
  }

  @Test("the shared types of errors and limits are read and written again unchanged")
  func sharedTypes() throws {
    let contract = try Contract()
    var sampler = SchemaSampler(contract, seed: 7)
    let codecs: [(String, Codec)] = [
      ("ErrorData", Codec(ErrorData.self)), ("Limit", Codec(Limit.self)),
      ("FieldViolation", Codec(API.FieldViolation.self)), ("Explanation", Codec(Explanation.self)),
      ("CardFilter", Codec(CardFilter.self)), ("Impact", Codec(Impact.self)),
      ("ScopeStores", Codec(ScopeStores.self)), ("Scope", Codec(Scope.self)),
      ("CallVerdict", Codec(CallVerdict.self)),
    ]
    for (name, codec) in codecs {
      let schema = try #require(contract.schemas[name])
      for _ in 0..<50 {
        let value = sampler.value(schema)
        #expect(codec.read(value).written == value, "\(name)")
      }
    }
  }
}
