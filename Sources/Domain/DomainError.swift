/// Why a value from outside was refused. The raw value is the reason constant that clients switch
/// on; neither it nor the text ever repeats the value.
package enum DomainError: String, Error, CaseIterable {
  case cardNumberMalformed = "CARD_NUMBER_MALFORMED"
  case cardNumberLength = "CARD_NUMBER_LENGTH"
  case cardNumberChecksum = "CARD_NUMBER_CHECKSUM"
  case expiryIncomplete = "EXPIRY_INCOMPLETE"
  case expiryMonthInvalid = "EXPIRY_MONTH_INVALID"
  case expiryYearInvalid = "EXPIRY_YEAR_INVALID"
  case expiryRequired = "EXPIRY_REQUIRED"
  case expiryPast = "EXPIRY_PAST"
  case expiryTooFar = "EXPIRY_TOO_FAR"
  case holderEmpty = "HOLDER_EMPTY"
  case holderTooLong = "HOLDER_TOO_LONG"
  case holderMalformed = "HOLDER_MALFORMED"
  case sensitiveData = "SENSITIVE_DATA_FORBIDDEN"

  package var reason: String { rawValue }

  package var text: Wording {
    switch self {
    case .cardNumberMalformed:
      Wording(
        "A card number has digits, spaces and hyphens only.", zh: "卡号只能包含数字、空格和连字符。")
    case .cardNumberLength:
      Wording(
        "The card number does not have the number of digits of its brand.", zh: "卡号位数与卡组织不符。")
    case .cardNumberChecksum:
      Wording("The card number's check digit is wrong.", zh: "卡号校验位不正确。")
    case .expiryIncomplete:
      Wording("Give both the month and the year of expiry, or neither.", zh: "有效期的月和年须同时填写或同时留空。")
    case .expiryMonthInvalid:
      Wording("The month of expiry is from 1 to 12.", zh: "有效期月份应为 1 至 12。")
    case .expiryYearInvalid:
      Wording("The year of expiry has two or four digits.", zh: "有效期年份应为两位或四位数字。")
    case .expiryRequired:
      Wording("A credit card needs its expiry.", zh: "贷记卡必须填写有效期。")
    case .expiryPast:
      Wording("The card has expired.", zh: "该卡已过有效期。")
    case .expiryTooFar:
      Wording("The expiry is more than 20 years ahead.", zh: "有效期超过 20 年，请核对。")
    case .holderEmpty:
      Wording("Give the holder's name.", zh: "请填写持卡人姓名。")
    case .holderTooLong:
      Wording("The holder's name has more than 64 characters.", zh: "持卡人姓名超过 64 个字符。")
    case .holderMalformed:
      Wording("The holder's name contains control characters.", zh: "持卡人姓名包含控制字符。")
    case .sensitiveData:
      Wording("The text contains a card number; remove it.", zh: "文本中包含卡号，请删除。")
    }
  }
}
