/// The rows of a comma-separated file (RFC 4180: quotes, doubled quotes, line breaks inside quotes), each with its line.
///
///     CSVFile.rows("主体,数值\n江北区,\"1,200\"")   // [["主体","数值"] at 1, ["江北区","1,200"] at 2]
enum CSVFile {
    struct Row {
        var cells: [String]
        /// The line on which the row starts, from 1.
        var line: Int
        /// True when a quote was opened and never closed.
        var isUnterminated = false
    }

    static func rows(_ text: String) -> [Row] {
        var rows: [Row] = []
        var row = Row(cells: [], line: 1)
        var cell = ""
        var line = 1
        var isQuoted = false
        var iterator = text.makeIterator()
        var next = iterator.next()
        func isBlank(_ row: Row) -> Bool { row.cells.allSatisfy(\.isEmpty) }
        while let character = next {
            next = iterator.next()
            if isQuoted {
                if character == "\"" {
                    if next == "\"" {
                        cell.append("\"")
                        next = iterator.next()
                    } else {
                        isQuoted = false
                    }
                } else {
                    if character == "\n" { line += 1 }
                    cell.append(character)
                }
                continue
            }
            switch character {
            case "\"" where cell.isEmpty: isQuoted = true
            case ",":
                row.cells.append(cell)
                cell = ""
            case "\n":
                line += 1
                row.cells.append(cell)
                cell = ""
                if !isBlank(row) { rows.append(row) }
                row = Row(cells: [], line: line)
            default: cell.append(character)
            }
        }
        row.cells.append(cell)
        row.isUnterminated = isQuoted
        if !isBlank(row) || isQuoted { rows.append(row) }
        return rows
    }
}
