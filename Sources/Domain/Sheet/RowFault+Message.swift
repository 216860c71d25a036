/// What is said to people, in both languages.
extension RowFault {
  package var message: Wording {
    switch code {
    case .formula:
      Wording("Write the value itself, not a formula.", zh: "请直接填写内容，不要使用公式。")
    case .cellError:
      Wording("The cell shows an error instead of a value.", zh: "单元格显示的是错误，而不是内容。")
    case .dateCell:
      Wording(
        "The program made a date of this. Format the cell as text and write it again.",
        zh: "表格软件已将此内容改为日期。请将单元格设为文本格式后重新填写。")
    case .digitsLost:
      Wording(
        "The program has lost digits of this number. Format the cell as text and write it again.",
        zh: "表格软件已丢失此数字的末尾几位。请将单元格设为文本格式后重新填写。")
    case .valueMissing: Wording("A value is needed here.", zh: "此处必须填写。")
    case .valueUnknown: Wording("Choose a value from the list.", zh: "请从列表中选择。")
    case .valueTooLong: Wording("The text is too long.", zh: "内容过长。")
    case .valueMalformed: Wording("The value has another form.", zh: "内容格式不正确。")
    case .numberUnverified:
      Wording(
        "The number does not fit its brand; the card has to be verified before use.",
        zh: "卡号与卡组织规则不符，使用前须先验证。")
    case .value(let error): error.text
    default: placeMessage
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
    case .cellsMerged: Wording("Do not merge cells.", zh: "请勿合并单元格。")
    case .storeUnknown: Wording("There is no such store.", zh: "没有该门店。")
    case .cardUnknown: Wording("There is no such card.", zh: "没有该卡片。")
    case .storeClosed: Wording("The store is closed.", zh: "门店已关闭。")
    case .cardNotBound: Wording("The card is no longer on file.", zh: "卡片已解绑。")
    case .cardUnbinding:
      Wording("The card with this number is still being unbound.", zh: "该卡号的卡片仍在解绑中。")
    case .cardTouched: Wording("The card was changed since.", zh: "卡片此后已更改。")
    case .cardRepeated(let row):
      Wording("Row \(row) is about the same card.", zh: "第 \(row) 行是同一张卡片。")
    case .referenceRepeated(let row):
      Wording("Row \(row) has the same external_ref.", zh: "第 \(row) 行的外部流水号相同。")
    case .lastUsable:
      Wording(
        "It is the store's last usable card, and serves auto-debit. Unbind it by itself.",
        zh: "这是门店最后一张可用卡，且用于自动扣款，请单独解绑。")
    case .valueKept:
      Wording("This cannot be changed here, and stays.", zh: "此项不能在此更改，保持不变。")
    default: Wording("The value has another form.", zh: "内容格式不正确。")
    }
  }
}
