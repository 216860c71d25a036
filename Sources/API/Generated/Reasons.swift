// swift-format-ignore-file
// Made by protogen from Protocol/. Change the documents and run Scripts/generate.

package import RPC

extension Reason {
  /// This needs a login.
  package static var sessionRequired: Reason {
    Reason(
      "SESSION_REQUIRED", .unauthenticated,
      message: Text(
        english: "This needs a login.",
        chinese: "此操作需要登录。"),
      action: Text(
        english: "Call session.login first.",
        chinese: "请先调用 session.login。"))
  }

  /// The session is not known, or was ended.
  package static var sessionInvalid: Reason {
    Reason(
      "SESSION_INVALID", .unauthenticated,
      message: Text(
        english: "The session is not known, or was ended.",
        chinese: "会话不存在或已结束。"),
      action: Text(
        english: "Log in again.",
        chinese: "请重新登录。"))
  }

  /// The session has expired.
  package static var sessionExpired: Reason {
    Reason(
      "SESSION_EXPIRED", .unauthenticated,
      message: Text(
        english: "The session has expired.",
        chinese: "会话已过期。"),
      action: Text(
        english: "Log in again.",
        chinese: "请重新登录。"))
  }

  /// The account is disabled.
  package static var accountDisabled: Reason {
    Reason(
      "ACCOUNT_DISABLED", .unauthenticated,
      message: Text(
        english: "The account is disabled.",
        chinese: "账号已停用。"),
      action: Text(
        english: "Ask whoever manages accounts to enable it.",
        chinese: "请联系账号管理人员启用。"))
  }

  /// The merchant is suspended.
  package static var tenantSuspended: Reason {
    Reason(
      "TENANT_SUSPENDED", .permissionDenied,
      message: Text(
        english: "The merchant is suspended.",
        chinese: "商户已被暂停。"),
      action: Text(
        english: "Ask the platform.",
        chinese: "请联系平台。"))
  }

  /// The password must be changed first.
  package static var passwordChangeRequired: Reason {
    Reason(
      "PASSWORD_CHANGE_REQUIRED", .failedPrecondition,
      message: Text(
        english: "The password must be changed first.",
        chinese: "须先修改密码。"),
      action: Text(
        english: "Call session.changePassword.",
        chinese: "请调用 session.changePassword。"))
  }

  /// A one-time code must be enrolled first.
  package static var totpEnrollmentRequired: Reason {
    Reason(
      "TOTP_ENROLLMENT_REQUIRED", .failedPrecondition,
      message: Text(
        english: "A one-time code must be enrolled first.",
        chinese: "须先绑定动态验证码。"),
      action: Text(
        english: "Call session.enrollTotp, then session.confirmTotp.",
        chinese: "请依次调用 session.enrollTotp 与 session.confirmTotp。"))
  }

  /// The account's role does not have the permission for this.
  package static var roleLacksPermission: Reason {
    Reason(
      "ROLE_LACKS_PERMISSION", .permissionDenied,
      message: Text(
        english: "The account's role does not have the permission for this.",
        chinese: "账号角色没有此操作的权限。"),
      action: Text(
        english: "Ask someone whose role has the permission.",
        chinese: "请联系拥有该权限的人员。"))
  }

  /// The merchant has not given support its consent.
  package static var consentRequired: Reason {
    Reason(
      "CONSENT_REQUIRED", .permissionDenied,
      message: Text(
        english: "The merchant has not given support its consent.",
        chinese: "商户尚未授权客服。"),
      action: Text(
        english: "Ask the merchant for consent.",
        chinese: "请商户授权。"))
  }

  /// Support must say why it touches a merchant's data.
  package static var reasonRequired: Reason {
    Reason(
      "REASON_REQUIRED", .permissionDenied,
      message: Text(
        english: "Support must say why it touches a merchant's data.",
        chinese: "客服访问商户数据须说明原因。"),
      action: Text(
        english: "Send _meta.reason.",
        chinese: "请提供 _meta.reason。"))
  }

  /// The idempotency key was used before with other parameters.
  package static var idempotencyMismatch: Reason {
    Reason(
      "IDEMPOTENCY_MISMATCH", .alreadyExists,
      message: Text(
        english: "The idempotency key was used before with other parameters.",
        chinese: "该幂等键已用于其他参数。"),
      action: Text(
        english: "Use a new key for a new call.",
        chinese: "新的调用请使用新的幂等键。"))
  }

  /// The call with this idempotency key is still running.
  package static var idempotencyInProgress: Reason {
    Reason(
      "IDEMPOTENCY_IN_PROGRESS", .aborted,
      message: Text(
        english: "The call with this idempotency key is still running.",
        chinese: "使用该幂等键的调用仍在进行。"),
      action: Text(
        english: "Send the same call again a little later.",
        chinese: "请稍后重发相同的调用。"))
  }

  /// There is no such object.
  package static var notFound: Reason {
    Reason(
      "NOT_FOUND", .notFound,
      message: Text(
        english: "There is no such object.",
        chinese: "对象不存在。"),
      action: Text(
        english: "Check the id. What lies outside the caller's scope answers alike.",
        chinese: "请检查 id。超出权限范围的对象也如此应答。"))
  }

  /// No menu has such an entry.
  package static var entryUnknown: Reason {
    Reason(
      "ENTRY_UNKNOWN", .notFound,
      message: Text(
        english: "No menu has such an entry.",
        chinese: "没有这样的菜单入口。"),
      action: Text(
        english: "Choose a name of didYouMean, or one that entries.list shows.",
        chinese: "请从 didYouMean 或 entries.list 中选择。"))
  }

  /// The account, the password or the one-time code is wrong or missing.
  package static var loginFailed: Reason {
    Reason(
      "LOGIN_FAILED", .unauthenticated,
      message: Text(
        english: "The account, the password or the one-time code is wrong or missing.",
        chinese: "账号、密码或动态验证码错误或缺失。"),
      action: Text(
        english: "Check all of them, tenant included. Failures are counted.",
        chinese: "请逐项检查，包括商户。失败次数会累计。"))
  }

  /// The password or the one-time code is wrong.
  package static var wrongFactor: Reason {
    Reason(
      "WRONG_FACTOR", .unauthenticated,
      message: Text(
        english: "The password or the one-time code is wrong.",
        chinese: "密码或动态验证码错误。"),
      action: Text(
        english: "Try again. Failures are counted, and a code works once.",
        chinese: "请重试。失败次数会累计，每个验证码只能用一次。"))
  }

  /// The account is locked after too many failures.
  package static var accountLocked: Reason {
    Reason(
      "ACCOUNT_LOCKED", .unauthenticated,
      message: Text(
        english: "The account is locked after too many failures.",
        chinese: "失败次数过多，账号已锁定。"),
      action: Text(
        english: "Wait for retryAfterMs, or ask whoever manages accounts to unlock it.",
        chinese: "请等待 retryAfterMs，或联系账号管理人员解锁。"))
  }

  /// The password needs at least 12 characters, with letters and digits.
  package static var passwordTooWeak: Reason {
    Reason(
      "PASSWORD_TOO_WEAK", .invalidArgument,
      message: Text(
        english: "The password needs at least 12 characters, with letters and digits.",
        chinese: "密码至少 12 个字符，且须包含字母和数字。"),
      action: Text(
        english: "Choose another password.",
        chinese: "请更换密码。"))
  }

  /// The new password is the old one.
  package static var passwordUnchanged: Reason {
    Reason(
      "PASSWORD_UNCHANGED", .invalidArgument,
      message: Text(
        english: "The new password is the old one.",
        chinese: "新密码与旧密码相同。"),
      action: Text(
        english: "Choose another password.",
        chinese: "请更换密码。"))
  }

  /// This needs a fresh proof of identity.
  package static var reverifyRequired: Reason {
    Reason(
      "REVERIFY_REQUIRED", .failedPrecondition,
      message: Text(
        english: "This needs a fresh proof of identity.",
        chinese: "此操作需要重新验证身份。"),
      action: Text(
        english: "Call session.reverify, then try again within 5 minutes.",
        chinese: "请调用 session.reverify，并在 5 分钟内重试。"))
  }

  /// There is no one-time code to confirm.
  package static var totpNotStarted: Reason {
    Reason(
      "TOTP_NOT_STARTED", .failedPrecondition,
      message: Text(
        english: "There is no one-time code to confirm.",
        chinese: "没有待确认的动态验证码。"),
      action: Text(
        english: "Call session.enrollTotp first.",
        chinese: "请先调用 session.enrollTotp。"))
  }

  /// This needs the other factor.
  package static var factorRequired: Reason {
    Reason(
      "FACTOR_REQUIRED", .invalidArgument,
      message: Text(
        english: "This needs the other factor.",
        chinese: "此操作需要另一种验证方式。"),
      action: Text(
        english: "Send the factor that prepareUnbind named in `requires`.",
        chinese: "请提供 prepareUnbind 的 `requires` 指定的验证方式。"))
  }

  /// There is no such time zone.
  package static var timeZoneUnknown: Reason {
    Reason(
      "TIME_ZONE_UNKNOWN", .invalidArgument,
      message: Text(
        english: "There is no such time zone.",
        chinese: "时区不存在。"),
      action: Text(
        english: "Use an IANA name such as Asia/Shanghai.",
        chinese: "请使用 IANA 名称，例如 Asia/Shanghai。"))
  }

  /// The merchant already has a store with this code.
  package static var storeCodeTaken: Reason {
    Reason(
      "STORE_CODE_TAKEN", .alreadyExists,
      message: Text(
        english: "The merchant already has a store with this code.",
        chinese: "该商户已有相同编码的门店。"),
      action: Text(
        english: "Choose another code.",
        chinese: "请更换门店编码。"))
  }

  /// The store is closed.
  package static var storeClosed: Reason {
    Reason(
      "STORE_CLOSED", .failedPrecondition,
      message: Text(
        english: "The store is closed.",
        chinese: "门店已关闭。"),
      action: Text(
        english: "Choose an open store.",
        chinese: "请选择营业中的门店。"))
  }

  /// The store still has cards on file.
  package static var storeHasCards: Reason {
    Reason(
      "STORE_HAS_CARDS", .failedPrecondition,
      message: Text(
        english: "The store still has cards on file.",
        chinese: "门店仍有绑定的卡片。"),
      action: Text(
        english: "Unbind its cards first.",
        chinese: "请先解绑其卡片。"))
  }

  /// There is already an account with this name.
  package static var accountNameTaken: Reason {
    Reason(
      "ACCOUNT_NAME_TAKEN", .alreadyExists,
      message: Text(
        english: "There is already an account with this name.",
        chinese: "账号名已被使用。"),
      action: Text(
        english: "Choose another name.",
        chinese: "请更换账号名。"))
  }

  /// The caller may not give out this role.
  package static var roleNotAssignable: Reason {
    Reason(
      "ROLE_NOT_ASSIGNABLE", .permissionDenied,
      message: Text(
        english: "The caller may not give out this role.",
        chinese: "无权分配该角色。"),
      action: Text(
        english: "Choose a role of the merchant, or ask the platform.",
        chinese: "请选择商户角色，或联系平台。"))
  }

  /// There is already a role with this name.
  package static var roleNameTaken: Reason {
    Reason(
      "ROLE_NAME_TAKEN", .alreadyExists,
      message: Text(
        english: "There is already a role with this name.",
        chinese: "角色名已被使用。"),
      action: Text(
        english: "Choose another name.",
        chinese: "请更换角色名。"))
  }

  /// The role cannot have all of these permissions.
  package static var aboveCeiling: Reason {
    Reason(
      "ABOVE_CEILING", .permissionDenied,
      message: Text(
        english: "The role cannot have all of these permissions.",
        chinese: "所选权限超出该角色可拥有的范围。"),
      action: Text(
        english: "Keep to the role's ceiling, as roles.get tells it.",
        chinese: "请在 roles.get 返回的 ceiling 范围内选择。"))
  }

  /// Nobody changes their own role.
  package static var ownRole: Reason {
    Reason(
      "OWN_ROLE", .permissionDenied,
      message: Text(
        english: "Nobody changes their own role.",
        chinese: "不能更改本人的角色。"),
      action: Text(
        english: "Ask someone else who manages roles.",
        chinese: "请由其他角色管理人员操作。"))
  }

  /// The role was changed in the meantime.
  package static var roleChanged: Reason {
    Reason(
      "ROLE_CHANGED", .aborted,
      message: Text(
        english: "The role was changed in the meantime.",
        chinese: "角色已被他人更改。"),
      action: Text(
        english: "Read the role again and repeat the change.",
        chinese: "请重新读取角色后再更改。"))
  }

  /// Accounts still have this role.
  package static var roleInUse: Reason {
    Reason(
      "ROLE_IN_USE", .failedPrecondition,
      message: Text(
        english: "Accounts still have this role.",
        chinese: "仍有账号使用该角色。"),
      action: Text(
        english: "Assign other roles to them first.",
        chinese: "请先为这些账号分配其他角色。"))
  }

  /// A built-in role cannot be deleted.
  package static var builtInRole: Reason {
    Reason(
      "BUILT_IN_ROLE", .failedPrecondition,
      message: Text(
        english: "A built-in role cannot be deleted.",
        chinese: "内置角色不能删除。"),
      action: Text(
        english: "Take permissions from it with roles.update instead.",
        chinese: "可用 roles.update 收回其权限。"))
  }

  /// The last admin cannot be disabled or lose its role.
  package static var lastAdmin: Reason {
    Reason(
      "LAST_ADMIN", .failedPrecondition,
      message: Text(
        english: "The last admin cannot be disabled or lose its role.",
        chinese: "不能停用最后一个管理员，也不能更改其角色。"),
      action: Text(
        english: "Enable or create another admin first.",
        chinese: "请先启用或创建另一个管理员。"))
  }

  /// Only an account with role service can be bound to a user id.
  package static var notAServiceAccount: Reason {
    Reason(
      "NOT_A_SERVICE_ACCOUNT", .failedPrecondition,
      message: Text(
        english: "Only an account with role service can be bound to a user id.",
        chinese: "只有 service 角色的账号可以绑定系统用户。"),
      action: Text(
        english: "Create an account with role service.",
        chinese: "请创建 service 角色的账号。"))
  }

  /// The user id is bound to another account.
  package static var peerAlreadyBound: Reason {
    Reason(
      "PEER_ALREADY_BOUND", .alreadyExists,
      message: Text(
        english: "The user id is bound to another account.",
        chinese: "该系统用户已绑定其他账号。"),
      action: Text(
        english: "Unbind it there first.",
        chinese: "请先在原账号解绑。"))
  }

  /// This is not a valid card number.
  package static var cardNumberInvalid: Reason {
    Reason(
      "CARD_NUMBER_INVALID", .invalidArgument,
      message: Text(
        english: "This is not a valid card number.",
        chinese: "卡号无效。"),
      action: Text(
        english: "Check the number: 13 to 19 digits, the last one is a check digit.",
        chinese: "请核对卡号：13 至 19 位数字，末位为校验位。"))
  }

  /// A credit card needs an expiry date.
  package static var expiryRequired: Reason {
    Reason(
      "EXPIRY_REQUIRED", .invalidArgument,
      message: Text(
        english: "A credit card needs an expiry date.",
        chinese: "贷记卡须填写有效期。"),
      action: Text(
        english: "Send expMonth and expYear.",
        chinese: "请填写 expMonth 与 expYear。"))
  }

  /// The expiry date is past.
  package static var expiryPast: Reason {
    Reason(
      "EXPIRY_PAST", .invalidArgument,
      message: Text(
        english: "The expiry date is past.",
        chinese: "有效期已过。"),
      action: Text(
        english: "Use a card that is still valid.",
        chinese: "请使用未过期的卡片。"))
  }

  /// The expiry date is more than 20 years ahead.
  package static var expiryTooFar: Reason {
    Reason(
      "EXPIRY_TOO_FAR", .invalidArgument,
      message: Text(
        english: "The expiry date is more than 20 years ahead.",
        chinese: "有效期超过 20 年。"),
      action: Text(
        english: "Check the year.",
        chinese: "请核对年份。"))
  }

  /// The time of the observation lies in the future.
  package static var observedInFuture: Reason {
    Reason(
      "OBSERVED_IN_FUTURE", .invalidArgument,
      message: Text(
        english: "The time of the observation lies in the future.",
        chinese: "观察时间在将来。"),
      action: Text(
        english: "Send the time at which the code was received, and check the clock.",
        chinese: "请填写收到代码的时间，并核对时钟。"))
  }

  /// The file is larger than what is taken.
  package static var fileTooLarge: Reason {
    Reason(
      "FILE_TOO_LARGE", .resourceExhausted,
      message: Text(
        english: "The file is larger than what is taken.",
        chinese: "文件超出限制。"),
      action: Text(
        english: "Split it: at most 10 MiB, 5000 rows and 64 columns.",
        chinese: "请拆分文件：最多 10 MiB、5000 行、64 列。"))
  }

  /// The file is neither a workbook nor text.
  package static var fileUnsupported: Reason {
    Reason(
      "FILE_UNSUPPORTED", .invalidArgument,
      message: Text(
        english: "The file is neither a workbook nor text.",
        chinese: "文件既不是工作簿也不是文本。"),
      action: Text(
        english: "Save it as .xlsx or .csv.",
        chinese: "请另存为 .xlsx 或 .csv。"))
  }

  /// The workbook is protected by a password.
  package static var fileEncrypted: Reason {
    Reason(
      "FILE_ENCRYPTED", .invalidArgument,
      message: Text(
        english: "The workbook is protected by a password.",
        chinese: "工作簿已加密。"),
      action: Text(
        english: "Save it without a password.",
        chinese: "请取消密码后保存。"))
  }

  /// Workbooks of this kind are not taken.
  package static var fileOldWorkbook: Reason {
    Reason(
      "FILE_OLD_WORKBOOK", .invalidArgument,
      message: Text(
        english: "Workbooks of this kind are not taken.",
        chinese: "不支持此类工作簿。"),
      action: Text(
        english: "Save it as .xlsx.",
        chinese: "请另存为 .xlsx。"))
  }

  /// The workbook has macros or links to other files.
  package static var fileForbiddenContent: Reason {
    Reason(
      "FILE_FORBIDDEN_CONTENT", .invalidArgument,
      message: Text(
        english: "The workbook has macros or links to other files.",
        chinese: "工作簿含有宏或外部链接。"),
      action: Text(
        english: "Save it as .xlsx without them.",
        chinese: "请去除后另存为 .xlsx。"))
  }

  /// The file cannot be read: it is damaged.
  package static var fileDamaged: Reason {
    Reason(
      "FILE_DAMAGED", .invalidArgument,
      message: Text(
        english: "The file cannot be read: it is damaged.",
        chinese: "文件已损坏，无法读取。"),
      action: Text(
        english: "Open it, save it again, and send that.",
        chinese: "请打开并重新保存后再提交。"))
  }

  /// The file has no row of headers.
  package static var sheetEmpty: Reason {
    Reason(
      "SHEET_EMPTY", .invalidArgument,
      message: Text(
        english: "The file has no row of headers.",
        chinese: "文件没有标题行。"),
      action: Text(
        english: "Begin with the template.",
        chinese: "请使用模板。"))
  }

  /// The column {column} is missing.
  package static var columnMissing: Reason {
    Reason(
      "COLUMN_MISSING", .invalidArgument,
      message: Text(
        english: "The column {column} is missing.",
        chinese: "缺少“{column}”列。"),
      action: Text(
        english: "Add it, or begin with the template.",
        chinese: "请添加该列或使用模板。"))
  }

  /// The column {column} stands there twice.
  package static var columnDoubled: Reason {
    Reason(
      "COLUMN_DOUBLED", .invalidArgument,
      message: Text(
        english: "The column {column} stands there twice.",
        chinese: "“{column}”列重复。"),
      action: Text(
        english: "Delete one of them.",
        chinese: "请删除其中一列。"))
  }

  /// Another import of the merchant is being read.
  package static var importRunning: Reason {
    Reason(
      "IMPORT_RUNNING", .failedPrecondition,
      message: Text(
        english: "Another import of the merchant is being read.",
        chinese: "该商户的另一个导入正在读取。"),
      action: Text(
        english: "Try again when it has been read.",
        chinese: "请稍后重试。"))
  }

  /// The import is still being carried out.
  package static var importGoesOn: Reason {
    Reason(
      "IMPORT_GOES_ON", .failedPrecondition,
      message: Text(
        english: "The import is still being carried out.",
        chinese: "导入仍在执行。"),
      action: Text(
        english: "Wait for its end: cards.importReport tells.",
        chinese: "请等待其结束，可用 cards.importReport 查询。"))
  }

  /// The plan no longer fits the file and the cards.
  package static var planChanged: Reason {
    Reason(
      "PLAN_CHANGED", .aborted,
      message: Text(
        english: "The plan no longer fits the file and the cards.",
        chinese: "计划与文件或卡片现状不符。"),
      action: Text(
        english: "Do a dry run again.",
        chinese: "请重新试运行。"))
  }

  /// The card was changed in the meantime.
  package static var staleVersion: Reason {
    Reason(
      "STALE_VERSION", .aborted,
      message: Text(
        english: "The card was changed in the meantime.",
        chinese: "卡片已被他人更改。"),
      action: Text(
        english: "Read the card again and repeat the change.",
        chinese: "请重新读取卡片后再更改。"))
  }

  /// The card is no longer on file.
  package static var cardNotBound: Reason {
    Reason(
      "CARD_NOT_BOUND", .failedPrecondition,
      message: Text(
        english: "The card is no longer on file.",
        chinese: "卡片已解绑。"),
      action: Text(
        english: "Bind it again as a new card.",
        chinese: "请重新绑定为新卡片。"))
  }

  /// The card with this number is still being unbound.
  package static var stillUnbinding: Reason {
    Reason(
      "STILL_UNBINDING", .failedPrecondition,
      message: Text(
        english: "The card with this number is still being unbound.",
        chinese: "该卡号的卡片仍在解绑中。"),
      action: Text(
        english: "Bind it again when it is unbound: channels.status tells which channels are awaited.",
        chinese: "请在解绑完成后重新绑定：channels.status 可查看仍未确认的渠道。"))
  }

  /// The filter chooses more than {limit} cards.
  package static var tooManyCards: Reason {
    Reason(
      "TOO_MANY_CARDS", .resourceExhausted,
      message: Text(
        english: "The filter chooses more than {limit} cards.",
        chinese: "筛选结果超过 {limit} 张卡片。"),
      action: Text(
        english: "Narrow the filter.",
        chinese: "请缩小筛选范围。"))
  }

  /// No card is left to unbind.
  package static var nothingToUnbind: Reason {
    Reason(
      "NOTHING_TO_UNBIND", .failedPrecondition,
      message: Text(
        english: "No card is left to unbind.",
        chinese: "没有可解绑的卡片。"),
      action: Text(
        english: "Look at the refusals, or choose other cards.",
        chinese: "请查看被拒原因，或选择其他卡片。"))
  }

  /// The replacement cannot take over the debits.
  package static var replacementUnusable: Reason {
    Reason(
      "REPLACEMENT_UNUSABLE", .failedPrecondition,
      message: Text(
        english: "The replacement cannot take over the debits.",
        chinese: "替换卡无法承接扣款。"),
      action: Text(
        english: "Choose a normal card of the same store that serves auto-debit and stays bound.",
        chinese: "请选择同一门店、状态正常、用于自动扣款且保持绑定的卡片。"))
  }

  /// The merchant has {limit} consents in force already.
  package static var tooManyConsents: Reason {
    Reason(
      "TOO_MANY_CONSENTS", .resourceExhausted,
      message: Text(
        english: "The merchant has {limit} consents in force already.",
        chinese: "商户已有 {limit} 份有效授权。"),
      action: Text(
        english: "Revoke one, or wait until one ends.",
        chinese: "请撤销一份授权，或等待其到期。"))
  }

  /// The account already keeps the positions of {limit} consumers.
  package static var tooManyConsumers: Reason {
    Reason(
      "TOO_MANY_CONSUMERS", .resourceExhausted,
      message: Text(
        english: "The account already keeps the positions of {limit} consumers.",
        chinese: "该账号已保存 {limit} 个消费者的位置。"),
      action: Text(
        english: "Use a name again that is no longer needed.",
        chinese: "请重用不再需要的消费者名称。"))
  }

  /// A backup is being made already.
  package static var backupRunning: Reason {
    Reason(
      "BACKUP_RUNNING", .resourceExhausted,
      message: Text(
        english: "A backup is being made already.",
        chinese: "已有备份正在进行。"),
      action: Text(
        english: "Try again when the other backup has ended.",
        chinese: "请在当前备份结束后重试。"))
  }

  /// There is a backup of this name.
  package static var backupExists: Reason {
    Reason(
      "BACKUP_EXISTS", .alreadyExists,
      message: Text(
        english: "There is a backup of this name.",
        chinese: "同名备份已存在。"),
      action: Text(
        english: "Choose another name, or leave it out.",
        chinese: "请换一个名称，或不填名称。"))
  }

  /// Cards are being screened already.
  package static var screeningRunning: Reason {
    Reason(
      "SCREENING_RUNNING", .resourceExhausted,
      message: Text(
        english: "Cards are being screened already.",
        chinese: "卡片体检正在进行中。"),
      action: Text(
        english: "Try again in a second.",
        chinese: "请一秒后重试。"))
  }

  /// The merchant already has a channel with this name.
  package static var channelNameTaken: Reason {
    Reason(
      "CHANNEL_NAME_TAKEN", .alreadyExists,
      message: Text(
        english: "The merchant already has a channel with this name.",
        chinese: "该商户已有同名渠道。"),
      action: Text(
        english: "Choose another name, or remove the channel that has it.",
        chinese: "请更换名称，或先移除该渠道。"))
  }

  /// The merchant already has {limit} channels.
  package static var tooManyChannels: Reason {
    Reason(
      "TOO_MANY_CHANNELS", .resourceExhausted,
      message: Text(
        english: "The merchant already has {limit} channels.",
        chinese: "该商户已有 {limit} 个渠道。"),
      action: Text(
        english: "Remove a channel that is no longer in use.",
        chinese: "请移除不再使用的渠道。"))
  }

  /// The audit is being verified already.
  package static var verificationRunning: Reason {
    Reason(
      "VERIFICATION_RUNNING", .resourceExhausted,
      message: Text(
        english: "The audit is being verified already.",
        chinese: "操作日志正在校验中。"),
      action: Text(
        english: "Try again when the other verification has ended.",
        chinese: "请在当前校验结束后重试。"))
  }

  /// The confirmation was used, has expired, or no longer fits the cards.
  package static var staleConfirmation: Reason {
    Reason(
      "STALE_CONFIRMATION", .aborted,
      message: Text(
        english: "The confirmation was used, has expired, or no longer fits the cards.",
        chinese: "确认已使用、已过期或与卡片现状不符。"),
      action: Text(
        english: "Call cards.prepareUnbind again.",
        chinese: "请重新调用 cards.prepareUnbind。"))
  }

  /// The typed count is not the count of the cards.
  package static var countMismatch: Reason {
    Reason(
      "COUNT_MISMATCH", .invalidArgument,
      message: Text(
        english: "The typed count is not the count of the cards.",
        chinese: "输入的数量与卡片数量不符。"),
      action: Text(
        english: "Send `typed` with the count of the cards that prepareUnbind answered.",
        chinese: "请在 `typed` 中填写 prepareUnbind 返回的卡片数量。"))
  }

  /// The call is allowed.
  package static var allowed: Reason {
    Reason(
      "ALLOWED", .invalidParams,
      message: Text(
        english: "The call is allowed.",
        chinese: "允许调用。"),
      action: Text(
        english: "Nothing.",
        chinese: "无需操作。"))
  }

  /// Support sees cards without their holder, bank and label.
  package static var detailsMasked: Reason {
    Reason(
      "DETAILS_MASKED", .invalidParams,
      message: Text(
        english: "Support sees cards without their holder, bank and label.",
        chinese: "客服看到的卡片不含持卡人、发卡行和备注名。"),
      action: Text(
        english: "Ask the merchant.",
        chinese: "请向商户了解。"))
  }

  /// The permission was taken from the role.
  package static var permissionRevoked: Reason {
    Reason(
      "PERMISSION_REVOKED", .invalidParams,
      message: Text(
        english: "The permission was taken from the role.",
        chinese: "该角色的此权限已被收回。"),
      action: Text(
        english: "Ask whoever manages roles to give it back.",
        chinese: "请联系角色管理人员恢复该权限。"))
  }

  /// Other stores are outside the account's scope.
  package static var outsideScope: Reason {
    Reason(
      "OUTSIDE_SCOPE", .invalidParams,
      message: Text(
        english: "Other stores are outside the account's scope.",
        chinese: "其他门店不在账号权限范围内。"),
      action: Text(
        english: "Ask whoever manages accounts for access to the store.",
        chinese: "请联系账号管理人员开通门店权限。"))
  }

  /// No store is assigned to the account.
  package static var storeNotAssigned: Reason {
    Reason(
      "STORE_NOT_ASSIGNED", .invalidParams,
      message: Text(
        english: "No store is assigned to the account.",
        chinese: "该账号未分配门店。"),
      action: Text(
        english: "Have a store assigned.",
        chinese: "请分配门店。"))
  }

  /// The merchant's consent has expired or was revoked.
  package static var consentExpired: Reason {
    Reason(
      "CONSENT_EXPIRED", .invalidParams,
      message: Text(
        english: "The merchant's consent has expired or was revoked.",
        chinese: "商户授权已过期或已撤回。"),
      action: Text(
        english: "Ask the merchant for a new consent.",
        chinese: "请商户重新授权。"))
  }

  /// The entry is in another menu.
  package static var wrongSurface: Reason {
    Reason(
      "WRONG_SURFACE", .invalidParams,
      message: Text(
        english: "The entry is in another menu.",
        chinese: "该入口在另一端的菜单中。"),
      action: Text(
        english: "Use a surface that the answer names.",
        chinese: "请使用应答所列的终端。"))
  }

  /// The order has a payment of another store, amount or use.
  package static var orderTaken: Reason {
    Reason(
      "ORDER_TAKEN", .alreadyExists,
      message: Text(
        english: "The order has a payment of another store, amount or use.",
        chinese: "该订单已有门店、金额或用途不同的支付。"),
      action: Text(
        english: "Pay it as it is, or under another reference.",
        chinese: "请按原支付信息继续，或使用其他订单号。"))
  }

  /// The order is paid already.
  package static var alreadyPaid: Reason {
    Reason(
      "ALREADY_PAID", .failedPrecondition,
      message: Text(
        english: "The order is paid already.",
        chinese: "该订单已支付成功。"),
      action: Text(
        english: "Nothing.",
        chinese: "无需操作。"))
  }

  /// Another attempt to get the order paid still runs.
  package static var attemptRunning: Reason {
    Reason(
      "ATTEMPT_RUNNING", .aborted,
      message: Text(
        english: "Another attempt to get the order paid still runs.",
        chinese: "该订单还有一次扣款正在进行。"),
      action: Text(
        english: "Complete it, or wait until its time is over.",
        chinese: "请先上报其结果，或等待其超时。"))
  }

  /// No card can be used for this payment.
  package static var noUsableCard: Reason {
    Reason(
      "NO_USABLE_CARD", .failedPrecondition,
      message: Text(
        english: "No card can be used for this payment.",
        chinese: "没有可用于此次支付的卡片。"),
      action: Text(
        english: "See what holds each card back, or bind another one.",
        chinese: "请查看各卡片不可用的原因，或绑定其他卡片。"))
  }

  /// The card belongs to another store.
  package static var cardOfOtherStore: Reason {
    Reason(
      "CARD_OF_OTHER_STORE", .failedPrecondition,
      message: Text(
        english: "The card belongs to another store.",
        chinese: "该卡属于其他门店。"),
      action: Text(
        english: "Name a card of the store that is paid, or none.",
        chinese: "请指定收款门店的卡片，或不指定卡片。"))
  }

  /// The attempt has ended otherwise.
  package static var outcomeContradicted: Reason {
    Reason(
      "OUTCOME_CONTRADICTED", .aborted,
      message: Text(
        english: "The attempt has ended otherwise.",
        chinese: "该次扣款的结果与此不符。"),
      action: Text(
        english: "Read the payment, and tell each outcome once, as it was.",
        chinese: "请查询支付记录，并如实上报一次结果。"))
  }

  /// The card is unbound.
  package static var cardUnbound: Reason {
    Reason(
      "CARD_UNBOUND", .failedPrecondition,
      message: Text(
        english: "The card is unbound.",
        chinese: "卡片已解绑。"),
      action: Text(
        english: "Use another card.",
        chinese: "请使用其他卡片。"))
  }

  /// The card must rest before it is tried again.
  package static var retryNotYet: Reason {
    Reason(
      "RETRY_NOT_YET", .failedPrecondition,
      message: Text(
        english: "The card must rest before it is tried again.",
        chinese: "该卡需等待后才能再次扣款。"),
      action: Text(
        english: "Wait until the time that is named, or use another card.",
        chinese: "请等到所示时间，或使用其他卡片。"))
  }

  /// The card must not be tried again for this.
  package static var retryBarred: Reason {
    Reason(
      "RETRY_BARRED", .failedPrecondition,
      message: Text(
        english: "The card must not be tried again for this.",
        chinese: "该卡不得再用于此次扣款。"),
      action: Text(
        english: "Use another card, or correct what the rule names.",
        chinese: "请使用其他卡片，或更正规则所指的问题。"))
  }

  /// The card is being unbound.
  package static var cardUnbinding: Reason {
    Reason(
      "CARD_UNBINDING", .failedPrecondition,
      message: Text(
        english: "The card is being unbound.",
        chinese: "卡片正在解绑。"),
      action: Text(
        english: "Use another card.",
        chinese: "请使用其他卡片。"))
  }

  /// The card is abnormal: its health says how.
  package static var cardAbnormal: Reason {
    Reason(
      "CARD_ABNORMAL", .failedPrecondition,
      message: Text(
        english: "The card is abnormal: its health says how.",
        chinese: "卡片异常，详见健康状态。"),
      action: Text(
        english: "Have the card verified or its details corrected.",
        chinese: "请重新验证卡片或更正信息。"))
  }

  /// The card is invalid: its health says why.
  package static var cardInvalid: Reason {
    Reason(
      "CARD_INVALID", .failedPrecondition,
      message: Text(
        english: "The card is invalid: its health says why.",
        chinese: "卡片已失效，详见健康状态。"),
      action: Text(
        english: "Bind another card, or enter the new expiry date.",
        chinese: "请绑定其他卡片，或填写新的有效期。"))
  }

  /// The holder has withdrawn the mandate for auto-debit.
  package static var consentRevoked: Reason {
    Reason(
      "CONSENT_REVOKED", .failedPrecondition,
      message: Text(
        english: "The holder has withdrawn the mandate for auto-debit.",
        chinese: "持卡人已撤销自动扣款授权。"),
      action: Text(
        english: "Ask for a new mandate. One-off checkout still works.",
        chinese: "请重新取得授权。单次支付不受影响。"))
  }

  /// The card is not meant for this use.
  package static var usageMismatch: Reason {
    Reason(
      "USAGE_MISMATCH", .failedPrecondition,
      message: Text(
        english: "The card is not meant for this use.",
        chinese: "卡片用途不符。"),
      action: Text(
        english: "Change its usage, or use another card.",
        chinese: "请更改用途或使用其他卡片。"))
  }

  /// This is the store's last usable card and it serves auto-debit.
  package static var lastUsableWithAutoDebit: Reason {
    Reason(
      "LAST_USABLE_WITH_AUTO_DEBIT", .invalidParams,
      message: Text(
        english: "This is the store's last usable card and it serves auto-debit.",
        chinese: "这是门店最后一张可用卡，且用于自动扣款。"),
      action: Text(
        english: "Name a replacement in replaceWith, or send stopAutoDebit.",
        chinese: "请用 replaceWith 指定替换卡，或发送 stopAutoDebit。"))
  }

  /// The card is unbound already.
  package static var alreadyUnbound: Reason {
    Reason(
      "ALREADY_UNBOUND", .invalidParams,
      message: Text(
        english: "The card is unbound already.",
        chinese: "卡片已解绑。"),
      action: Text(
        english: "Nothing.",
        chinese: "无需操作。"))
  }

  package static var rows: [Reason] {
    runtimeRows + [
      .sessionRequired,
      .sessionInvalid,
      .sessionExpired,
      .accountDisabled,
      .tenantSuspended,
      .passwordChangeRequired,
      .totpEnrollmentRequired,
      .roleLacksPermission,
      .consentRequired,
      .reasonRequired,
      .idempotencyMismatch,
      .idempotencyInProgress,
      .notFound,
      .entryUnknown,
      .loginFailed,
      .wrongFactor,
      .accountLocked,
      .passwordTooWeak,
      .passwordUnchanged,
      .reverifyRequired,
      .totpNotStarted,
      .factorRequired,
      .timeZoneUnknown,
      .storeCodeTaken,
      .storeClosed,
      .storeHasCards,
      .accountNameTaken,
      .roleNotAssignable,
      .roleNameTaken,
      .aboveCeiling,
      .ownRole,
      .roleChanged,
      .roleInUse,
      .builtInRole,
      .lastAdmin,
      .notAServiceAccount,
      .peerAlreadyBound,
      .cardNumberInvalid,
      .expiryRequired,
      .expiryPast,
      .expiryTooFar,
      .observedInFuture,
      .fileTooLarge,
      .fileUnsupported,
      .fileEncrypted,
      .fileOldWorkbook,
      .fileForbiddenContent,
      .fileDamaged,
      .sheetEmpty,
      .columnMissing,
      .columnDoubled,
      .importRunning,
      .importGoesOn,
      .planChanged,
      .staleVersion,
      .cardNotBound,
      .stillUnbinding,
      .tooManyCards,
      .nothingToUnbind,
      .replacementUnusable,
      .tooManyConsents,
      .tooManyConsumers,
      .backupRunning,
      .backupExists,
      .screeningRunning,
      .channelNameTaken,
      .tooManyChannels,
      .verificationRunning,
      .staleConfirmation,
      .countMismatch,
      .allowed,
      .detailsMasked,
      .permissionRevoked,
      .outsideScope,
      .storeNotAssigned,
      .consentExpired,
      .wrongSurface,
      .orderTaken,
      .alreadyPaid,
      .attemptRunning,
      .noUsableCard,
      .cardOfOtherStore,
      .outcomeContradicted,
      .cardUnbound,
      .retryNotYet,
      .retryBarred,
      .cardUnbinding,
      .cardAbnormal,
      .cardInvalid,
      .consentRevoked,
      .usageMismatch,
      .lastUsableWithAutoDebit,
      .alreadyUnbound,
    ]
  }
}
