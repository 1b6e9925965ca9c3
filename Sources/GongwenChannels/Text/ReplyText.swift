/// A reply as one text; how much of it is shown, ``Wording`` says.
enum ReplyText {
    /// For platforms that show plain text: options as numbered lines.
    static func plain(_ reply: ChannelReply) -> Wording {
        Wording(lines(reply) + options(reply).map { .init(text: $0.line) }, separator: "\n")
    }

    /// The same without what WeCom and WeChat would show as a link.
    static func plainWithoutTags(_ reply: ChannelReply) -> Wording {
        let lines = lines(reply) + options(reply).map { .init(text: $0.line) }
        return Wording(lines.map { .init(text: withoutTags($0.text), isSource: $0.isSource) }, separator: "\n")
    }

    /// For platforms that show Markdown: a blank line between paragraphs, because a single line break is swallowed, and
    /// the options as a numbered list.
    ///
    /// - Parameter link: what clicking an option opens; without one they are no links.
    static func markdown(_ reply: ChannelReply, link: ((String) -> String)? = nil) -> Wording {
        let paragraphs = lines(reply).filter { !$0.text.isEmpty }.map { line in
            Wording.Line(text: literalMarkdown(line.text), isSource: line.isSource)
        }
        let options = options(reply).map { option -> Wording.Line in
            guard let link else { return .init(text: literalMarkdown(option.line)) }
            return .init(text: "\(option.number). [\(literalLabel(option.text))](\(link(option.text)))")
        }
        return Wording(paragraphs + options, separator: "\n\n")
    }

    /// The text and what leads over to the options, without these.
    private static func lines(_ reply: ChannelReply) -> [Wording.Line] {
        let sources = reply.sources.map { $0.asReply() }
        var lines = reply.text.asReply().utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .map { line in
                let text = String(Substring(line))
                return Wording.Line(text: text, isSource: sources.contains { $0.isExactly(text) })
            }
        while lines.last?.text.isEmpty == true { lines.removeLast() }
        if !reply.options.isEmpty, !reply.optionsLead.isEmpty {
            lines.append(.init(text: reply.optionsLead.asReply()))
        }
        return lines
    }

    /// A choice with the number that chooses it.
    struct Option: Hashable {
        var number: Int
        var text: String

        /// `1. 江北区`
        var line: String { "\(number). \(text)" }
    }

    /// The choices, each on one line and counted from 1.
    static func options(_ reply: ChannelReply) -> [Option] {
        reply.options.enumerated().map { index, option in
            Option(number: index + 1, text: option.asReply().split(separator: "\n").joined(separator: " "))
        }
    }

    /// Makes characters that Markdown would take for instructions stand for themselves.
    ///
    ///     ReplyText.literalMarkdown("[点我](http://x) <@all>")    // "［点我](http://x) ＜@all>"
    ///
    /// A reply may quote what somebody typed, which must become no link, mention or image. The platforms' dialects
    /// disagree on the backslash, so the full-width form is used: it means nothing in any of them.
    static func literalMarkdown(_ line: String) -> String {
        guard line.utf8.contains(where: "<[*`#>|".utf8.contains) else { return line }
        var result = String.UnicodeScalarView()
        var isStart = true
        for scalar in line.unicodeScalars {
            switch scalar {
            case "<", "[", "*", "`": result.append(scalar.fullWidth)
            case "#" where isStart, ">" where isStart, "|" where isStart: result.append(scalar.fullWidth)
            default: result.append(scalar)
            }
            isStart = isStart && (scalar == " " || scalar == "\t")
        }
        return String(result)
    }

    /// The same for the label of a link: what would end it, or hide its end, stands for itself too.
    static func literalLabel(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                literalMarkdown(text).unicodeScalars.map { $0 == "]" || $0 == "\\" ? $0.fullWidth : $0 }))
    }

    /// Keeps plain replies from holding a link that somebody typed: WeCom and WeChat show `<a href>` as a link.
    ///
    ///     ReplyText.withoutTags("<a href='x'>1<2</a>")    // "＜a href='x'>1<2＜/a>"
    static func withoutTags(_ text: String) -> String {
        guard text.contains(byte: UInt8(ascii: "<")) else { return text }
        let scalars = Array(text.unicodeScalars)
        var result = String.UnicodeScalarView()
        for (index, scalar) in scalars.enumerated() {
            let next = index + 1 < scalars.count ? scalars[index + 1] : " "
            let opensTag = scalar == "<" && (next == "/" || next.properties.isAlphabetic && next.isASCII)
            result.append(opensTag ? scalar.fullWidth : scalar)
        }
        return String(result)
    }
}

extension String {
    /// Without characters that XML 1.0 forbids (control characters, U+FFFE, U+FFFF), line ends as `\n`.
    func asReply() -> String {
        if unicodeScalars.allSatisfy(\.isAllowedInReply) { return self }
        return String(String.UnicodeScalarView(unicodeScalars.filter(\.isAllowedInReply)))
    }
}

extension Unicode.Scalar {
    fileprivate var isAllowedInReply: Bool {
        switch value {
        case 0..<0x09, 0x0B..<0x20, 0x7F, 0xFFFE, 0xFFFF: false
        default: true
        }
    }

    /// The full-width form of a visible ASCII character.
    fileprivate var fullWidth: Unicode.Scalar { Unicode.Scalar(value + 0xFEE0) ?? self }
}
