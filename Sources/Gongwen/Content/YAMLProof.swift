/// Proofreads YAML before it is parsed: finds what YAML would swallow or stumble over, reports it, and mends it, so that
/// the rest of the file is read and checked in the same run.
///
///     名称：站点      // one text to YAML; reported at the colon, read as 名称: 站点
///
/// The files use a small part of YAML: mappings, lists in both styles, texts, comments. What is outside of that part
/// (anchors, aliases, tags, several documents, texts over several lines without a mark) is reported too.
struct YAMLProof {
    let path: String
    private let source: String
    /// The lines, mended, in the scalars that YAML is made of.
    var lines: [[Unicode.Scalar]]
    /// For a mended line: the original column of each of its characters, from 0.
    private var origins: [Int: [Int]] = [:]
    /// True when something could not be mended, and the file must not be parsed.
    var isHopeless = false

    /// A mapping or a list in block style that is open.
    struct Level {
        var indent: Int
        var isList: Bool
        var keys: [String: Int] = [:]
    }
    /// A list or mapping in brackets that is open.
    struct Bracket {
        var mark: Unicode.Scalar
        var line: Int
        var column: Int
        var keys: [String: Int] = [:]
        /// Before the colon of a pair.
        var isAtKey = true
    }

    var levels: [Level] = []
    var brackets: [Bracket] = []
    /// Where a member of brackets has ended and a comma is due.
    var commaDue: (line: Int, column: Int)?
    /// True when the line before ended in `键:` or `-`, and something deeper may follow.
    var mayNest = true
    /// Inside `|` or `>`: lines indented more than this are text.
    var blockText: Int?
    /// The last line whose indentation was mended: how far it was meant to go in is a guess.
    var guessedLine = -1
    /// The last line that was moved, and by how much: those below it in the same item are off by as much.
    var moved = (line: -1, by: 0)
    /// The last line that held anything.
    var lastLine = 0

    init(_ file: TextFile, into problems: inout Problems) {
        path = file.path
        source = file.text
        lines = (problems.lines[file.path] ?? []).map { Array($0.unicodeScalars) }
        for line in lines.indices where !isHopeless { read(line, into: &problems) }
        if !brackets.isEmpty, !isHopeless { closeBrackets(into: &problems) }
    }

    /// The whole text, mended.
    var text: String { origins.isEmpty ? source : lines.map { String($0) }.joined(separator: "\n") }

    // MARK: places and mending

    func place(_ line: Int, _ column: Int) -> Place {
        let original = origins[line].map { column < $0.count ? $0[column] : ($0.last ?? -1) + 1 + (column - $0.count) }
        return Place(file: path, line: line + 1, column: (original ?? column) + 1)
    }

    /// The place of a mark of the parser, which counts from 1, in the mended text.
    func place(ofMarkAt line: Int, _ column: Int) -> Place {
        guard line >= 1, line <= lines.count else { return Place(file: path, line: line, column: column) }
        return place(line - 1, column - 1)
    }

    mutating func replace(_ line: Int, _ range: Range<Int>, with text: String) {
        var origin = origins[line] ?? Array(lines[line].indices)
        let at = range.lowerBound < origin.count ? origin[range.lowerBound] : (origin.last ?? -1) + 1
        let new = Array(text.unicodeScalars)
        // Mended text of the same length keeps its columns.
        let columns = new.count == range.count ? Array(origin[range]) : [Int](repeating: at, count: new.count)
        origin.replaceSubrange(range, with: columns)
        lines[line].replaceSubrange(range, with: new)
        origins[line] = origin
    }

    // MARK: leaving out

    /// The lines, from 1, of the item or section that a line belongs to.
    func item(around line: Int) -> ClosedRange<Int> {
        let at = min(max(line - 1, 0), lines.count - 1)
        let start = lines[...at].lastIndex(where: YAMLProof.startsItem) ?? 0
        let end = lines[(at + 1)...].firstIndex(where: YAMLProof.startsItem) ?? lines.count
        return start + 1...end
    }

    private static func startsItem(_ line: [Unicode.Scalar]) -> Bool {
        guard let indent = line.firstIndex(where: { $0 != " " }), line[indent] != "#" else { return false }
        return indent == 0 || (indent <= 2 && line[indent] == "-")
    }

    /// False when there was nothing to leave out.
    mutating func leaveOut(_ item: ClosedRange<Int>) -> Bool {
        var hadAny = false
        for line in item where !lines[line - 1].isEmpty {
            hadAny = true
            replace(line - 1, 0..<lines[line - 1].count, with: "")
        }
        return hadAny
    }

    // MARK: lines

    private mutating func read(_ line: Int, into problems: inout Problems) {
        guard let first = lines[line].firstIndex(where: { !$0.isWhitespace }) else { return }
        if let parent = blockText {
            if first > parent { return }
            blockText = nil
        }
        mendIndentation(line, upTo: first, into: &problems)
        guard let indent = lines[line].firstIndex(where: { $0 != " " }), lines[line][indent] != "#" else { return }
        defer { lastLine = line }
        if !brackets.isEmpty {
            guard startsBlock(line, indent) else { return readBrackets(line, from: indent, into: &problems) }
            closeBrackets(into: &problems)
        }
        if isDocumentMark(line) {
            if !levels.isEmpty {
                problems.error("一个文件里不能有“---”隔开的几段", at: place(line, 0), wayOut: "删掉这一行，或拆成几个文件。")
            }
            return replace(line, 0..<lines[line].count, with: "")
        }
        readBlock(line, from: indent, into: &problems)
    }

    private func isDocumentMark(_ line: Int) -> Bool {
        let text = lines[line].trimmingSuffix(while: \.isWhitespace)
        return text == ["-", "-", "-"] || text == [".", ".", "."]
    }

    /// YAML counts spaces only; tabs and full-width spaces look like indentation and are none.
    private mutating func mendIndentation(_ line: Int, upTo end: Int, into problems: inout Problems) {
        guard let culprit = lines[line][..<end].firstIndex(where: { $0 != " " }) else { return }
        guessedLine = line
        let isTab = lines[line][culprit] == "\t"
        if brackets.isEmpty, lines[line][end] != "#" {
            problems.error(
                isTab ? "这里用制表符（Tab）缩进，YAML 只认空格" : "这里用全角空格或特殊空格缩进，YAML 只认半角空格",
                at: place(line, culprit), wayOut: "改成半角空格，每一级两个。")
        }
        for column in (0..<end).reversed() where lines[line][column] != " " {
            replace(line, column..<column + 1, with: lines[line][column] == "\u{A0}" ? " " : "  ")
        }
    }

    /// Whether a line can only belong outside of the brackets that are open.
    private func startsBlock(_ line: Int, _ indent: Int) -> Bool {
        let rest = lines[line][indent...]
        let isItem = rest.first == "-" && rest.dropFirst().first == " "
        let body = isItem ? rest.dropFirst().drop { $0 == " " } : rest
        let key = body.prefix { $0 != ":" && $0 != "：" }
        let isPair = Keys.all.contains(String(key)) && key.count < body.count
        guard brackets.last?.mark == "{" else { return isPair || (isItem && brackets.count == 1) }
        return isPair && (isItem || indent <= levels.last?.indent ?? 0)
    }

    private mutating func closeBrackets(into problems: inout Problems) {
        guard let open = brackets.first else { return }
        for bracket in brackets {
            problems.error(
                "“\(bracket.mark)”没有配对的“\(YAMLProof.closing(bracket.mark))”", at: place(bracket.line, bracket.column),
                wayOut: "在这一项的末尾补上“\(YAMLProof.closing(bracket.mark))”。")
        }
        let marks = String(brackets.reversed().map { YAMLProof.closing($0.mark) })
        let end = contentEnd(lastLine, from: lastLine == open.line ? open.column : 0)
        replace(lastLine, end..<lines[lastLine].count, with: marks)
        brackets = []
        commaDue = nil
        mayNest = false
    }

    static func closing(_ mark: Unicode.Scalar) -> Unicode.Scalar { mark == "[" ? "]" : "}" }

    /// Where the comment of a line begins, or its last word ends.
    func contentEnd(_ line: Int, from start: Int) -> Int {
        let text = lines[line]
        var end = text.count
        for column in text.indices.dropFirst(max(1, start)) where text[column] == "#" && text[column - 1] == " " {
            end = column
            break
        }
        while end > start, text[end - 1].isWhitespace { end -= 1 }
        return end
    }

    func isBlank(_ line: Int, from column: Int) -> Bool {
        guard let next = lines[line].dropFirst(column).firstIndex(where: { !$0.isWhitespace }) else { return true }
        return lines[line][next] == "#" && (next == 0 || lines[line][next - 1].isWhitespace)
    }

    func nonSpace(_ line: Int, from column: Int) -> Int {
        lines[line].dropFirst(column).firstIndex { $0 != " " && $0 != "\t" } ?? lines[line].count
    }
}
