import Foundation
import Gongwen
import GongwenChannels

extension ChannelReply {
    /// The engine's reply, with its options apart from the text: each platform shows them its own way.
    ///
    ///     // "您问的是哪个？\n1. 甲区\n2. 乙区" with the suggestions 甲区, 乙区
    ///     ChannelReply(reply).text       // "您问的是哪个？"
    ///     ChannelReply(reply).options    // ["甲区", "乙区"]
    init(_ reply: Reply) {
        let status = Status(rawValue: reply.status.rawValue) ?? .unknown
        guard reply.status == .clarify else {
            let more = reply.suggestions
            self.init(status, reply.text, options: more, optionsLead: more.isEmpty ? "" : "可以问（回复数字即可）：")
            sources = Self.sources(of: reply)
            return
        }
        let lines = reply.suggestions.enumerated().map { "\($0 + 1). \($1)" }.joined(separator: "\n")
        guard !lines.isEmpty, reply.text.hasSuffix(lines) else {
            // Whatever the template made of the options, the numbers must be those that the engine counts by.
            self.init(status, reply.text)
            return
        }
        let question = reply.text.dropLast(lines.count).drop(while: \.isNewline)
        self.init(
            status, String(question.reversed().drop(while: \.isWhitespace).reversed()), options: reply.suggestions)
    }

    /// The lines that begin with the title of a report, or with a few words and the title: `来源：《报告》；《年鉴》`. The
    /// answer itself, which stands in the first line, is none of them.
    private static func sources(of reply: Reply) -> [String] {
        // Nobody cuts what is shorter, whatever is made of its characters.
        guard reply.text.utf8.count > shortText else { return [] }
        let titles = Set(reply.facts.map(\.source)).filter { !$0.isEmpty }
        return reply.text.split(separator: "\n").dropFirst().filter { line in
            titles.contains { title in
                line.range(of: title, options: .literal).map { line[..<$0.lowerBound].count <= longestLead } ?? false
            }
        }
        .map(String.init)
    }

    /// In bytes, a third of what the platform takes that takes least.
    private static let shortText = 600
    /// In characters, of what stands before a title.
    private static let longestLead = 8

    func sent(byCall isSentByCall: Bool) -> ChannelReply {
        var reply = self
        reply.isSentByCall = isSentByCall
        return reply
    }
}
