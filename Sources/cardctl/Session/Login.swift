import API
import CardClient
import JSON
import RPC

/// `cardctl login`: both factors, and then whatever the account must do first.
struct Login {
  let context: Context

  static let run: @Sendable (Context) throws(Failure) -> Void = { context throws(Failure) in
    try Login(context: context).run()
  }

  private func run() throws(Failure) {
    let password = try context.secret("password-file", .password)
    let result = try logIn(password)
    try context.begin(result.session)
    let account = try walk(result.account, password)
    try show(account, result.expiresAt)
  }

  private func logIn(_ password: Secret) throws(Failure) -> LoginResult {
    let invocation = context.invocation
    var params = SessionLoginParams(
      tenant: invocation.value("tenant").map(TenantID.init(text:)),
      account: invocation.operand(0), password: password)
    params.totp = try context.secretFromFile("totp-file")
    do throws(Failure) {
      return try context.call(Endpoints.sessionLogin, params)
    } catch {
      // The server does not say which factor is wrong: the code may be all that is missing.
      guard params.totp == nil, error.isLoginFailed, let code = try askCode() else { throw error }
      params.totp = Secret(code)
      return try context.call(Endpoints.sessionLogin, params)
    }
  }

  /// nil if nobody is there to ask, or has no code.
  private func askCode() throws(Failure) -> String? {
    let prompt = Text("One-time code (Enter if there is none): ", "动态口令（没有请直接回车）：")
    guard let code = try context.ask(prompt, isSecret: true), !code.isEmpty else { return nil }
    return code
  }

  /// Takes the person through what the account must do before anything else opens.
  /// - Returns: the account as it is afterwards.
  private func walk(_ account: Account, _ password: Secret) throws(Failure) -> Account {
    var account = account
    while let next = account.next, context.dialog != nil {
      switch next {
      case .passwordChange:
        try context.tell(
          Text("This password works once: choose your own.", "当前为一次性密码，请设置您自己的密码。"))
        account = try context.changePassword(old: password).account
      case .totpEnrollment:
        try context.tell(
          Text("This account needs one-time codes.", "该账号必须启用动态口令。"))
        account = try Enrollment(context: context).run()
      case .unrecognized: return account
      }
    }
    return account
  }

  private func show(_ account: Account, _ expiresAt: Timestamp) throws(Failure) {
    let output = context.output
    var time = Writer(capacity: 64)
    time.timestamp(expiresAt)
    let result: Value = [
      "account": Value(account.json), "expiresAt": Value([UInt8](copying: time.bytes)),
    ]
    guard output.format == .table else { return try output.json(result) }
    context.adoptZone()
    let until = result["expiresAt"]?.string?.localTime ?? ""
    try output.lines([
      Text(
        "Logged in as \(account.account), at the latest until \(until).",
        "已登录：\(account.account)，最迟至 \(until)。")[output.language].printable
    ])
    guard let next = account.next else { return }
    let command = next == .passwordChange ? "change-password" : "enroll-totp"
    try output.note(
      Text("First: cardctl session \(command)", "请先执行：cardctl session \(command)"))
  }
}

extension Context {
  /// Asks for a new password until the server takes it. From a file there is one try.
  func changePassword(old: Secret) throws(Failure) -> AccountResult {
    while true {
      let new = try newPassword()
      do throws(Failure) {
        return try call(
          Endpoints.sessionChangePassword, .init(oldPassword: old, newPassword: new))
      } catch .client(.refused(let error)) where isWorthAnotherTry(error) {
        try tell([error.message.printable])
      }
    }
  }

  private func isWorthAnotherTry(_ error: RemoteError) -> Bool {
    let reasons = [Reason.passwordTooWeak, .passwordUnchanged].map { "\($0.name)" }
    return reasons.contains(error.reason) && dialog != nil && !invocation.has("new-password-file")
  }
}

extension Failure {
  fileprivate var isLoginFailed: Bool {
    guard case .client(.refused(let error)) = self else { return false }
    return error.reason == "\(Reason.loginFailed.name)"
  }
}
