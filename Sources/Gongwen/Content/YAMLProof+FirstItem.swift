/// The first item of a list, further left than the others.
///
///     内容:
///     - 喝水        缩进少了 2 格
///       - 充电
extension YAMLProof {
    /// Moves it to where the lines behind it say that it belongs; where it begins now.
    mutating func mendFirstItem(_ line: Int, at column: Int, into problems: inout Problems) -> Int {
        guard mayNest, let key = levels.last, !key.isList, column <= key.indent, isDash(line, column),
            let wanted = columnOfItem(line, column, below: key.indent), wanted > column
        else { return column }
        problems.error(
            "缩进少了 \(wanted - column) 格，不再属于上一行的键", at: place(line, column),
            wayOut: "从第 \(wanted + 1) 列写起，和别的各项对齐。")
        reindent(line, from: column, to: wanted)
        return wanted
    }

    /// Where the next item begins, or what this one's next key is indented to, less its dash. An item by itself belongs two
    /// columns behind its key.
    private func columnOfItem(_ line: Int, _ column: Int, below key: Int) -> Int? {
        let body = nonSpace(line, from: column + 1)
        let isPair = keyColon(line, from: body) != nil
        guard let next = lines[(line + 1)...].firstIndex(where: YAMLProof.hasContent),
            let indent = lines[next].firstIndex(where: { $0 != " " }), indent > column
        else { return nil }
        if isDash(next, indent) { return indent > key ? indent : nil }
        if isPair { return indent - (body - column) >= key ? indent - (body - column) : nil }
        return column < key && indent <= key ? key + 2 : nil
    }

    private static func hasContent(_ line: [Unicode.Scalar]) -> Bool {
        line.first { $0 != " " }.map { $0 != "#" } ?? false
    }
}
