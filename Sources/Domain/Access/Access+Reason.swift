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

    package var text: Wording {
      switch self {
      case .sessionRequired:
        Wording("Log in first.", zh: "请先登录。")
      case .sessionEnded:
        Wording("The session has ended; log in again.", zh: "会话已结束，请重新登录。")
      case .passwordChangeRequired:
        Wording("The password must be changed first.", zh: "请先修改密码。")
      case .totpEnrollmentRequired:
        Wording("A second factor must be set up first.", zh: "请先绑定动态口令。")
      case .accountDisabled:
        Wording("The account is disabled.", zh: "账号已停用。")
      case .tenantSuspended:
        Wording("The tenant is suspended.", zh: "商户已暂停。")
      case .roleLacksPermission:
        Wording("The role does not have this permission.", zh: "该角色没有此权限。")
      case .permissionRevoked:
        Wording("The permission was taken from the role.", zh: "该角色的此权限已被收回。")
      case .outsideScope:
        Wording("The object lies outside the account's scope.", zh: "对象不在该账号的范围内。")
      case .consentRequired:
        Wording("No live consent of a tenant covers this.", zh: "没有商户的有效授权。")
      case .reasonRequired:
        Wording("State a reason for this access.", zh: "请填写访问原因。")
      case .notFound:
        Wording("There is no such object.", zh: "对象不存在。")
      }
    }
  }

  package enum Denial: String, Sendable {
    case implicit, explicit
  }
}
