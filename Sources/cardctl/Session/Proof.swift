import API
import RPC

/// Proves once more who calls, as the server demands it before what cannot be taken back.
struct Proof {
  let context: Context

  func give() throws(Failure) {
    var params = SessionReverifyParams()
    let secret: Secret
    if try asksForCode() {
      secret = try context.secret("totp-file", .totp)
      params.totp = secret
    } else {
      secret = try context.secret("password-file", .password)
      params.password = secret
    }
    guard !secret.text.isEmpty else {
      throw .notConfirmed(Text("Not confirmed: nothing was changed.", "未确认：没有作任何更改。"))
    }
    _ = try context.call(Endpoints.sessionReverify, params)
  }

  /// A file says which factor it holds; else it is the one that an unbinding would ask for.
  private func asksForCode() throws(Failure) -> Bool {
    if context.invocation.has("totp-file") { return true }
    if context.invocation.has("password-file") { return false }
    return try context.call(Endpoints.sessionWhoami, .init()).account.totp
  }
}

extension Failure {
  /// Whether a proof is what is missing.
  var asksForProof: Bool {
    guard case .client(.refused(let error)) = self else { return false }
    return error.reason == "\(Reason.reverifyRequired.name)"
  }
}
