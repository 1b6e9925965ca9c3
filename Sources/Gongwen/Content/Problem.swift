/// Something wrong in a file of `Intents/` or `Knowledge/`: what, where, and the way out.
///
///     Knowledge/a.yaml:7:5: 错误：指标“站点”没有“叫法”
///     7 |   - 名称: 站点
///       |     ^ 加一行“叫法: [户外 站点]”
public struct Problem: Sendable, Hashable, CustomStringConvertible {
    /// Files with an error do not load; with warnings they do.
    public enum Severity: String, Sendable { case error, warning }

    public var severity: Severity
    /// The path as it was given, with the folder.
    public var file: String
    /// From 1; 0 when the problem is the file's as a whole.
    public var line: Int
    /// In characters, from 1.
    public var column: Int
    /// What is wrong, in Chinese, without the place.
    public var message: String
    /// The line of the file, "" when there is none.
    public var sourceLine: String
    /// What to do about it, "" when the message says it.
    public var wayOut: String

    public var description: String {
        let kind = severity == .error ? "错误" : "警告"
        guard line > 0 else { return "\(file): \(kind)：\(message)" + (wayOut.isEmpty ? "" : "\n  \(wayOut)") }
        let head = "\(file):\(line):\(column): \(kind)：\(message)"
        guard !sourceLine.isEmpty else { return head + (wayOut.isEmpty ? "" : "\n  \(wayOut)") }
        let caret = CaretLine(sourceLine, column: column)
        let gutter = "\(line) | "
        let blank = String(repeating: " ", count: gutter.count - 2) + "| "
        return "\(head)\n\(gutter)\(caret.excerpt)\n\(blank)\(caret.padding)^" + (wayOut.isEmpty ? "" : " \(wayOut)")
    }
}

/// A place in a file that was read.
struct Place: Hashable, Sendable {
    var file: String
    /// From 1; 0 for the file as a whole.
    var line: Int
    /// In Unicode scalars, from 1, because these cost nothing to count; ``Problems`` makes characters of them.
    var column: Int

    /// For messages: `Knowledge/a.yaml:7`.
    var shown: String { "\(file):\(line)" }
}
