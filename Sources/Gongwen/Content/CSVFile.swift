/// The rows of a comma-separated file (RFC 4180: quotes, doubled quotes, line breaks inside quotes), each cell with its
/// place.
///
///     主体,数值
///     江北区,"1,200"      // cells 江北区 at 2:1 and 1,200 at 2:5
///
/// A quote that is never closed ends with its cell, so that the rows below it are read all the same.
struct CSVFile {
    struct Cell {
        var text: String
        /// In Unicode scalars, from 1.
        var column: Int
    }
    struct Row {
        /// The line on which the row starts, from 1.
        var line: Int
        var cells: [Cell] = []
        /// Columns of quotes without a partner.
        var openQuotes: [Int] = []
        /// Columns at which text follows a closed quote.
        var strayText: [Int] = []
        /// Behind the last scalar of the row's last line.
        var endColumn = 1
    }

    private(set) var rows: [Row] = []
    private let lines: [[Unicode.Scalar]]
    private var line = 0
    private var column = 0

    init(_ lines: [Substring]) {
        self.lines = lines.map { Array($0.unicodeScalars) }
        while line < self.lines.count {
            let row = readRow()
            if row.cells.contains(where: { !$0.text.isEmpty }) || !row.openQuotes.isEmpty { rows.append(row) }
        }
    }

    private mutating func readRow() -> Row {
        var row = Row(line: line + 1)
        column = 0
        while true {
            let cell = readCell(&row)
            row.cells.append(cell)
            guard column < lines[line].count else { break }
            column += 1
        }
        row.endColumn = lines[line].count + 1
        line += 1
        return row
    }

    /// Reads up to the next comma or the end of the line.
    private mutating func readCell(_ row: inout Row) -> Cell {
        let start = column
        if column < lines[line].count, lines[line][column] == "\"" {
            if let text = readQuoted() {
                if column < lines[line].count, lines[line][column] != "," {
                    row.strayText.append(column + 1)
                    skipToComma()
                }
                return Cell(text: text, column: start + 1)
            }
            row.openQuotes.append(start + 1)
            column = start + 1
        }
        let from = column
        skipToComma()
        return Cell(text: String(lines[line][from..<column]), column: start + 1)
    }

    private mutating func skipToComma() {
        while column < lines[line].count, lines[line][column] != "," { column += 1 }
    }

    /// The text in quotes, with the position behind them; nil when they are not closed.
    private mutating func readQuoted() -> String? {
        let (oldLine, oldColumn) = (line, column)
        var text = String.UnicodeScalarView()
        column += 1
        while line < lines.count {
            while column < lines[line].count {
                if lines[line][column] != "\"" {
                    text.append(lines[line][column])
                } else if column + 1 < lines[line].count, lines[line][column + 1] == "\"" {
                    text.append("\"")
                    column += 1
                } else {
                    column += 1
                    return String(text)
                }
                column += 1
            }
            guard line + 1 < lines.count, !looksLikeRow(line + 1) else { break }
            text.append("\n")
            line += 1
            column = 0
        }
        (line, column) = (oldLine, oldColumn)
        return nil
    }

    /// A line of many cells is a row, not the second line of a cell whose quote was forgotten.
    private func looksLikeRow(_ line: Int) -> Bool { lines[line].count { $0 == "," } >= 6 }
}
