/// Lists and mappings in brackets, which may go over several lines.
extension YAMLProof {
    private static let deepest = 8

    mutating func readBrackets(_ line: Int, from start: Int, into problems: inout Problems) {
        var column = start
        /// Where the text that is being read began; nil before it.
        var token: Int?
        while column < lines[line].count {
            let character = lines[line][column]
            if character.isWhitespace {
                column += 1
                continue
            }
            if character == "#", column == 0 || lines[line][column - 1].isWhitespace { break }
            if token == nil, let due = commaDue, !character.isOne(of: ",]}:：") {
                column += reportMissingComma(line, column, due: due, into: &problems)
                commaDue = nil
            }
            switch character {
            case "[", "{":
                if token != nil { mendInside(line, column, into: &problems) } else { open(line, column, &problems) }
            case "]", "}":
                finish(token, line, column)
                token = nil
                guard close(line, column, into: &problems) else { return }
            case ",":
                if token == nil, commaDue == nil, brackets[brackets.count - 1].isAtKey {
                    problems.error("多了一个逗号，中间是空的", at: place(line, column), wayOut: "删掉它。")
                    replace(line, column..<column + 1, with: " ")
                }
                token = nil
                commaDue = nil
                brackets[brackets.count - 1].isAtKey = true
            case "，" where startsPair(line, from: column + 1):
                problems.error("这里用了全角逗号“，”，两边会连成一段文字", at: place(line, column), wayOut: "改成半角逗号加一个空格“, ”。")
                replace(line, column..<column + 1, with: ", ")
                continue
            case ":", "：":
                column = readColon(line, column, &token, into: &problems)
            case "\"", "'":
                guard token == nil else { break }
                if closingQuote(line, from: column) == nil {
                    let end = lines[line][(column + 1)...].firstIndex { $0.isOne(of: ",]}") } ?? lines[line].count
                    reportOpenQuote(line, column, closeAt: end, into: &problems)
                }
                let close = closingQuote(line, from: column) ?? lines[line].count
                mendEscapes(line, column..<close, into: &problems)
                column = close
                commaDue = (line, column + 1)
            default:
                if token == nil {
                    mendFirst(line, column, into: &problems)
                    token = column
                }
            }
            if isHopeless { return }
            column += 1
        }
        finish(token, line, contentEnd(line, from: token ?? start))
    }

    /// A text has ended; at the end of a line nothing has said so yet.
    private mutating func finish(_ token: Int?, _ line: Int, _ column: Int) {
        guard token != nil else { return }
        commaDue = (line, column)
    }

    private mutating func reportMissingComma(
        _ line: Int, _ column: Int, due: (line: Int, column: Int), into problems: inout Problems
    ) -> Int {
        problems.error(
            due.line == line ? "这里少了一个逗号" : "行末少了一个逗号，YAML 会把它和下一行连成一段文字",
            at: place(due.line, due.column), wayOut: "补上半角逗号“,”。")
        replace(due.line, due.column..<due.column, with: ",")
        brackets[brackets.count - 1].isAtKey = true
        return due.line == line ? 1 : 0
    }

    private mutating func open(_ line: Int, _ column: Int, _ problems: inout Problems) {
        brackets.append(Bracket(mark: lines[line][column], line: line, column: column))
        guard brackets.count > YAMLProof.deepest else { return }
        problems.error("括号套得太深（超过 \(YAMLProof.deepest) 层）", at: place(line, column), wayOut: "看看前面有没有漏掉右括号。")
        isHopeless = true
    }

    private mutating func mendInside(_ line: Int, _ column: Int, into problems: inout Problems) {
        problems.error("列表里的文字带有“\(lines[line][column])”，要加引号", at: place(line, column), wayOut: "给这一项加引号。")
        replace(line, column..<column + 1, with: lines[line][column] == "[" ? "［" : "｛")
    }

    /// False when the outermost bracket has been closed.
    private mutating func close(_ line: Int, _ column: Int, into problems: inout Problems) -> Bool {
        guard let open = brackets.last else { return false }
        let wanted = YAMLProof.closing(open.mark)
        if lines[line][column] != wanted {
            problems.error(
                "“\(open.mark)”没有配对的“\(wanted)”", at: place(open.line, open.column),
                wayOut:
                    "在第 \(line + 1) 行第 \(problems.column(of: place(line, column))) 列的“\(lines[line][column])”处补上或改成“\(wanted)”。"
            )
            let closesOuter = brackets.dropLast().contains { YAMLProof.closing($0.mark) == lines[line][column] }
            replace(line, column..<column + (closesOuter ? 0 : 1), with: String(wanted))
        }
        brackets.removeLast()
        guard brackets.isEmpty else {
            commaDue = (line, column + 1)
            return true
        }
        commaDue = nil
        dropRest(line, from: column + 1, after: "括号", into: &problems)
        return false
    }

    /// `键:` or `键：` of an example, as in `{问: 甲，得: 乙}`.
    private func startsPair(_ line: Int, from start: Int) -> Bool {
        guard brackets.last?.mark == "{" else { return false }
        let rest = lines[line][start...].drop(while: \.isWhitespace)
        let key = rest.prefix { $0 != ":" && $0 != "：" }
        return Keys.all.contains(String(key)) && key.count < rest.count
    }

    private mutating func readColon(
        _ line: Int, _ column: Int, _ token: inout Int?, into problems: inout Problems
    ) -> Int {
        let top = brackets.count - 1
        let next = column + 1 < lines[line].count ? lines[line][column + 1] : " "
        let isPairEnd = lines[line][column] == ":" && (next.isWhitespace || next.isOne(of: ",[]{}"))
        guard brackets[top].mark == "{", brackets[top].isAtKey else {
            guard isPairEnd else {
                if token == nil { token = column }
                return column
            }
            problems.error("文字里的半角冒号“: ”会被当成又一个键", at: place(line, column), wayOut: "改成全角“：”，或给这一项加引号。")
            replace(line, column..<column + 1, with: "：")
            if token == nil { token = column }
            return column
        }
        let start = token ?? column
        let key = String(lines[line][start..<column].trimmingSuffix(while: \.isWhitespace))
        var end = column
        if !isPairEnd {
            guard Keys.all.contains(key) else { return column }
            problems.error(
                lines[line][column] == "：" ? "这里用了全角冒号“：”，YAML 会把它当成文字的一部分" : "冒号后面要有一个空格",
                at: place(line, column), wayOut: "改成半角冒号加一个空格“: ”。")
            replace(line, column..<column + 1, with: ": ")
            end += 1
        }
        if token != nil, let first = brackets[top].keys.updateValue(line, forKey: key) {
            reportDuplicate(key, line, start, first: first, into: &problems)
        }
        brackets[top].isAtKey = false
        commaDue = nil
        token = nil
        return end
    }
}
