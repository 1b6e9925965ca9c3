/// The cells of a row in the order of ``FigureFile/columns``, to tell what became of a row that does not fit them.
///
///     FigureRow(["河东分馆", "藏书", "截至2025年底", "8.6万", "册", "2025年报", "12", "", ""], names).slip
///     // .lacks("口径", at: 2)
struct FigureRow {
    /// The names that the files declare.
    struct Names {
        var subjects: Set<String>
        var indicators: Set<String>
        var sources: Set<String>

        init(_ declared: KnowledgeDeclarations) {
            subjects = Set(declared.subjects.map(\.name.text))
            indicators = Set(declared.indicators.map(\.name.text))
            sources = Set(declared.sources.map(\.name.text))
        }
    }

    /// What makes the other cells of a row fit.
    enum Slip: Equatable {
        case lacks(String, at: Int)
        case surplus(at: Int)
        /// 1,200 without quotes are two cells; this is the first.
        case commaInNumber(at: Int)
    }

    private let cells: [String]
    private let names: Names

    init(_ cells: [String], _ names: Names) {
        self.cells = cells
        self.names = names
    }

    /// nil for a row whose cells are where they should be, or that nothing simple puts right.
    var slip: Slip? {
        let columns = FigureFile.columns
        guard (columns.count - 1...columns.count + 1).contains(cells.count),
            cells.count != columns.count || misfits(cells, without: nil) > 1
        else { return nil }
        if cells.count == columns.count - 1 || cells.last?.isEmpty == true {
            let whole = Array(cells.prefix(columns.count - 1))
            let lost = columns.indices.filter { column in
                var cells = whole
                cells.insert("", at: column)
                return misfits(cells, without: column) == 0
            }
            if let column = lost.first, lost.count == 1, column < columns.count - 1 {
                return .lacks(columns[column], at: column)
            }
        }
        guard cells.count >= columns.count else { return nil }
        let surplus = cells.indices.filter { column in
            var cells = cells
            cells.remove(at: column)
            if cells.count < columns.count { cells.append("") }
            return misfits(cells, without: nil) == 0
        }
        let number = columns.firstIndex(of: "数值") ?? 0
        if surplus == [number, number + 1], cells[number + 1].prefix(while: \.isNumber).count == 3 {
            return .commaInNumber(at: number)
        }
        return surplus.count == 1 ? .surplus(at: surplus[0]) : nil
    }

    /// How many cells cannot be what their column says.
    private func misfits(_ cells: [String], without left: Int?) -> Int {
        zip(FigureFile.columns, cells).enumerated().count { index, pair in
            index != left && !fits(column: pair.0, pair.1)
        }
    }

    private func fits(column: String, _ cell: String) -> Bool {
        switch column {
        case "主体": names.subjects.contains(cell)
        case "指标": names.indicators.contains(cell)
        case "口径": Scope(rawValue: cell) != nil
        case "时间": !names.sources.contains(cell) && Quantity(cell) == nil && Scope(rawValue: cell) == nil
        case "数值": Quantity(cell) != nil
        case "单位": !names.sources.contains(cell) && Quantity(cell) == nil
        case "来源": names.sources.contains(cell)
        case "行": cell.isEmpty || cell.contains(where: \.isNumber) && !names.sources.contains(cell)
        default: true
        }
    }
}
