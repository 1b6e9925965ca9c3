import Foundation
import Gongwen
import Workload

/// Long and hostile messages: what they cost must grow as their length.
enum LongMessages {
    static let lengths = [500, 1_000, 2_000, 10_000, 100_000]

    /// What each is made of, over and over.
    static let kinds: [(name: String, text: String)] = [
        ("characters that nothing knows", "魑魅魍魉"), ("one digit", "1"), ("digits", "20240315"), ("letters", "qwrtp"),
        ("pinyin", "jiangbeiyouduoshaohuiyuan"), ("places", "江北"), ("a row with 和", "江北和"), ("a row with 、", "江北、江津、"),
        ("names", "户外劳动者站点"), ("slips", "江被会圆"), ("commas", "，"), ("brackets", "（"), ("question marks", "？"),
        ("questions", "江北有多少会员？"), ("years", "2024年"), ("numerals", "十"), ("spaces", " "), ("emoji", "😀"),
    ]

    static func row(_ name: String, _ text: String, _ assistant: Assistant) -> String {
        let cells = lengths.map { length in
            let message = String(
                String(repeating: text, count: length / text.unicodeScalars.count + 1).unicodeScalars.prefix(length))
            let time = (0..<5).map { _ in reply(assistant, message) }.min()!
            return String(format: "%.0f (%.0f)", time / 1000, time / Double(length))
        }
        return "| \(name) | \(cells.joined(separator: " | ")) |"
    }

    private static func reply(_ assistant: Assistant, _ message: String) -> Double {
        var conversation = Conversation()
        let start = ThreadClock.now()
        _ = assistant.reply(to: message, in: &conversation, today: Day(year: 2026, month: 1, day: 15))
        return ThreadClock.now() - start - ThreadClock.cost
    }
}
