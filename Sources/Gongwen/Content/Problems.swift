/// Collects problems, so that all of them show in one run.
struct Problems {
    private(set) var all: [Problem] = []
    /// The lines of each file read, for the caret.
    var lines: [String: [Substring]] = [:]
    /// Files of which a part could not be read. What they define is then missing elsewhere, which is no news.
    private(set) var incomplete: [String] = []
    private var heldBack = 0
    /// What was said of references to nothing.
    private var references: Set<String> = []

    var hasError: Bool { all.contains { $0.severity == .error } }

    /// Whether an error is in these lines of a file.
    func hasError(in file: String, _ lines: ClosedRange<Int>) -> Bool {
        all.contains { $0.severity == .error && $0.file == file && lines.contains($0.line) }
    }

    mutating func error(_ message: String, at place: Place, wayOut: String = "") {
        add(.error, message, place, wayOut)
    }

    mutating func warn(_ message: String, at place: Place, wayOut: String = "") {
        add(.warning, message, place, wayOut)
    }

    /// Reports a reference to nothing, unless the thing may stand in a file that was not read to its end.
    mutating func missing(_ message: String, at place: Place, wayOut: String = "") {
        guard incomplete.isEmpty else {
            heldBack += 1
            return
        }
        error(message, at: place, wayOut: wayOut)
        references.insert(message)
    }

    /// Warns that nothing uses a thing, unless a file that was not read to its end may.
    mutating func unused(_ message: String, at place: Place, wayOut: String = "") {
        if incomplete.isEmpty { warn(message, at: place, wayOut: wayOut) } else { heldBack += 1 }
    }

    mutating func markIncomplete(_ file: String) {
        if !incomplete.contains(file) { incomplete.append(file) }
    }

    /// All problems in the order of the files, each once, and how many were held back.
    mutating func finish() {
        var seen: Set<Problem> = []
        all = all.filter { seen.insert($0).inserted }
        all = all.enumerated().sorted {
            ($0.element.file, $0.element.line, $0.element.column, $0.offset)
                < ($1.element.file, $1.element.line, $1.element.column, $1.offset)
        }.map(\.element)
        joinReferences()
        guard heldBack > 0, let first = incomplete.first else { return }
        error(
            "还有 \(heldBack) 处问题可能只是因为 \(incomplete.joined(separator: "、")) 没有读全，先不列出",
            at: Place(file: first, line: 0, column: 0), wayOut: "改好这些文件再检查一次。")
        heldBack = 0
    }

    /// A name that many rows have and nothing defines is one problem, at the first of them.
    private mutating func joinReferences() {
        let repeated = Dictionary(grouping: all.filter { references.contains($0.message) }, by: \.message)
            .filter { $1.count > 2 }
        var isFirst = Set(repeated.keys)
        all = all.compactMap { problem in
            guard let others = repeated[problem.message]?.dropFirst() else { return problem }
            guard isFirst.remove(problem.message) != nil else { return nil }
            var joined = problem
            let places = others.prefix(3).map { "\($0.file):\($0.line)" }.joined(separator: "、")
            joined.wayOut += "另有 \(others.count) 处也这么写：\(places)\(others.count > 3 ? " 等" : "")。"
            return joined
        }
    }

    private mutating func add(_ severity: Problem.Severity, _ message: String, _ place: Place, _ wayOut: String) {
        all.append(
            Problem(
                severity: severity, file: place.file, line: place.line, column: column(of: place), message: message,
                sourceLine: line(of: place).map { String($0) } ?? "", wayOut: wayOut))
    }

    /// The line on which a place is, or nil when its file was not read that far.
    func line(of place: Place) -> Substring? {
        guard let known = lines[place.file], place.line >= 1, place.line <= known.count else { return nil }
        return known[place.line - 1]
    }

    /// The column of a place in characters, as editors count: an emoji of several scalars is one.
    func column(of place: Place) -> Int {
        guard let line = line(of: place) else { return place.column }
        let before = line.unicodeScalars.prefix(max(0, place.column - 1))
        return Substring(before).count + place.column - before.count
    }
}
