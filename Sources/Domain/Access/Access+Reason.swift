extension Access {
  /// Why access is denied; raw values are the constants that clients switch on.
  package enum Reason: String, CaseIterable, Sendable {
    case sessionRequired = "SESSION_REQUIRED"
    case sessionEnded = "SESSION_ENDED"
    case passwordChangeRequired = "PASSWORD_CHANGE_REQUIRED"
    case totpEnrollmentRequired = "TOTP_ENROLLMENT_REQUIRED"
    case accountDisabled = "ACCOUNT_DISABLED"
    case tenantSuspended = "TENANT_SUSPENDED"
    case roleLacksPermission = "ROLE_LACKS_PERMISSION"
    case permissionRevoked = "PERMISSION_REVOKED"
    /// To the caller this is `notFound`; see `Question.asSeenByCaller`.
    case outsideScope = "OUTSIDE_SCOPE"
    case consentRequired = "CONSENT_REQUIRED"
    case reasonRequired = "REASON_REQUIRED"
    case notFound = "NOT_FOUND"

    /// Whether somebody decided against it, or nobody has decided for it.
    package var denial: Denial {
      switch self {
      case .accountDisabled, .tenantSuspended, .permissionRevoked, .sessionEnded: .explicit
      default: .implicit
      }
    }

    /// As a part of a sentence; `Access.Ground` says more where a decision knows more.
    package var clause: Wording {
      switch self {
      case .sessionRequired:
        Wording("nobody has logged in", zh: "尚未登录")
      case .sessionEnded:
        Wording("the session has ended", zh: "会话已结束")
      case .passwordChangeRequired:
        Wording("the password must be changed first", zh: "需要先修改密码")
      case .totpEnrollmentRequired:
        Wording("a second factor must be set up first", zh: "需要先绑定动态口令")
      case .accountDisabled:
        Wording("the account is disabled", zh: "账号已停用")
      case .tenantSuspended:
        Wording("the tenant is suspended", zh: "商户已暂停")
      case .roleLacksPermission:
        Wording("the role does not have this permission", zh: "该角色没有此权限")
      case .permissionRevoked:
        Wording("the permission was taken from the role", zh: "该角色的此权限已被收回")
      case .outsideScope:
        Wording("the object lies outside the account's scope", zh: "对象不在该账号的范围内")
      case .consentRequired:
        Wording("no live consent of a tenant covers this", zh: "没有商户的有效授权")
      case .reasonRequired:
        Wording("the call does not say why it is made", zh: "未填写访问原因")
      case .notFound:
        Wording("there is no such object", zh: "对象不存在")
      }
    }
  }

  package enum Denial: String, Sendable {
    case implicit, explicit
  }
}
