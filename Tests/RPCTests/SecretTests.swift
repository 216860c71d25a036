import RPC
import Testing

@Suite struct SecretTests {
  @Test("a secret's text is for who asks for it; nothing that prints or reflects tells it")
  func printing() {
    let secret = Secret("hunter2-hunter2")
    #expect(secret.text == "hunter2-hunter2")
    var dumped = ""
    dump([secret], to: &dumped)
    let shown = [
      "\(secret)", String(reflecting: secret), "\([secret])", "\(Optional(secret) as Any)", dumped,
      String(reflecting: ["key": secret]), "\((secret, 1))",
    ]
    #expect(shown.filter { $0.contains("hunter2") }.isEmpty)
  }
}
