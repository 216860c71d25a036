// swift-format-ignore-file
// Made by protogen from Protocol/. Change the documents and run Scripts/generate.

public import API
public import RPC

extension Client {
  /// The methods of the service `session`.
  public var session: SessionService { SessionService(client: self) }
}

/// The methods of the service `session`, with their types.
public struct SessionService: Sendable {
  let client: Client

  /// Logs in and binds the connection to the session.
  ///
  /// The token in the answer also works on other connections of the same user id, as
  /// `_meta.session`. Six failures in a row lock the account for 30 minutes. A wrong account,
  /// password or code answers alike.
  ///
  /// - Parameter tenant: Id of the merchant. Left out by accounts of the platform.
  /// - Parameter account: Login name.
  /// - Parameter password: Password, or the one-time password that came with the account.
  /// - Parameter totp: Six digits, or a recovery code that was not used before. Needed when the
  /// account has enrolled one-time codes.
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`. Refused with `LOGIN_FAILED`, `ACCOUNT_LOCKED`, `ACCOUNT_DISABLED`, or
  /// with what any method can be.
  public func login(account: String, password: Secret, tenant: TenantID? = nil, totp: Secret? = nil, options: CallOptions = CallOptions()) async throws(ClientError) -> API.LoginResult {
    try await client.call(Endpoints.sessionLogin, SessionLoginParams(tenant: tenant, account: account, password: password, totp: totp), options)
  }

  /// Ends the session.
  ///
  /// The token stops working at once. Connections that are bound to the session stay open without
  /// it.
  ///
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`.
  public func logout(options: CallOptions = CallOptions()) async throws(ClientError) -> API.Empty {
    try await client.call(Endpoints.sessionLogout, SessionLogoutParams(), options)
  }

  /// Tells who is logged in.
  ///
  /// The account, its session, the permissions of its role, and what they cover.
  ///
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`.
  public func whoami(options: CallOptions = CallOptions()) async throws(ClientError) -> API.SessionWhoamiResult {
    try await client.call(Endpoints.sessionWhoami, SessionWhoamiParams(), options)
  }

  /// Lists the caller's own sessions.
  ///
  /// Live sessions of the account, oldest first.
  ///
  /// - Parameter pageSize: Most items in the answer.
  /// - Parameter pageToken: The nextPageToken of the page before, with otherwise the same
  /// parameters.
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`.
  public func list(pageSize: Int64? = nil, pageToken: String? = nil, options: CallOptions = CallOptions()) async throws(ClientError) -> API.SessionListResult {
    try await client.call(Endpoints.sessionList, SessionListParams(pageSize: pageSize, pageToken: pageToken), options)
  }

  /// Ends one of the caller's own sessions.
  ///
  /// The session stops working at once, on open connections too.
  ///
  /// - Parameter session: Id of the session, from session.list. It is not the token.
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`. Refused with `NOT_FOUND`, or with what any method can be.
  public func revoke(session: SessionID, options: CallOptions = CallOptions()) async throws(ClientError) -> API.Empty {
    try await client.call(Endpoints.sessionRevoke, SessionRevokeParams(session: session), options)
  }

  /// Changes the caller's own password.
  ///
  /// Ends the account's other sessions. A wrong old password counts towards the lock.
  ///
  /// - Parameter oldPassword: The password so far, or the one-time password.
  /// - Parameter newPassword: At least 12 characters, with letters and digits.
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`. Refused with `WRONG_FACTOR`, `ACCOUNT_LOCKED`, `PASSWORD_TOO_WEAK`,
  /// `PASSWORD_UNCHANGED`, or with what any method can be.
  public func changePassword(oldPassword: Secret, newPassword: Secret, options: CallOptions = CallOptions()) async throws(ClientError) -> API.AccountResult {
    try await client.call(Endpoints.sessionChangePassword, SessionChangePasswordParams(oldPassword: oldPassword, newPassword: newPassword), options)
  }

  /// Starts the enrolment of one-time codes.
  ///
  /// RFC 6238 with SHA-1, 30 seconds and 6 digits. Codes count after session.confirmTotp; until
  /// then an earlier enrolment stays valid. An account that has one needs session.reverify first.
  ///
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`. Refused with `REVERIFY_REQUIRED`, or with what any method can be.
  public func enrollTotp(options: CallOptions = CallOptions()) async throws(ClientError) -> API.TotpEnrollment {
    try await client.call(Endpoints.sessionEnrollTotp, SessionEnrollTotpParams(), options)
  }

  /// Completes the enrolment of one-time codes.
  ///
  /// Proves that the code generator works. From now on login needs a code.
  ///
  /// - Parameter totp: The six digits that the generator shows.
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`. Refused with `WRONG_FACTOR`, `TOTP_NOT_STARTED`, or with what any
  /// method can be.
  public func confirmTotp(totp: Secret, options: CallOptions = CallOptions()) async throws(ClientError) -> API.AccountResult {
    try await client.call(Endpoints.sessionConfirmTotp, SessionConfirmTotpParams(totp: totp), options)
  }

  /// Proves the caller's identity again.
  ///
  /// The session counts as fresh for 5 minutes. Send exactly one of `password` and `totp`.
  ///
  /// - Parameter password: The account's password.
  /// - Parameter totp: Six digits, or a recovery code.
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`. Refused with `WRONG_FACTOR`, `ACCOUNT_LOCKED`, or with what any
  /// method can be.
  public func reverify(password: Secret? = nil, totp: Secret? = nil, options: CallOptions = CallOptions()) async throws(ClientError) -> API.ReverifyResult {
    try await client.call(Endpoints.sessionReverify, SessionReverifyParams(password: password, totp: totp), options)
  }
}
