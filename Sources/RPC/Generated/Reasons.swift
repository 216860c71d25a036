// swift-format-ignore-file
// Made by protogen from Protocol/. Change the documents and run Scripts/generate.

extension Reason {
  /// The frame is not one JSON text in UTF-8.
  package static var parseError: Reason {
    Reason(
      "PARSE_ERROR", .parseError,
      message: Text(
        english: "The frame is not one JSON text in UTF-8.",
        chinese: "该帧不是一个 UTF-8 编码的 JSON 文本。"),
      action: Text(
        english: "Send exactly one JSON text per frame: no byte order mark, no NaN, nothing after it.",
        chinese: "每帧只发送一个 JSON 文本：不带 BOM，不含 NaN，后面不跟任何内容。"))
  }

  /// The frame is empty.
  package static var frameEmpty: Reason {
    Reason(
      "FRAME_EMPTY", .invalidRequest,
      message: Text(
        english: "The frame is empty.",
        chinese: "该帧为空。"),
      action: Text(
        english: "Send at least one byte. The connection is closed: connect again.",
        chinese: "至少发送一个字节。连接已关闭，请重新连接。"))
  }

  /// The frame is larger than {limit} bytes.
  package static var frameTooLarge: Reason {
    Reason(
      "FRAME_TOO_LARGE", .invalidRequest,
      message: Text(
        english: "The frame is larger than {limit} bytes.",
        chinese: "该帧超过 {limit} 字节。"),
      action: Text(
        english: "Split the work, or log in first. The connection is closed: connect again.",
        chinese: "请拆分请求或先登录。连接已关闭，请重新连接。"))
  }

  /// The JSON text is nested too deeply or has too many values.
  package static var tooComplex: Reason {
    Reason(
      "TOO_COMPLEX", .invalidRequest,
      message: Text(
        english: "The JSON text is nested too deeply or has too many values.",
        chinese: "该 JSON 文本嵌套过深或值过多。"),
      action: Text(
        english: "Keep to 32 levels and 100000 values, or split the work.",
        chinese: "请控制在 32 层、100000 个值以内，或拆分请求。"))
  }

  /// An object names a member twice.
  package static var duplicateMember: Reason {
    Reason(
      "DUPLICATE_MEMBER", .invalidRequest,
      message: Text(
        english: "An object names a member twice.",
        chinese: "对象中有重复的成员名。"),
      action: Text(
        english: "Write each member once.",
        chinese: "每个成员只写一次。"))
  }

  /// This is not a JSON-RPC 2.0 request.
  package static var invalidRequest: Reason {
    Reason(
      "INVALID_REQUEST", .invalidRequest,
      message: Text(
        english: "This is not a JSON-RPC 2.0 request.",
        chinese: "这不是 JSON-RPC 2.0 请求。"),
      action: Text(
        english: "Send jsonrpc \"2.0\", a method name, an id, and params as an object.",
        chinese: "请发送 jsonrpc \"2.0\"、方法名、id，params 为对象。"))
  }

  /// The id is not a string, an integer from -2^53 to 2^53, or null.
  package static var idInvalid: Reason {
    Reason(
      "ID_INVALID", .invalidRequest,
      message: Text(
        english: "The id is not a string, an integer from -2^53 to 2^53, or null.",
        chinese: "id 不是字符串、-2^53 至 2^53 的整数或 null。"),
      action: Text(
        english: "Use a string or an integer.",
        chinese: "请使用字符串或整数。"))
  }

  /// A call with this id is still running on this connection.
  package static var idInUse: Reason {
    Reason(
      "ID_IN_USE", .invalidRequest,
      message: Text(
        english: "A call with this id is still running on this connection.",
        chinese: "此连接上使用该 id 的调用仍在进行。"),
      action: Text(
        english: "Use an id that no unanswered call has.",
        chinese: "请使用没有未完成调用占用的 id。"))
  }

  /// The batch is empty.
  package static var batchEmpty: Reason {
    Reason(
      "BATCH_EMPTY", .invalidRequest,
      message: Text(
        english: "The batch is empty.",
        chinese: "批量请求为空。"),
      action: Text(
        english: "Send 1 to 100 calls in a batch.",
        chinese: "批量请求须含 1 至 100 个调用。"))
  }

  /// The batch has more than {limit} calls.
  package static var batchTooLarge: Reason {
    Reason(
      "BATCH_TOO_LARGE", .invalidRequest,
      message: Text(
        english: "The batch has more than {limit} calls.",
        chinese: "批量请求超过 {limit} 个调用。"),
      action: Text(
        english: "Split the batch.",
        chinese: "请拆分批量请求。"))
  }

  /// There are already {limit} connections.
  package static var tooManyConnections: Reason {
    Reason(
      "TOO_MANY_CONNECTIONS", .resourceExhausted,
      message: Text(
        english: "There are already {limit} connections.",
        chinese: "连接数已达 {limit}。"),
      action: Text(
        english: "Close connections that are not used, then connect again.",
        chinese: "请关闭不用的连接后重试。"))
  }

  /// There is no such method.
  package static var methodNotFound: Reason {
    Reason(
      "METHOD_NOT_FOUND", .methodNotFound,
      message: Text(
        english: "There is no such method.",
        chinese: "没有该方法。"),
      action: Text(
        english: "Ask rpc.discover for the methods.",
        chinese: "请用 rpc.discover 查询可用方法。"))
  }

  /// Some parameters are wrong.
  package static var invalidParams: Reason {
    Reason(
      "INVALID_PARAMS", .invalidParams,
      message: Text(
        english: "Some parameters are wrong.",
        chinese: "部分参数有误。"),
      action: Text(
        english: "Correct every field that fieldViolations names.",
        chinese: "请更正 fieldViolations 列出的每个字段。"))
  }

  /// Parameters are passed by name only.
  package static var byNameOnly: Reason {
    Reason(
      "BY_NAME_ONLY", .invalidParams,
      message: Text(
        english: "Parameters are passed by name only.",
        chinese: "参数只能按名称传递。"),
      action: Text(
        english: "Send params as an object.",
        chinese: "请将 params 作为对象发送。"))
  }

  /// The call carries card data that must not be sent here.
  package static var sensitiveDataForbidden: Reason {
    Reason(
      "SENSITIVE_DATA_FORBIDDEN", .invalidParams,
      message: Text(
        english: "The call carries card data that must not be sent here.",
        chinese: "请求中含有不得在此提交的卡片敏感信息。"),
      action: Text(
        english: "Leave out security codes, and card numbers in free text. Do not write them to a log.",
        chinese: "请去掉安全码以及自由文本中的卡号，也不要写入日志。"))
  }

  /// The call took longer than it was allowed to. Nothing was changed.
  package static var deadlineExceeded: Reason {
    Reason(
      "DEADLINE_EXCEEDED", .deadlineExceeded,
      message: Text(
        english: "The call took longer than it was allowed to. Nothing was changed.",
        chinese: "调用超时，未做任何更改。"),
      action: Text(
        english: "Try again, with a greater timeoutMs if need be.",
        chinese: "请重试，必要时增大 timeoutMs。"))
  }

  /// The caller cancelled the call.
  package static var cancelled: Reason {
    Reason(
      "CANCELLED", .cancelled,
      message: Text(
        english: "The caller cancelled the call.",
        chinese: "调用方取消了该调用。"),
      action: Text(
        english: "Nothing needs to be done. A write that was cancelled in time changed nothing.",
        chinese: "无需处理。及时取消的写入未做任何更改。"))
  }

  /// There were too many calls in a short time.
  package static var rateLimited: Reason {
    Reason(
      "RATE_LIMITED", .resourceExhausted,
      message: Text(
        english: "There were too many calls in a short time.",
        chinese: "短时间内调用过多。"),
      action: Text(
        english: "Wait for retryAfterMs, then try again.",
        chinese: "请等待 retryAfterMs 后重试。"))
  }

  /// There are already {limit} unanswered calls.
  package static var tooManyCalls: Reason {
    Reason(
      "TOO_MANY_CALLS", .resourceExhausted,
      message: Text(
        english: "There are already {limit} unanswered calls.",
        chinese: "未应答的调用已达 {limit} 个。"),
      action: Text(
        english: "Wait for an answer before sending the next call.",
        chinese: "请等到应答后再发送下一个调用。"))
  }

  /// The answer is larger than {limit} bytes.
  package static var responseTooLarge: Reason {
    Reason(
      "RESPONSE_TOO_LARGE", .resourceExhausted,
      message: Text(
        english: "The answer is larger than {limit} bytes.",
        chinese: "应答超过 {limit} 字节。"),
      action: Text(
        english: "Ask for less, with a smaller pageSize or a narrower filter.",
        chinese: "请减小 pageSize 或缩小筛选范围。"))
  }

  /// The server failed to do this.
  package static var `internal`: Reason {
    Reason(
      "INTERNAL", .internal,
      message: Text(
        english: "The server failed to do this.",
        chinese: "服务器内部错误。"),
      action: Text(
        english: "Try again once, then tell the operator the decisionId, if there is one.",
        chinese: "请重试一次；仍失败时请将 decisionId（如有）告知运维人员。"))
  }

  /// The server has too much to do at the moment.
  package static var overloaded: Reason {
    Reason(
      "OVERLOADED", .unavailable,
      message: Text(
        english: "The server has too much to do at the moment.",
        chinese: "服务器当前繁忙。"),
      action: Text(
        english: "Wait for retryAfterMs, then try again.",
        chinese: "请等待 retryAfterMs 后重试。"))
  }

  /// The server is stopping and takes no new calls.
  package static var shuttingDown: Reason {
    Reason(
      "SHUTTING_DOWN", .unavailable,
      message: Text(
        english: "The server is stopping and takes no new calls.",
        chinese: "服务器正在停止，不再接受新调用。"),
      action: Text(
        english: "Connect again and repeat the call.",
        chinese: "请重新连接并重发调用。"))
  }

  /// The data cannot be read or written at the moment. Nothing was changed.
  package static var storageUnavailable: Reason {
    Reason(
      "STORAGE_UNAVAILABLE", .unavailable,
      message: Text(
        english: "The data cannot be read or written at the moment. Nothing was changed.",
        chinese: "数据暂时无法读写，未做任何更改。"),
      action: Text(
        english: "Try again later. The operator should check the disk.",
        chinese: "请稍后重试；运维人员应检查磁盘。"))
  }

  /// A stream cannot be opened in a batch.
  package static var streamInBatch: Reason {
    Reason(
      "STREAM_IN_BATCH", .invalidRequest,
      message: Text(
        english: "A stream cannot be opened in a batch.",
        chinese: "不能在批量请求中打开流。"),
      action: Text(
        english: "Send the call in a frame of its own.",
        chinese: "请将该调用放在单独的帧中发送。"))
  }

  /// An item has another number than the next, {next}.
  package static var sequenceBroken: Reason {
    Reason(
      "SEQUENCE_BROKEN", .invalidRequest,
      message: Text(
        english: "An item has another number than the next, {next}.",
        chinese: "流消息的序号不是下一个应有的 {next}。"),
      action: Text(
        english: "Number the items of a stream 0, 1, 2 and so on. Open the stream again.",
        chinese: "流消息须按 0、1、2… 连续编号。请重新打开流。"))
  }

  /// More items were sent than the {limit} that were granted.
  package static var windowExceeded: Reason {
    Reason(
      "WINDOW_EXCEEDED", .resourceExhausted,
      message: Text(
        english: "More items were sent than the {limit} that were granted.",
        chinese: "发送的流消息超过已授予的 {limit} 条。"),
      action: Text(
        english: "Wait for rpc.grant before sending more items. Open the stream again.",
        chinese: "请等到 rpc.grant 后再发送。请重新打开流。"))
  }

  /// This stream takes no items.
  package static var itemsNotTaken: Reason {
    Reason(
      "ITEMS_NOT_TAKEN", .invalidRequest,
      message: Text(
        english: "This stream takes no items.",
        chinese: "该流不接收消息。"),
      action: Text(
        english: "Send items to methods whose x-stream is client or both, before rpc.end.",
        chinese: "仅可向 x-stream 为 client 或 both 的方法发送消息，且须在 rpc.end 之前。"))
  }

  /// The right to this stream was withdrawn.
  package static var revoked: Reason {
    Reason(
      "REVOKED", .permissionDenied,
      message: Text(
        english: "The right to this stream was withdrawn.",
        chinese: "对该流的访问权限已被收回。"),
      action: Text(
        english: "Ask whoever manages roles; access.explain tells what changed.",
        chinese: "请联系角色管理员；可用 access.explain 查看变更。"))
  }

  /// This member is required.
  package static var required: Reason {
    Reason(
      "REQUIRED", .invalidParams,
      message: Text(
        english: "This member is required.",
        chinese: "此项必填。"),
      action: Text(
        english: "Send it.",
        chinese: "请填写。"))
  }

  /// There is no such member.
  package static var unknownField: Reason {
    Reason(
      "UNKNOWN_FIELD", .invalidParams,
      message: Text(
        english: "There is no such member.",
        chinese: "没有此项。"),
      action: Text(
        english: "Leave it out, or check the spelling.",
        chinese: "请删除或检查拼写。"))
  }

  /// This member has the wrong JSON type.
  package static var wrongType: Reason {
    Reason(
      "WRONG_TYPE", .invalidParams,
      message: Text(
        english: "This member has the wrong JSON type.",
        chinese: "此项的 JSON 类型不正确。"),
      action: Text(
        english: "See the schema. Integers have no fraction.",
        chinese: "请参照 schema。整数不带小数。"))
  }

  /// This is not one of the allowed values.
  package static var unknownValue: Reason {
    Reason(
      "UNKNOWN_VALUE", .invalidParams,
      message: Text(
        english: "This is not one of the allowed values.",
        chinese: "此项不在允许的取值范围内。"),
      action: Text(
        english: "See the schema.",
        chinese: "请参照 schema。"))
  }

  /// Use at least {limit} characters.
  package static var tooShort: Reason {
    Reason(
      "TOO_SHORT", .invalidParams,
      message: Text(
        english: "Use at least {limit} characters.",
        chinese: "至少 {limit} 个字符。"),
      action: Text(
        english: "Lengthen it.",
        chinese: "请加长。"))
  }

  /// Use at most {limit} characters.
  package static var tooLong: Reason {
    Reason(
      "TOO_LONG", .invalidParams,
      message: Text(
        english: "Use at most {limit} characters.",
        chinese: "至多 {limit} 个字符。"),
      action: Text(
        english: "Shorten it.",
        chinese: "请缩短。"))
  }

  /// The least value is {limit}.
  package static var tooSmall: Reason {
    Reason(
      "TOO_SMALL", .invalidParams,
      message: Text(
        english: "The least value is {limit}.",
        chinese: "最小值为 {limit}。"),
      action: Text(
        english: "Use a greater value.",
        chinese: "请增大数值。"))
  }

  /// The greatest value is {limit}.
  package static var tooLarge: Reason {
    Reason(
      "TOO_LARGE", .invalidParams,
      message: Text(
        english: "The greatest value is {limit}.",
        chinese: "最大值为 {limit}。"),
      action: Text(
        english: "Use a smaller value.",
        chinese: "请减小数值。"))
  }

  /// At least {limit} items are needed.
  package static var tooFew: Reason {
    Reason(
      "TOO_FEW", .invalidParams,
      message: Text(
        english: "At least {limit} items are needed.",
        chinese: "至少需要 {limit} 项。"),
      action: Text(
        english: "Add items.",
        chinese: "请增加。"))
  }

  /// At most {limit} items are allowed.
  package static var tooMany: Reason {
    Reason(
      "TOO_MANY", .invalidParams,
      message: Text(
        english: "At most {limit} items are allowed.",
        chinese: "至多允许 {limit} 项。"),
      action: Text(
        english: "Split the call.",
        chinese: "请拆分调用。"))
  }

  /// This text is not written as it should be.
  package static var badFormat: Reason {
    Reason(
      "BAD_FORMAT", .invalidParams,
      message: Text(
        english: "This text is not written as it should be.",
        chinese: "格式不正确。"),
      action: Text(
        english: "See the description of the member.",
        chinese: "请参照此项的说明。"))
  }

  /// Each number must be smaller than the one before.
  package static var notDescending: Reason {
    Reason(
      "NOT_DESCENDING", .invalidParams,
      message: Text(
        english: "Each number must be smaller than the one before.",
        chinese: "各数值须依次递减。"),
      action: Text(
        english: "Order them from large to small.",
        chinese: "请从大到小排列。"))
  }

  /// Exactly one of these members is required.
  package static var exactlyOneRequired: Reason {
    Reason(
      "EXACTLY_ONE_REQUIRED", .invalidParams,
      message: Text(
        english: "Exactly one of these members is required.",
        chinese: "这些项须且只能填写一项。"),
      action: Text(
        english: "See the description of the method.",
        chinese: "请参照方法说明。"))
  }

  /// This member does not go with the others.
  package static var notAllowed: Reason {
    Reason(
      "NOT_ALLOWED", .invalidParams,
      message: Text(
        english: "This member does not go with the others.",
        chinese: "此项不能与其他项同时使用。"),
      action: Text(
        english: "Leave it out.",
        chinese: "请删除此项。"))
  }

  /// This page token does not belong to this list.
  package static var pageTokenInvalid: Reason {
    Reason(
      "PAGE_TOKEN_INVALID", .invalidParams,
      message: Text(
        english: "This page token does not belong to this list.",
        chinese: "该分页标记不属于此列表。"),
      action: Text(
        english: "Send the token with the parameters that it was answered for, or start again.",
        chinese: "请使用与该标记对应的参数，或从头开始。"))
  }

  package static var runtimeRows: [Reason] {
    [
      .parseError,
      .frameEmpty,
      .frameTooLarge,
      .tooComplex,
      .duplicateMember,
      .invalidRequest,
      .idInvalid,
      .idInUse,
      .batchEmpty,
      .batchTooLarge,
      .tooManyConnections,
      .methodNotFound,
      .invalidParams,
      .byNameOnly,
      .sensitiveDataForbidden,
      .deadlineExceeded,
      .cancelled,
      .rateLimited,
      .tooManyCalls,
      .responseTooLarge,
      .`internal`,
      .overloaded,
      .shuttingDown,
      .storageUnavailable,
      .streamInBatch,
      .sequenceBroken,
      .windowExceeded,
      .itemsNotTaken,
      .revoked,
      .required,
      .unknownField,
      .wrongType,
      .unknownValue,
      .tooShort,
      .tooLong,
      .tooSmall,
      .tooLarge,
      .tooFew,
      .tooMany,
      .badFormat,
      .notDescending,
      .exactlyOneRequired,
      .notAllowed,
      .pageTokenInvalid,
    ]
  }
}
