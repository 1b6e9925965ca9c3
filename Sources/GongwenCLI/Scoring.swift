import Foundation

/// Decides whether a reply meets what a question file expects; the rules of the exam, kept to the letter.
///
///     Criteria(allOf: [.text("47")]).misses(status: "answered", text: "共 47 个")   // []
///     Criteria(allOf: [.text("47")]).misses(status: "answered", text: "共147个")    // [.lacks(.text("47"))]
struct Criteria: Decodable, Equatable, Sendable {
    /// The reply's status is one of these.
    var status: [String]?
    /// Every item is in the reply.
    var allOf: [Item]?
    /// No item is in the reply.
    var noneOf: [Item]?

    private enum CodingKeys: String, CodingKey {
        case status
        case allOf = "all_of"
        case noneOf = "none_of"
    }

    /// A text to look for, or several of which one will do.
    indirect enum Item: Decodable, Equatable, Sendable, CustomStringConvertible {
        case text(String)
        case any([Item])

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let text = try? container.decode(String.self) {
                self = .text(text)
            } else {
                self = .any(try container.decode([Item].self))
            }
        }

        var description: String {
            switch self {
            case .text(let text): "“\(text)”"
            case .any(let items): items.map(\.description).joined(separator: "或")
            }
        }
    }

    /// One way in which a reply fails.
    enum Miss: Equatable, CustomStringConvertible {
        case status(String, expected: [String])
        case lacks(Item)
        case has(Item)

        var description: String {
            switch self {
            case .status(let status, let expected): "状态是 \(status)，应为 \(expected.joined(separator: " 或 "))"
            case .lacks(let item): "缺 \(item)"
            case .has(let item): "不该有 \(item)"
            }
        }
    }

    func misses(status: String, text: String) -> [Miss] {
        let text = Scoring.norm(text)
        var misses: [Miss] = []
        if let expected = self.status, !expected.contains(status) {
            misses.append(.status(status, expected: expected))
        }
        misses += (allOf ?? []).filter { !Scoring.has(text, $0) }.map { .lacks($0) }
        misses += (noneOf ?? []).filter { Scoring.has(text, $0) }.map { .has($0) }
        return misses
    }
}

/// How texts are compared: over Unicode scalars, as the exam's Python does, never over grapheme clusters.
enum Scoring {
    /// Folds what does not matter: width, spaces, Markdown marks, thousands separators, quotes and case.
    static func norm(_ text: String) -> [Unicode.Scalar] {
        let folded = Array(text.precomposedStringWithCompatibilityMapping.unicodeScalars)
        var out: [Unicode.Scalar] = []
        for (index, scalar) in folded.enumerated() {
            if scalar == ",", index > 0, isDecimal(folded[index - 1]),
                folded.dropFirst(index + 1).prefix(3).count(where: isDecimal) == 3
            {
                continue
            }
            switch scalar {
            case "*", "_", "`": continue
            case _ where isSpace(scalar): continue
            case "“", "”": out.append("\"")
            case "‘", "’": out.append("'")
            default: out += scalar.properties.lowercaseMapping.unicodeScalars
            }
        }
        return out
    }

    /// Whether a normalised text holds an item; a figure must not be the head or the tail of a longer number.
    static func has(_ text: [Unicode.Scalar], _ item: Criteria.Item) -> Bool {
        switch item {
        case .any(let items): items.contains { has(text, $0) }
        case .text(let wanted): has(text, norm(wanted))
        }
    }

    private static func has(_ text: [Unicode.Scalar], _ item: [Unicode.Scalar]) -> Bool {
        guard let first = item.first, let last = item.last else { return true }
        let isFigure = isDecimal(first) || first == "."
        guard text.count >= item.count else { return false }
        for start in 0...(text.count - item.count) where text[start..<(start + item.count)].elementsEqual(item) {
            guard isFigure else { return true }
            if start > 0, isDecimal(text[start - 1]) || text[start - 1] == "." { continue }
            if isDigit(last) {
                let rest = text[(start + item.count)...]
                if let next = rest.first, isDecimal(next) { continue }
                if rest.first == ".", let after = rest.dropFirst().first, isDecimal(after) { continue }
            }
            return true
        }
        return false
    }

    /// Python's `\d`.
    private static func isDecimal(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .decimalNumber
    }

    /// Python's `str.isdigit`.
    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.numericType == .decimal || scalar.properties.numericType == .digit
    }

    /// Python's `\s`, which knows four separators that Unicode's White_Space does not.
    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || (0x1C...0x1F).contains(scalar.value)
    }
}
