import Foundation
import Gongwen

extension QuestionReport {
    /// For a spreadsheet: one table, UTF-8 with a byte order mark, without which Excel takes it for another encoding.
    func csv(from: Date, to: Date) -> String {
        var rows = [
            ["类别", "内容", "指标", "次数", "例子"],
            ["时间", "\(from.inBeijing) 至 \(to.inBeijing)（北京时间）", "", "", ""],
            ["答上的占", percent(answered.count, answered.all), "", "\(answered.count)", "寒暄不算，共 \(answered.all) 问"],
        ]
        rows += statuses.sorted { $0.key < $1.key }.map { ["状态", $0.key, "", "\($0.value)", ""] }
        rows += unknownWords.map { ["没看懂的词", $0.subject, "", "\($0.count)", $0.examples.joined(separator: "；")] }
        rows += missing.map {
            ["没有数据", $0.subject.subject, $0.subject.indicator, "\($0.count)", $0.examples.joined(separator: "；")]
        }
        rows += mostAsked.map { ["问得最多", $0.subject, "", "\($0.count)", ""] }
        rows += neverAsked.map { ["从没问到", $0.subject, $0.indicator, "0", "\($0.period) \($0.scope)"] }
        return "\u{FEFF}" + rows.map { $0.map(\.cell).joined(separator: ",") + "\r\n" }.joined()
    }

    /// For programs: one line.
    func json(from: Date, to: Date) throws -> String {
        struct Counted: Encodable {
            var text: String?
            var subject: String?
            var indicator: String?
            var count: Int
            var examples: [String]?
        }
        struct Shape: Encodable {
            var from: Date
            var to: Date
            var questions: Int
            var statuses: [String: Int]
            var answeredShare: Double
            var notUnderstood: [Counted]
            var noData: [Counted]
            var mostAsked: [Counted]
            var neverAsked: [Interpretation.FactName]
        }
        let shape = Shape(
            from: from, to: to, questions: count, statuses: statuses, answeredShare: answeredShare,
            notUnderstood: unknownWords.map { Counted(text: $0.subject, count: $0.count, examples: $0.examples) },
            noData: missing.map {
                Counted(
                    subject: $0.subject.subject, indicator: $0.subject.indicator, count: $0.count,
                    examples: $0.examples)
            },
            mostAsked: mostAsked.map { Counted(text: $0.subject, count: $0.count) }, neverAsked: neverAsked)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.dateEncodingStrategy = .iso8601
        return String(decoding: try encoder.encode(shape), as: UTF8.self)
    }
}

extension Date {
    /// `2026-03-01 07:59`.
    fileprivate var inBeijing: String {
        var style = Date.ISO8601FormatStyle(dateTimeSeparator: .space)
        style.timeZone = TimeZone(secondsFromGMT: 8 * 3600) ?? .gmt
        return String(style.year().month().day().time(includingFractionalSeconds: false).format(self).prefix(16))
    }
}

extension String {
    /// As CSV wants it; what a spreadsheet would take for a formula gets an apostrophe in front.
    fileprivate var cell: String {
        let text = first.map { "=+-@\t\r".contains($0) } == true ? "'" + self : self
        guard text.utf8.contains(where: { ",\"\n\r".utf8.contains($0) }) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}
