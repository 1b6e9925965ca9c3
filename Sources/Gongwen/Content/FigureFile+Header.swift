/// The first row, which names the columns.
extension FigureFile {
    /// With some of the columns' names in it; a title above the table has none.
    func isHeader(_ row: CSVFile.Row) -> Bool {
        row.cells.count { FigureFile.columns.contains($0.text.trimmed) } > 1
    }

    func reportNoHeader(_ first: CSVFile.Row, into problems: inout Problems) {
        problems.error(
            "缺表头：第一行应是各列的名称", at: place(first, 1),
            wayOut: "在最上面加一行：\(FigureFile.columns.joined(separator: ","))；不是数字表就移出这个文件夹。")
    }

    /// Which cell holds which column, or nil when rows cannot be read.
    func readHeader(_ header: CSVFile.Row, into problems: inout Problems) -> [String: Int]? {
        let wanted = FigureFile.columns.joined(separator: ",")
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
                return mark == "，" ? FigureFile.standard : nil
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
}
