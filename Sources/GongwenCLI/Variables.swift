import Foundation

/// The environment variables of the program; an empty one counts as unset.
enum Variables {
    static func value(_ name: String) -> String? {
        guard let value = ProcessInfo.processInfo.environment[name], !value.isEmpty else { return nil }
        return value
    }

    /// One of several words, as a flag or, without one, as a variable; anything else ends the program with a sentence that
    /// says what is allowed.
    static func choice<Choice: CaseIterable & RawRepresentable<String>>(
        _ flag: Choice?, or name: String
    ) throws -> Choice? {
        if let flag { return flag }
        guard let text = value(name) else { return nil }
        guard let choice = Choice(rawValue: text) else {
            let words = Choice.allCases.map(\.rawValue)
            throw Console.failure(
                "环境变量 \(name) 应为 \(words.dropLast().joined(separator: "、")) 或 \(words.last ?? "")。")
        }
        return choice
    }

    /// A whole number; anything else ends the program with a sentence that says what is allowed.
    static func number(_ name: String, in range: ClosedRange<Int>) throws -> Int? {
        guard let text = value(name) else { return nil }
        guard let number = Int(text), range.contains(number) else {
            throw Console.failure("环境变量 \(name) 应为 \(range.lowerBound) 到 \(range.upperBound) 的整数。")
        }
        return number
    }
}
