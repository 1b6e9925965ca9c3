import Foundation

/// The environment variables of the program; an empty one counts as unset.
enum Settings {
    static func value(_ name: String) -> String? {
        guard let value = ProcessInfo.processInfo.environment[name], !value.isEmpty else { return nil }
        return value
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
