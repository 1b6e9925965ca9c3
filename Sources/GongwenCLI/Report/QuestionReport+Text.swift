import Foundation
import Gongwen

extension QuestionReport {
    /// For reading: at most so many lines of each kind.
    func text(title: String, limit: Int) -> String {
        func section<Element>(_ name: String, _ all: [Element], _ line: (Element) -> String) -> String {
            guard !all.isEmpty else { return "\(name)：没有" }
            let rest = all.count - limit
            return
                (["\(name)（\(all.count)）："] + all.prefix(limit).map { "  " + line($0) }
                + (rest > 0 ? ["  ……还有 \(rest) 个"] : [])).joined(separator: "\n")
        }
        let names = [("answered", "答了"), ("clarify", "反问"), ("unknown", "没答上"), ("smalltalk", "寒暄")]
        let counts = names.map { "\($0.1) \(statuses[$0.0] ?? 0)" }.joined(separator: "，")
        return [
            "\(title)：共 \(count) 问；\(counts)。答上的占 \(percent(answered.count, answered.all))（寒暄不算）。",
            section("没看懂的词", unknownWords) {
                "\($0.count)次　\($0.subject.isEmpty ? "（不在资料范围内）" : $0.subject)　例：\($0.examples.joined(separator: "；").oneLine)"
            },
            section("看懂了但没有数据", missing) {
                "\($0.count)次　\($0.subject.subject)　\($0.subject.indicator)　例：\($0.examples.joined(separator: "；").oneLine)"
            },
            section("问得最多的", mostAsked) { "\($0.count)次　\($0.subject.oneLine)" },
            section("\(title)从没问到的数据", neverAsked) { $0.line },
        ].joined(separator: "\n\n")
    }
}

extension Interpretation.FactName {
    fileprivate var line: String { [subject, indicator, period, scope].filter { !$0.isEmpty }.joined(separator: "　") }
}

extension String {
    /// The text on one line, without anything that could move a terminal's cursor.
    fileprivate var oneLine: String {
        String(String.UnicodeScalarView(unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
    }
}
