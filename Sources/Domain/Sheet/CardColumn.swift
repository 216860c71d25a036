/// The columns of the sheet on which merchants keep their cards. Raw values are the English headers.
package enum CardColumn: String, CaseIterable, Sendable {
  case action
  case storeCode = "store_code"
  case cardID = "card_id"
  case cardNumber = "card_number"
  case holderName = "holder_name"
  case expiryMonth = "exp_month"
  case expiryYear = "exp_year"
  case cardType = "card_type"
  case bankName = "bank_name"
  case currency
  case usage
  case priority
  case invalidReason = "invalid_reason"
  case externalReference = "external_ref"
  case remark

  package var header: Wording { Wording(rawValue, zh: chinese) }

  private var chinese: String {
    switch self {
    case .action: "操作"
    case .storeCode: "门店编码"
    case .cardID: "卡片编号"
    case .cardNumber: "卡号"
    case .holderName: "持卡人姓名"
    case .expiryMonth: "有效期月"
    case .expiryYear: "有效期年"
    case .cardType: "卡类型"
    case .bankName: "开户银行"
    case .currency: "币种"
    case .usage: "用途"
    case .priority: "优先级"
    case .invalidReason: "失效原因"
    case .externalReference: "外部流水号"
    case .remark: "备注"
    }
  }

  /// The column that a header names in either language, in whatever width and case.
  package init?(header: String) {
    let folded = SheetText.folded(header)
    let match = Self.allCases.first { column in
      Language.allCases.contains { folded == SheetText.folded(column.header[$0]) }
    }
    guard let match else { return nil }
    self = match
  }
}
