// swift-format-ignore-file
// Made by protogen from Protocol/. Change the documents and run Scripts/generate.

public import API

extension Client {
  /// The methods of the service `accounts`.
  public var accounts: AccountsService { AccountsService(client: self) }
}

/// The methods of the service `accounts`, with their types.
public struct AccountsService: Sendable {
  let client: Client

  /// Creates an account with a one-time password.
  ///
  /// The password is shown once and must be changed at the first login. Admin and support must then
  /// enrol one-time codes. Chain accounts create accounts of their own merchant: store, chain or
  /// service, or a custom role.
  ///
  /// - Parameter account: Login name: no white space, no control characters. Unique in its
  /// merchant, or among the accounts of the platform.
  /// - Parameter role: Name of its role: built-in, or a custom one of the merchant or the platform.
  /// - Parameter tenant: Id of the merchant, for roles store, chain and service and those made from
  /// them. The caller's own merchant may be left out.
  /// - Parameter stores: Stores of the account. Required for role store and those made from it, not
  /// allowed for others.
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`. Refused with `NOT_FOUND`, `ACCOUNT_NAME_TAKEN`,
  /// `ROLE_NOT_ASSIGNABLE`, or with what any method can be.
  public func create(account: String, role: String, tenant: TenantID? = nil, stores: [StoreID]? = nil, options: CallOptions = CallOptions()) async throws(ClientError) -> API.NewPasswordResult {
    try await client.call(Endpoints.accountsCreate, AccountsCreateParams(account: account, role: role, tenant: tenant, stores: stores), options)
  }

  /// Reads an account.
  ///
  /// By id.
  ///
  /// - Parameter account: Id of the account.
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`. Refused with `NOT_FOUND`, or with what any method can be.
  public func get(account: AccountID, options: CallOptions = CallOptions()) async throws(ClientError) -> API.AccountResult {
    try await client.call(Endpoints.accountsGet, AccountsGetParams(account: account), options)
  }

  /// Lists accounts.
  ///
  /// Oldest first.
  ///
  /// - Parameter tenant: Only accounts of this merchant.
  /// - Parameter role: Only accounts with the role of this name.
  /// - Parameter enabled: Only accounts that are enabled, or only those that are not.
  /// - Parameter pageSize: Most items in the answer.
  /// - Parameter pageToken: The nextPageToken of the page before, with otherwise the same
  /// parameters.
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`. Refused with `NOT_FOUND`, or with what any method can be.
  public func list(tenant: TenantID? = nil, role: String? = nil, enabled: Bool? = nil, pageSize: Int64? = nil, pageToken: String? = nil, options: CallOptions = CallOptions()) async throws(ClientError) -> API.AccountListResult {
    try await client.call(Endpoints.accountsList, AccountsListParams(tenant: tenant, role: role, enabled: enabled, pageSize: pageSize, pageToken: pageToken), options)
  }

  /// Disables an account.
  ///
  /// Ends its sessions at once. The last enabled admin of the platform cannot be disabled.
  /// Disabling twice is no error.
  ///
  /// - Parameter account: Id of the account.
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`. Refused with `NOT_FOUND`, `LAST_ADMIN`, or with what any method can
  /// be.
  public func disable(account: AccountID, options: CallOptions = CallOptions()) async throws(ClientError) -> API.AccountResult {
    try await client.call(Endpoints.accountsDisable, AccountsDisableParams(account: account), options)
  }

  /// Enables an account.
  ///
  /// Enabling twice is no error.
  ///
  /// - Parameter account: Id of the account.
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`. Refused with `NOT_FOUND`, or with what any method can be.
  public func enable(account: AccountID, options: CallOptions = CallOptions()) async throws(ClientError) -> API.AccountResult {
    try await client.call(Endpoints.accountsEnable, AccountsEnableParams(account: account), options)
  }

  /// Lifts the lock after too many failures.
  ///
  /// Sets the count of failures to zero, and enables the account if the failures had disabled it.
  /// Unlocking twice is no error.
  ///
  /// - Parameter account: Id of the account.
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`. Refused with `NOT_FOUND`, or with what any method can be.
  public func unlock(account: AccountID, options: CallOptions = CallOptions()) async throws(ClientError) -> API.AccountResult {
    try await client.call(Endpoints.accountsUnlock, AccountsUnlockParams(account: account), options)
  }

  /// Gives an account a new one-time password.
  ///
  /// Ends its sessions. The password is shown once and must be changed at the next login.
  ///
  /// - Parameter account: Id of the account.
  /// - Parameter resetTotp: Also forget its one-time codes and recovery codes, for someone who has
  /// lost them.
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`. Refused with `NOT_FOUND`, or with what any method can be.
  public func resetPassword(account: AccountID, resetTotp: Bool? = nil, options: CallOptions = CallOptions()) async throws(ClientError) -> API.NewPasswordResult {
    try await client.call(Endpoints.accountsResetPassword, AccountsResetPasswordParams(account: account, resetTotp: resetTotp), options)
  }

  /// Lets processes of a user id act as a service account.
  ///
  /// Such processes need no login. A user id belongs to one account at most. Binding twice is no
  /// error.
  ///
  /// - Parameter account: Id of the account.
  /// - Parameter uid: Numeric user id on this machine.
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`. Refused with `NOT_FOUND`, `NOT_A_SERVICE_ACCOUNT`,
  /// `PEER_ALREADY_BOUND`, or with what any method can be.
  public func bindPeer(account: AccountID, uid: Int64, options: CallOptions = CallOptions()) async throws(ClientError) -> API.AccountResult {
    try await client.call(Endpoints.accountsBindPeer, AccountsBindPeerParams(account: account, uid: uid), options)
  }

  /// Takes a user id away from a service account.
  ///
  /// Works at once, on open connections too.
  ///
  /// - Parameter account: Id of the account.
  /// - Parameter uid: A user id that is bound to the account.
  /// - Parameter options: Deadline, language and the like.
  /// - Throws: `ClientError`. Refused with `NOT_FOUND`, or with what any method can be.
  public func unbindPeer(account: AccountID, uid: Int64, options: CallOptions = CallOptions()) async throws(ClientError) -> API.AccountResult {
    try await client.call(Endpoints.accountsUnbindPeer, AccountsUnbindPeerParams(account: account, uid: uid), options)
  }
}
