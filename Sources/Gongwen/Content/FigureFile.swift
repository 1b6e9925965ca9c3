/// A table of figures: a CSV file with a header, a figure a row.
struct FigureFile {
    private(set) var figures: [KnowledgeDeclarations.Figure] = []
    /// Indicators of rows with mistakes: they have figures, which could not be read.
    private(set) var mentioned: Set<String> = []

    private typealias Text = KnowledgeDeclarations.Text
    static let columns = ["主体", "指标", "口径", "时间", "数值", "单位", "来源", "行", "说明"]
    private static let needed: Set<String> = ["主体", "指标", "口径", "数值", "来源"]
    static let standard = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1, $0) })
    let path: String
    private let names: FigureRow.Names

    /// - Parameter names: what the files declare, to tell what is wrong with a row.
    init(_ file: TextFile, _ names: FigureRow.Names, into problems: inout Problems) {
        path = file.path
        self.names = names
        read(CSVFile(problems.lines[file.path] ?? []).rows, into: &problems)
    }

    private mutating func read(_ rows: [CSVFile.Row], into problems: inout Problems) {
        guard let first = rows.first else { return }
        let start = rows.prefix(5).firstIndex { isHeader($0) }
        if start == nil, first.cells.count > 1 || !first.cells[0].text.contains(where: { "，\t;；".contains($0) }) {
            reportNoHeader(first, into: &problems)
            guard first.cells.count == FigureFile.columns.count else { return problems.markIncomplete(path) }
            for row in rows { read(row, FigureFile.standard, into: &problems) }
            return
        }
        let header = rows[start ?? 0]
        if header.line > first.line {
            problems.error(
                "第一行不是表头，表头在第 \(header.line) 行", at: place(first, 1), wayOut: "删掉表头上面的行；说明写进别的文件。")
        }
        guard let order = readHeader(header, into: &problems) else { return problems.markIncomplete(path) }
        for row in rows where row.line > header.line { read(row, order, into: &problems) }
    }

    func place(_ row: CSVFile.Row, _ column: Int) -> Place {
        Place(file: path, line: row.line, column: column)
    }

    private mutating func read(_ row: CSVFile.Row, _ order: [String: Int], into problems: inout Problems) {
        for column in row.openQuotes {
            problems.error("双引号没有配对", at: place(row, column), wayOut: "在这一格的末尾补上右引号，或删掉这个引号。")
        }
        for column in row.strayText {
            problems.error("引号后面还有文字", at: place(row, column), wayOut: "整格放进一对引号里，里面的引号写两个：\"\"。")
        }
        guard checkPlaces(row, order, into: &problems), checkCount(row, into: &problems) else {
            for cell in row.cells { mentioned.formUnion(cell.text.split(separator: "，").map { String($0).trimmed }) }
            return
        }
        func cell(_ name: String) -> Text {
            let cell = row.cells[order[name] ?? 0]
            let blanks = cell.text.unicodeScalars.prefix(while: \.isWhitespace).count
            return Text(text: cell.text.trimmed, place: place(row, cell.column + blanks))
        }
        mentioned.insert(cell("指标").text)
        let empty = FigureFile.columns.filter { FigureFile.needed.contains($0) && cell($0).text.isEmpty }
        if let first = empty.first {
            problems.error(
                "\(empty.map { "“\($0)”" }.joined(separator: "、"))\(empty.count > 1 ? "这几格" : "这一格")是空的",
                at: cell(first).place, wayOut: "填上，或删掉这一行。")
            // A total, or the rest of a row that was cleared.
            if empty.count > 2 { return }
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
                periodPlace: cell("时间").place, place: number.place, rowPlace: place(row, 1)))
    }

    /// Reports a cell that was lost or is too much, which puts all behind it under the wrong column.
    private func checkPlaces(
        _ row: CSVFile.Row, _ order: [String: Int], into problems: inout Problems
    ) -> Bool {
        guard order == FigureFile.standard else { return true }
        let wanted = FigureFile.columns.count
        guard let slip = FigureRow(row.cells.map { $0.text.trimmed }, names).slip else { return true }
        let count =
            row.cells.count < wanted
            ? "这一行只有 \(row.cells.count) 格，应是 \(wanted) 格"
            : row.cells.count > wanted ? "这一行有 \(row.cells.count) 格，应是 \(wanted) 格" : "这一行从这里起错了一格"
        switch slip {
        case .lacks(let name, let column):
            problems.error(
                "\(count)：好像少了“\(name)”", at: place(row, row.cells[column].column),
                wayOut: FigureFile.needed.contains(name)
                    ? "在这里补上“\(name)”和一个逗号。" : "在这里补上“\(name)”和一个逗号；没有可写的，只补逗号。")
        case .surplus(let column):
            let text = row.cells[column].text.trimmed
            problems.error(
                "\(count)：好像多了\(text.isEmpty ? "一个空格子" : "“\(text)”这一格")", at: place(row, row.cells[column].column),
                wayOut: "连同一个逗号删掉它。")
        case .commaInNumber(let column):
            let number = "\(row.cells[column].text),\(row.cells[column + 1].text)"
            problems.error(
                "\(count)：“\(number)”里的逗号把它分成了两格", at: place(row, row.cells[column].column),
                wayOut: "写成“\(number.replacing(",", with: ""))”，或给整格加双引号。")
        }
        return false
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
        for count in 1...3 where text.utf8.contains(where: { 0x30...0x39 ~= $0 }) {
            let (number, unit) = (String(text.dropLast(count)), String(text.suffix(count)))
            if Quantity(number) != nil { return "写成“\(number)”，单位“\(unit)”写在下一格。" }
        }
        if text.hasPrefix("#") { return "这是表格软件的出错标记，重新填这一格。\(usual)" }
        return usual
    }
}
