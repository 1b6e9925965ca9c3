/// Values: quotes, brackets, texts, and the marks that YAML gives a meaning of its own.
extension YAMLProof {
    /// The column of the quote that closes the one at `start`, on the same line.
    func closingQuote(_ line: Int, from start: Int) -> Int? {
        let text = lines[line]
        let quote = text[start]
        var column = start + 1
        while column < text.count {
            if text[column] == "\\", quote == "\"" {
                column += 2
                continue
            }
            if text[column] == quote {
                guard quote == "'", column + 1 < text.count, text[column + 1] == "'" else { return column }
                column += 1
            }
            column += 1
        }
        return nil
    }

    /// A value in block style, which ends with its line unless it opens brackets or a `|`.
    mutating func readValue(_ line: Int, from start: Int, into problems: inout Problems) {
        switch lines[line][start] {
        case "\"", "'":
            guard let close = closingQuote(line, from: start) else {
                return reportOpenQuote(line, start, closeAt: lines[line].count, into: &problems)
            }
            mendEscapes(line, start..<close, into: &problems)
            dropRest(line, from: close + 1, after: "引号", into: &problems)
        case "[", "{": readBrackets(line, from: start, into: &problems)
        case "|" where isBlockTextMark(line, start), ">" where isBlockTextMark(line, start):
            blockText = levels.last?.indent ?? -1
        default:
            mendFirst(line, start, into: &problems)
            readPlain(line, from: start, into: &problems)
        }
    }

    private func isBlockTextMark(_ line: Int, _ start: Int) -> Bool {
        let end = contentEnd(line, from: start)
        return lines[line][(start + 1)..<max(start + 1, end)].allSatisfy { $0.isOne(of: "+-123456789") }
    }

    mutating func reportOpenQuote(_ line: Int, _ start: Int, closeAt end: Int, into problems: inout Problems) {
        let quote = lines[line][start]
        problems.error("引号 \(quote) 在这一行里没有配对", at: place(line, start), wayOut: "补上右边的引号；文字要分几行写就用“|”。")
        replace(line, end..<end, with: String(quote))
    }

    /// In double quotes a backslash makes another character of the next, if there is one to be made.
    mutating func mendEscapes(_ line: Int, _ range: Range<Int>, into problems: inout Problems) {
        guard lines[line][range.lowerBound] == "\"" else { return }
        var column = range.lowerBound + 1
        while column < range.upperBound {
            if lines[line][column] == "\\" {
                if !lines[line][column + 1].isOne(of: "0abtnvfre \"/\\N_LP") {
                    problems.error(
                        "双引号里的“\\\(lines[line][column + 1])”在 YAML 里没有意义", at: place(line, column),
                        wayOut: "“\\”写两个，或改用单引号。")
                    replace(line, column..<column + 1, with: "＼")
                }
                column += 1
            }
            column += 1
        }
    }

    /// What stands behind a closed quote or bracket belongs to nothing.
    mutating func dropRest(_ line: Int, from start: Int, after what: String, into problems: inout Problems) {
        guard !isBlank(line, from: start) else { return }
        let rest = nonSpace(line, from: start)
        let isBracket = lines[line][rest].isOne(of: "]}")
        problems.error(
            isBracket ? "多了一个“\(lines[line][rest])”" : "\(what)后面还有文字，YAML 读不懂", at: place(line, rest),
            wayOut: isBracket ? "删掉它。" : "把整段文字放进一对引号里，里面的引号用“”。")
        replace(line, start..<lines[line].count, with: "")
    }

    /// Characters that mean something at the beginning of a value.
    mutating func mendFirst(_ line: Int, _ start: Int, into problems: inout Problems) {
        let first = lines[line][start]
        let meaning: String
        switch first {
        case "&": meaning = "锚点"
        case "*": meaning = "别名"
        case "!": meaning = "类型标记"
        case "@", "`": meaning = "保留字符"
        case "%": meaning = "指令"
        case "|", ">": meaning = "多行文字的标记"
        case "]", "}", ",": meaning = "括号里的标点"
        case "-" where start + 1 < lines[line].count && lines[line][start + 1] == " ":
            problems.error("列表的第一项不能和键写在同一行", at: place(line, start), wayOut: "另起一行，缩进两格，再写“- ”。")
            return replace(line, start..<start + 1, with: "－")
        case "?" where start + 1 < lines[line].count && lines[line][start + 1] == " ": meaning = "复杂键"
        default: return
        }
        problems.error("“\(first)”开头的文字在 YAML 里是\(meaning)，这里不能用", at: place(line, start), wayOut: "文字要以它开头就整段加引号。")
        let wide = first == "`" ? "｀" : String(Unicode.Scalar(first.value + 0xFEE0)!)
        replace(line, start..<start + 1, with: wide)
    }

    /// A text without quotes: a colon with a space would make it a pair, a # after a space a comment.
    private mutating func readPlain(_ line: Int, from start: Int, into problems: inout Problems) {
        for column in start..<lines[line].count {
            let character = lines[line][column]
            if character == "#", column > start, lines[line][column - 1] == " " {
                let next = column + 1 < lines[line].count ? lines[line][column + 1] : " "
                if next != " ", next != "#" {
                    problems.warn("空格加“#”起是注释，后面的字不算在值里", at: place(line, column), wayOut: "不是注释就给整段文字加引号。")
                }
                return
            }
            if character == ":", isColonEnd(line, column) {
                problems.error(
                    "文字里的半角冒号“: ”会被当成又一个键", at: place(line, column), wayOut: "改成全角“：”，或给整段文字加引号。")
                replace(line, column..<column + 1, with: "：")
            }
        }
    }
}
