/// Lines outside of brackets: `- `, `键: 值`, and how far they are indented.
extension YAMLProof {
    mutating func readBlock(_ line: Int, from indent: Int, into problems: inout Problems) {
        var column = indent
        var isAfterDash = false
        mendDash(line, at: column, into: &problems)
        column = mendFirstItem(line, at: column, into: &problems)
        while isDash(line, column) {
            guard enter(line, column, isList: true, isAfterDash: isAfterDash, into: &problems) else { return }
            // Entering may have moved the line.
            if !isAfterDash { column = lines[line].firstIndex { $0 != " " } ?? column }
            isAfterDash = true
            if isBlank(line, from: column + 1) {
                mayNest = true
                return
            }
            column = nonSpace(line, from: column + 1)
            mendKeyColon(line, from: column, into: &problems)
        }
        if !isAfterDash { mendKeyColon(line, from: column, into: &problems) }
        if let colon = keyColon(line, from: column), mendLostIndent(line, column, colon, into: &problems) {
            return readBlock(line, from: levels[levels.count - 1].indent, into: &problems)
        }
        guard let colon = keyColon(line, from: column) else {
            if !isAfterDash, !mayNest {
                problems.error(
                    "这一行没有“键: ”，YAML 会把它接到上一行的文字后面", at: place(line, column),
                    wayOut: "是另一项就写成“键: 值”或“- 值”；是同一段文字就写在一行里。")
                return replace(line, 0..<lines[line].count, with: "")
            }
            mayNest = false
            return readValue(line, from: column, into: &problems)
        }
        guard enter(line, column, isList: false, isAfterDash: isAfterDash, into: &problems) else { return }
        let moved = isAfterDash ? 0 : (lines[line].firstIndex { $0 != " " } ?? column) - column
        noteKey(line, column + moved, colon + moved, into: &problems)
        if isBlank(line, from: colon + moved + 1) {
            mayNest = true
        } else {
            mayNest = false
            readValue(line, from: nonSpace(line, from: colon + moved + 1), into: &problems)
        }
    }

    func isDash(_ line: Int, _ column: Int) -> Bool {
        let text = lines[line]
        return column < text.count && text[column] == "-" && (column + 1 == text.count || text[column + 1].isWhitespace)
    }

    /// The colon that ends a key: the first with a space or nothing behind it.
    func keyColon(_ line: Int, from start: Int) -> Int? {
        let text = lines[line]
        guard start < text.count else { return nil }
        if text[start] == "\"" || text[start] == "'" {
            guard let close = closingQuote(line, from: start) else { return nil }
            let colon = nonSpace(line, from: close + 1)
            return colon < text.count && text[colon] == ":" && isColonEnd(line, colon) ? colon : nil
        }
        if text[start] == "[" || text[start] == "{" { return nil }
        for column in start..<text.count {
            if text[column] == "#", column > start, text[column - 1] == " " { return nil }
            if text[column] == ":", isColonEnd(line, column) { return column }
        }
        return nil
    }

    func isColonEnd(_ line: Int, _ column: Int) -> Bool {
        column + 1 >= lines[line].count || lines[line][column + 1] == " " || lines[line][column + 1] == "\t"
    }

    // MARK: what looks like `- ` and `: `

    private mutating func mendDash(_ line: Int, at column: Int, into problems: inout Problems) {
        let text = lines[line]
        let isHalfWidth = text[column] == "-"
        guard isHalfWidth || text[column].isOne(of: "－—–•"), column + 1 < text.count else { return }
        let body = text[(column + 1)...].drop(while: \.isWhitespace)
        let isGlued = isHalfWidth && !text[column + 1].isWhitespace
        guard isGlued || !isHalfWidth, Keys.all.contains(String(body.prefix { $0 != ":" && $0 != "：" })),
            body.contains(where: { $0 == ":" || $0 == "：" })
        else { return }
        problems.error(
            isHalfWidth ? "“-”后面要有一个空格" : "列表项要用半角“-”开头，这里是“\(text[column])”",
            at: place(line, column), wayOut: "写成“- ”。")
        replace(line, column..<body.startIndex, with: "- ")
    }

    private mutating func mendKeyColon(_ line: Int, from start: Int, into problems: inout Problems) {
        let text = lines[line]
        guard start < text.count, !text[start].isOne(of: "\"'[{#") else { return }
        guard let colon = text[start...].firstIndex(where: { $0 == ":" || $0 == "：" }), colon > start else { return }
        if text[colon] == ":", isColonEnd(line, colon) { return }
        let key = String(text[start..<colon])
        let isKnown = Keys.all.contains(key)
        // A word of 同义词 is no known key; where a pair must stand, what ends in a colon or opens brackets is one.
        let value = text[(colon + 1)...].drop(while: \.isWhitespace)
        let opens = value.isEmpty || value.first == "[" || value.first == "#"
        let isPlain = !key.contains { "，。！？；、“”".contains($0) } && keyColon(line, from: start) == nil
        guard isKnown || (isPlain && opens && text[colon] == "：") || (isPlain && isInMapping(start)) else { return }
        let next = colon + 1 < text.count ? text[colon + 1] : " "
        if text[colon] == "：" {
            problems.error(
                "这里用了全角冒号“：”，YAML 会把整行当成一段文字", at: place(line, colon), wayOut: "改成半角冒号加一个空格“: ”。")
        } else {
            problems.error("冒号后面要有一个空格", at: place(line, colon), wayOut: "写成“\(key): ”。")
        }
        let end = next.isWhitespace && colon + 1 < text.count ? colon + 2 : colon + 1
        replace(line, colon..<end, with: ": ")
    }

    private func isInMapping(_ column: Int) -> Bool {
        levels.contains { $0.indent == column && !$0.isList }
    }

    private mutating func noteKey(_ line: Int, _ start: Int, _ colon: Int, into problems: inout Problems) {
        let key = String(
            lines[line][start..<colon].trimmingSuffix { $0.isWhitespace || $0.isOne(of: "\"'") }
                .drop { $0.isOne(of: "\"'") })
        if let first = levels[levels.count - 1].keys.updateValue(line, forKey: key) {
            reportDuplicate(key, line, start, first: first, into: &problems)
        }
    }

    /// The second key gets a name that readers pass over.
    mutating func reportDuplicate(
        _ key: String, _ line: Int, _ start: Int, first: Int, into problems: inout Problems
    ) {
        // A line that was moved may have been moved to the wrong item.
        if moved.line != line {
            let wayOut = first == line ? "留一个。" : "第 \(first + 1) 行已经写过，留一个，或合在一起。"
            problems.error("同一层里“\(key)”写了两次", at: place(line, start), wayOut: wayOut)
        }
        let mark = Unicode.Scalar(0xE000 + UInt32(line * 31 + start) % 0x1800) ?? "\u{E000}"
        replace(line, start..<start + key.unicodeScalars.count, with: String(mark) + key.dropFirst())
    }

    // MARK: indentation

    /// A key of an item at the very left: no section has such a name, so it belongs to the item above.
    private mutating func mendLostIndent(
        _ line: Int, _ start: Int, _ colon: Int, into problems: inout Problems
    ) -> Bool {
        let key = String(lines[line][start..<colon])
        guard let root = levels.first, start == root.indent, levels.count > 1, Keys.all.contains(key),
            !Keys.knowledge.contains(key), !Keys.intents.contains(key),
            let item = levels.lastIndex(where: { !$0.isList }), item > 0
        else { return false }
        levels = Array(levels[...item])
        problems.error(
            "缩进少了 \(levels[item].indent - start) 格，“\(key)”不再属于上一项", at: place(line, start),
            wayOut: "从第 \(levels[item].indent + 1) 列写起，和同一项的别的键对齐。")
        reindent(line, from: start, to: levels[item].indent)
        return true
    }

    /// Finds the level that a line belongs to; false when it belongs to none and was taken out.
    private mutating func enter(
        _ line: Int, _ indent: Int, isList: Bool, isAfterDash: Bool, into problems: inout Problems
    ) -> Bool {
        if isAfterDash {
            levels.append(Level(indent: indent, isList: isList))
            return true
        }
        let before = levels
        while let top = levels.last, top.indent > indent { levels.removeLast() }
        guard let top = levels.last else {
            guard before.isEmpty else {
                levels = [before[0]]
                return move(line, from: indent, isList: isList, into: &problems)
            }
            levels.append(Level(indent: indent, isList: isList))
            return true
        }
        if top.indent == indent {
            if top.isList == isList { return true }
            if isList, mayNest {
                levels.append(Level(indent: indent, isList: true))
                return true
            }
            if !isList, levels.count > 1, levels[levels.count - 2].indent == indent {
                levels.removeLast()
                return true
            }
            if !isList, let inner = before.last(where: { $0.indent > indent && !$0.isList }) {
                let isSame = moved == (lastLine, inner.indent - indent)
                moved = (line, inner.indent - indent)
                if line != guessedLine, !isSame {
                    problems.error(
                        "缩进不对：这一行和“-”对齐了", at: place(line, indent),
                        wayOut: "属于上一项就从第 \(inner.indent + 1) 列写起；是新的一项就在前面加“- ”。")
                }
                levels.append(inner)
                reindent(line, from: indent, to: inner.indent)
                return true
            }
            // An item at the very left belongs to the list above it.
            if isList, let list = before.firstIndex(where: { $0.indent > indent && $0.isList }) {
                levels = Array(before[...list])
                return move(line, from: indent, isList: true, into: &problems)
            }
            return takeOut(line, indent, isList: isList, into: &problems)
        }
        if mayNest, before.count == levels.count {
            levels.append(Level(indent: indent, isList: isList))
            return true
        }
        if before.count > levels.count { levels = Array(before[...levels.count]) }
        return move(line, from: indent, isList: isList, into: &problems)
    }

    /// Reports a line between levels, and moves it to the level it was most likely meant for: now the last.
    private mutating func move(_ line: Int, from indent: Int, isList: Bool, into problems: inout Problems) -> Bool {
        guard let level = levels.last, level.isList == isList else {
            return takeOut(line, indent, isList: isList, into: &problems)
        }
        defer { reindent(line, from: indent, to: level.indent) }
        let isSame = moved == (lastLine, level.indent - indent)
        moved = (line, level.indent - indent)
        guard line != guessedLine, !isSame else { return true }
        problems.error(
            indent > level.indent
                ? "缩进多了 \(indent - level.indent) 格，YAML 会把它和上一行连成一段文字" : "缩进少了 \(level.indent - indent) 格，和上面哪一级都对不上",
            at: place(line, indent), wayOut: "从第 \(level.indent + 1) 列写起，和同一级对齐。")
        return true
    }

    mutating func reindent(_ line: Int, from indent: Int, to wanted: Int) {
        if indent > wanted {
            replace(line, wanted..<indent, with: "")
        } else {
            replace(line, 0..<0, with: String(repeating: " ", count: wanted - indent))
        }
    }

    private mutating func takeOut(_ line: Int, _ indent: Int, isList: Bool, into problems: inout Problems) -> Bool {
        problems.error(
            isList ? "这里不能是列表项：上一行已经有值了" : "这里应该是以“- ”开头的列表项", at: place(line, indent),
            wayOut: isList ? "把上一行冒号后面的值也写成一项，或看看缩进。" : "在前面加“- ”，或看看缩进。")
        replace(line, 0..<lines[line].count, with: "")
        return false
    }
}
