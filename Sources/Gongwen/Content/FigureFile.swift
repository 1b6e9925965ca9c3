/// A table of figures: a CSV file with a header, a figure a row.
struct FigureFile {
    private(set) var figures: [KnowledgeDeclarations.Figure] = []
    /// Indicators of rows with mistakes: they have figures, which could not be read.
    private(set) var mentioned: Set<String> = []

    private typealias Text = KnowledgeDeclarations.Text
    static let columns = ["主体", "指标", "口径", "时间", "数值", "单位", "来源", "行", "说明"]
    private static let needed: Set<String> = ["主体", "指标", "口径", "数值", "来源"]
    private let path: String

    init(_ file: TextFile, into problems: inout Problems) {
        path = file.path
        let rows = CSVFile(problems.lines[file.path] ?? []).rows
        guard let header = rows.first else { return }
        guard let order = readHeader(header, into: &problems) else {
            problems.markIncomplete(file.path)
            return
        }
        for row in rows.dropFirst() { read(row, order, into: &problems) }
    }

    private func place(_ row: CSVFile.Row, _ column: Int) -> Place {
        Place(file: path, line: row.line, column: column)
    }

    /// Which cell holds which column, or nil when rows cannot be read.
    private func readHeader(_ header: CSVFile.Row, into problems: inout Problems) -> [String: Int]? {
        let wanted = FigureFile.columns.joined(separator: ",")
        let standard = Dictionary(uniqueKeysWithValues: FigureFile.columns.enumerated().map { ($1, $0) })
        if header.cells.count == 1, let cell = header.cells.first {
            let others: [(Unicode.Scalar, String)] = [
                ("，", "全角逗号“，”"), ("\t", "制表符（Tab）"), (";", "分号“;”"), ("；", "分号“；”"),
            ]
            for (mark, name) in others {
                let scalars = cell.text.unicodeScalars
                guard let found = scalars.firstIndex(of: mark) else { continue }
                problems.error(
                    "表头用了\(name)分隔，应是半角逗号“,”",
                    at: place(header, cell.column + scalars.distance(from: scalars.startIndex, to: found)),
                    wayOut: "表头应是：\(wanted)；用表格软件另存为“CSV（逗号分隔）”。")
                return mark == "，" ? standard : nil
            }
        }
        var order: [String: Int] = [:]
        for (index, cell) in header.cells.enumerated() {
            let name = cell.text.trimmed
            if !FigureFile.columns.contains(name) {
                problems.error(
                    name.isEmpty ? "表头的第 \(index + 1) 格是空的" : "表头里不认得“\(name)”", at: place(header, cell.column),
                    wayOut: "\(Nearest.hint(name, FigureFile.columns))表头应是：\(wanted)")
            } else if order.updateValue(index, forKey: name) != nil {
                problems.error("表头里“\(name)”写了两次", at: place(header, cell.column), wayOut: "表头应是：\(wanted)")
            }
        }
        let missing = FigureFile.columns.filter { order[$0] == nil }
        if !missing.isEmpty {
            problems.error(
                "表头缺\(missing.map { "“\($0)”" }.joined(separator: "、"))", at: place(header, header.endColumn),
                wayOut: "表头应是：\(wanted)")
        }
        return missing.isEmpty && header.cells.count == FigureFile.columns.count ? order : nil
    }

    private mutating func read(_ row: CSVFile.Row, _ order: [String: Int], into problems: inout Problems) {
        for column in row.openQuotes {
            problems.error("双引号没有配对", at: place(row, column), wayOut: "在这一格的末尾补上右引号，或删掉这个引号。")
        }
        for column in row.strayText {
            problems.error("引号后面还有文字", at: place(row, column), wayOut: "整格放进一对引号里，里面的引号写两个：\"\"。")
        }
        guard checkCount(row, into: &problems) else {
            for cell in row.cells { mentioned.formUnion(cell.text.split(separator: "，").map { String($0).trimmed }) }
            return
        }
        func cell(_ name: String) -> Text {
            let cell = row.cells[order[name] ?? 0]
            let blanks = cell.text.unicodeScalars.prefix(while: \.isWhitespace).count
            return Text(text: cell.text.trimmed, place: place(row, cell.column + blanks))
        }
        mentioned.insert(cell("指标").text)
        for name in FigureFile.columns where FigureFile.needed.contains(name) && cell(name).text.isEmpty {
            problems.error("“\(name)”这一格是空的", at: cell(name).place, wayOut: "填上，或删掉这一行。")
        }
        let (scopeText, number) = (cell("口径"), cell("数值"))
        let scope = Scope(rawValue: scopeText.text)
        if scope == nil, !scopeText.text.isEmpty {
            let choices = Scope.allCases.map(\.rawValue)
            problems.error(
                "没有“\(scopeText.text)”这种口径", at: scopeText.place,
                wayOut: "\(Nearest.hint(scopeText.text, choices))可用的：\(choices.joined(separator: "、"))")
        }
        let quantity = Quantity(number.text)
        if quantity == nil, !number.text.isEmpty {
            problems.error("“\(number.text)”不是数", at: number.place, wayOut: FigureFile.hint(for: number.text))
        }
        figures.append(
            .init(
                subject: cell("主体"), indicator: cell("指标"), scope: scope, period: cell("时间").text, quantity: quantity,
                unit: cell("单位"), source: cell("来源"), sourceLine: cell("行").text, note: cell("说明").text,
                place: number.place, rowPlace: place(row, 1)))
    }

    private func checkCount(_ row: CSVFile.Row, into problems: inout Problems) -> Bool {
        let wanted = FigureFile.columns.count
        guard row.cells.count != wanted else { return true }
        if row.cells.count > wanted {
            problems.error(
                "这一行有 \(row.cells.count) 格，应是 \(wanted) 格，从这里起是多的", at: place(row, row.cells[wanted].column),
                wayOut: "格子里的逗号改用“，”，或给那一格加双引号。")
            return false
        }
        for cell in row.cells {
            let scalars = cell.text.unicodeScalars
            guard let found = scalars.firstIndex(of: "，") else { continue }
            problems.error(
                "这一行只有 \(row.cells.count) 格，应是 \(wanted) 格：这里用了全角逗号“，”",
                at: place(row, cell.column + scalars.distance(from: scalars.startIndex, to: found)),
                wayOut: "格与格之间改用半角逗号“,”。")
            return false
        }
        problems.error(
            "这一行只有 \(row.cells.count) 格，应是 \(wanted) 格", at: place(row, row.endColumn),
            wayOut: "空着的格也要有逗号。")
        return false
    }

    private static func hint(for text: String) -> String {
        let usual = "写法如 47、700余、1.2万余、超过158万、20以上、31.3%；单位写在下一格。"
        if text.contains("月") { return "表格软件把“1-2”一类的数改成了日期：先把这一格设成文本，再写。\(usual)" }
        if text.uppercased().contains("E+") { return "表格软件把大数写成了科学记数：先把这一格设成数值或文本，再写。\(usual)" }
        if text.hasPrefix("#") { return "这是表格软件的出错标记，重新填这一格。\(usual)" }
        return usual
    }
}
