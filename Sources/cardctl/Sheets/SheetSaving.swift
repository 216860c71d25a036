import API

/// `cardctl cards template` and `cards export`: a workbook from the server into a file.
enum SheetSaving {
  static let template: @Sendable (Context) throws(Failure) -> Void = { context throws(Failure) in
    let target = try SheetTarget(context)
    try target.fill("cards.importTemplate", ["format": target.formatName])
    try target.tellWritten(rows: nil)
  }

  static let export: @Sendable (Context) throws(Failure) -> Void = { context throws(Failure) in
    let filter = try context.params()
    let target = try SheetTarget(context)
    var params: Value = ["format": target.formatName]
    if !filter.members.isEmpty { params.set("filter", to: filter) }
    let end = try target.fill("cards.export", params)
    try target.tellWritten(rows: end["rows"]?.integer)
  }
}
