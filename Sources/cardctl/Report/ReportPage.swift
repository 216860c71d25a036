import RPC

/// A report as one page for a browser and for paper: nothing in it runs, and nothing comes from elsewhere.
struct ReportPage {
  let report: Report
  let language: Language

  /// HTML that is XML as well.
  var text: String {
    """
    <!DOCTYPE html>
    <html xmlns="http://www.w3.org/1999/xhtml" lang="\(language.tag)">
    <head>
    <meta charset="utf-8"/>
    <meta name="viewport" content="width=device-width, initial-scale=1"/>
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
    <title>\(report.title.escaped)</title>
    <style>
    \(Self.style)
    </style>
    </head>
    <body>
    <header>
    <h1>\(report.title.escaped)</h1>
    <p>\(report.subtitle.escaped)</p>
    </header>
    <main>
    \(report.sections.map(section).joined(separator: "\n"))
    </main>
    </body>
    </html>

    """
  }

  private func section(_ section: Report.Section) -> String {
    var lines = ["<section>", "<h2>\(section.title.escaped)</h2>"]
    lines += section.notes.map { "<p>\($0.escaped)</p>" }
    switch section.body {
    case .nothing: break
    case .bars(let bars): lines.append(plot(bars, section.title))
    case .table(let titles, let rows): lines.append(table(titles, rows))
    }
    return (lines + ["</section>"]).joined(separator: "\n")
  }

  private func table(_ titles: [String], _ rows: [[String]]) -> String {
    let head = titles.map { "<th scope=\"col\">\($0.escaped)</th>" }.joined()
    let body = rows.map { row in
      "<tr>" + row.map { "<td>\($0.escaped)</td>" }.joined() + "</tr>"
    }
    return "<table>\n<thead><tr>\(head)</tr></thead>\n<tbody>\n"
      + body.joined(separator: "\n") + "\n</tbody>\n</table>"
  }

  // MARK: Plots

  /// In units of the drawing, which grows with the page.
  private enum Size {
    static let width = 720
    static let row = 26
    static let bar = 16
    /// Of a column of text, somewhat more than digits take.
    static let column = 8
    static let gap = 12
    static let labelMax = 40
  }

  private func plot(_ bars: [Report.Bar], _ title: String) -> String {
    let labels = bars.map { DisplayWidth.clipped($0.label, to: Size.labelMax) }
    let labelWidth = width(of: labels)
    let start = labelWidth + Size.gap + width(of: bars.map(\.value)) + Size.gap
    let height = bars.count * Size.row
    let rows = zip(labels, bars).enumerated().map { index, row in
      let (label, bar) = row
      let middle = index * Size.row + Size.row / 2
      let length = bar.length > 0 ? max(2, min(1, bar.length) * Double(Size.width - start)) : 0
      return """
        <g><title>\(bar.label.escaped): \(bar.value.escaped)</title>
        <text x="0" y="\(middle)" dy="0.35em">\(label.escaped)</text>
        <text x="\(start - Size.gap)" y="\(middle)" dy="0.35em" text-anchor="end">\
        \(bar.value.escaped)</text>
        <rect class="\(bar.tone.rawValue)" x="\(start)" y="\(middle - Size.bar / 2)" \
        width="\(Self.tenths(length))" height="\(Size.bar)" rx="2"/></g>
        """
    }
    return """
      <svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="\(title.escaped)" \
      viewBox="0 0 \(Size.width) \(height)">
      \(rows.joined(separator: "\n"))
      </svg>
      """
  }

  private func width(of texts: [String]) -> Int {
    texts.reduce(0) { max($0, DisplayWidth.columns(of: $1)) } * Size.column
  }

  private static func tenths(_ number: Double) -> String {
    let tenths = Int((number * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }
}

extension ReportPage {
  fileprivate static let style = """
    :root { color-scheme: light dark; --ground: #fff; --ink: #1c2733; --soft: #5b6875;
      --line: #dde3ea; --plain: #4a7fb5; --good: #3a9a63; --doubtful: #c98a1b; --bad: #c8473d; }
    @media (prefers-color-scheme: dark) { :root { --ground: #14191f; --ink: #e4e9ee;
      --soft: #98a5b1; --line: #2c3640; --plain: #6fa3d6; --good: #5cbd86; --doubtful: #e0a945;
      --bad: #e2695f; } }
    * { box-sizing: border-box; }
    body { margin: 0 auto; max-width: 52rem; padding: 2rem 1.5rem; background: var(--ground);
      color: var(--ink); font: 15px/1.5 system-ui, -apple-system, "Segoe UI", "PingFang SC",
      "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
    h1 { font-size: 1.6rem; margin: 0; }
    header p, section > p { color: var(--soft); margin: .2rem 0 .6rem; }
    section { border-top: 1px solid var(--line); margin-top: 1.6rem; padding-top: .4rem;
      break-inside: avoid-page; }
    h2 { font-size: 1.1rem; margin: .6rem 0 .2rem; break-after: avoid; }
    svg { display: block; width: 100%; height: auto; }
    svg text { fill: var(--ink); font-size: 14px; white-space: pre; font-variant-numeric: tabular-nums; }
    .plain { fill: var(--plain); } .good { fill: var(--good); }
    .doubtful { fill: var(--doubtful); } .bad { fill: var(--bad); }
    table { border-collapse: collapse; width: 100%; }
    th, td { text-align: left; padding: .3rem .8rem .3rem 0; border-bottom: 1px solid var(--line);
      overflow-wrap: anywhere; }
    th { color: var(--soft); font-weight: 600; }
    @media print { body { max-width: none; padding: 0; font-size: 11pt; }
      * { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
    """
}

extension String {
  /// As text or an attribute of a page: nothing in it is markup (HTML, 13.1.2.3 and 13.1.4).
  fileprivate var escaped: String {
    var text = ""
    for character in printable {
      switch character {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "\"": text += "&quot;"
      case "'": text += "&#39;"
      default: text.append(character)
      }
    }
    return text
  }
}
