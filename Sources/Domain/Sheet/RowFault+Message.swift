/// What is said to people, in both languages.
extension RowFault {
  package var message: Wording {
    switch code {
    case .formula:
      Wording("Write the value itself, not a formula.", zh: "请直接填写内容，不要使用公式。")
    case .cellError:
      Wording(
        "The cell shows an error instead of a value. Write the value itself.",
        zh: "单元格显示的是错误，而不是内容。请直接填写内容。")
    case .dateCell:
      Wording(
        "The program made a date of this. Format the cell as text and write it again.",
        zh: "表格软件已将此内容改为日期。请将单元格设为文本格式后重新填写。")
    case .digitsLost:
      Wording(
        "The program has lost digits of this number. Format the cell as text and write it again.",
        zh: "表格软件已丢失此数字的末尾几位。请将单元格设为文本格式后重新填写。")
    case .valueMissing: Wording("A value is needed here.", zh: "此处必须填写。")
    case .valueUnknown: choice
    case .valueTooLong:
      Wording(
        "The text is too long; 64 characters are taken.", zh: "内容过长，最多 64 个字符。")
    case .valueMalformed: form
    case .numberUnverified:
      Wording(
        "The number does not fit its brand; the card has to be verified before use.",
        zh: "卡号与卡组织规则不符，使用前须先验证。")
    case .value(let error): message(error)
    default: placeMessage
    }
  }

  /// What the rules of a value say, and what becomes of the row or is to be done where they do not tell.
  private func message(_ error: DomainError) -> Wording {
    let advice: Wording? =
      switch error {
      case .cardNumberLength, .cardNumberChecksum:
        Wording("Compare it with the card.", zh: "请与卡片核对。")
      case .expiryPast: Wording("It is taken as expired.", zh: "将按已过期处理。")
      case .holderMalformed: Wording("Write it again.", zh: "请重新填写。")
      default: nil
      }
    guard let advice else { return error.text }
    return Wording("\(error.text.en) \(advice.en)", zh: error.text.zhCN + advice.zhCN)
  }

  /// The words that a column knows.
  private var choice: Wording {
    let words: [Wording] =
      switch column {
      case .action: RowAction.Kind.allCases.map(\.label)
      case .cardType: Funding.allCases.map(\.label)
      case .usage: Usage.allCases.map(\.label)
      case .invalidReason: Health.markable.map(\.label)
      default: []
      }
    let (english, chinese) = (words.map(\.en), words.map(\.zhCN))
    return Wording(
      "Write one of: \(english.joined(separator: ", ")).",
      zh: "请填写其中之一：\(chinese.joined(separator: "、"))。")
  }

  /// What the cells of a column look like.
  private var form: Wording {
    switch column {
    case .currency: Wording("Write three letters, such as CNY.", zh: "请填写三个字母，如 CNY。")
    case .priority: Wording("Write a whole number from 0 to 999.", zh: "请填写 0 至 999 的整数。")
    case .expiryMonth: Wording("Write a month from 1 to 12.", zh: "请填写 1 至 12 的月份。")
    case .expiryYear: Wording("Write a year, such as 2031.", zh: "请填写年份，如 2031。")
    default:
      Wording(
        "There are characters in it that cannot be shown. Write it again.",
        zh: "包含无法显示的字符，请重新填写。")
    }
  }

  /// Where the row stands in its file, and what is on file already.
  private var placeMessage: Wording {
    switch code {
    case .numberMasked:
      Wording(
        "This shows the last four digits alone. Enter the whole number.",
        zh: "此处只有后四位，请填写完整卡号。")
    case .nameMasked:
      Wording("This name is masked. Enter the whole name.", zh: "姓名已脱敏，请填写完整姓名。")
    case .columnUnknown:
      Wording("This column is not known, and is passed over.", zh: "未知的列，已忽略。")
    case .rowHidden:
      Wording("The row is hidden, and is taken all the same.", zh: "此行已隐藏，仍会处理。")
    case .cellsMerged:
      Wording(
        "Do not merge cells; split them and fill in each.", zh: "请勿合并单元格；请拆分后逐一填写。")
    case .storeUnknown:
      Wording(
        "There is no such store. Write the code of an open one.", zh: "没有该门店，请填写营业中门店的编码。")
    case .cardUnknown:
      Wording(
        "There is no such card. Take the id from an export.", zh: "没有该卡片，请使用导出文件中的卡片编号。")
    case .storeClosed:
      Wording(
        "The store is closed. Choose an open one.", zh: "门店已关闭，请改用营业中的门店。")
    case .cardNotBound:
      Wording(
        "The card is no longer on file. Delete the row.", zh: "卡片已解绑，请删除此行。")
    case .cardUnbinding:
      Wording(
        "The card with this number is still being unbound. Send the row again later.",
        zh: "该卡号的卡片仍在解绑中，请稍后重新导入此行。")
    case .cardTouched:
      Wording(
        "The card was changed since, and stays as it is.", zh: "卡片此后已更改，保持不变。")
    case .cardRepeated(let row):
      Wording(
        "Row \(row) is about the same card. Keep one of them.", zh: "第 \(row) 行是同一张卡片，请只保留一行。")
    case .referenceRepeated(let row):
      Wording(
        "Row \(row) has the same external_ref. Give each its own.",
        zh: "第 \(row) 行的外部流水号相同，请使用不同的流水号。")
    case .lastUsable:
      Wording(
        "It is the store's last usable card, and serves auto-debit. Unbind it by itself.",
        zh: "这是门店最后一张可用卡，且用于自动扣款，请单独解绑。")
    case .valueKept:
      Wording("This cannot be changed here, and stays.", zh: "此项不能在此更改，保持不变。")
    default: form
    }
  }
}
