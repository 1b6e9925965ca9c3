/// Where words stand that change nothing about a question; the words are the files' `变体`.
enum Frame: String, Sendable, CaseIterable {
    case before = "句前"
    case after = "句后"
    case decoration = "装饰"
}
