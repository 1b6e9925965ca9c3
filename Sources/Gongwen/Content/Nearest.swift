/// The name that somebody most likely meant.
enum Nearest {
    /// A name that differs by one character, or only in width, case or traditional form; of two that do, none.
    static func name(to typed: String, among names: some Sequence<String>) -> String? {
        let folded = VocabularyBuilder.fold(typed)
        var found: [String] = []
        for name in names {
            if VocabularyBuilder.fold(name) == folded { return name }
            if name.count > 1, typed.count > 1, differsByOne(Array(typed), Array(name)) { found.append(name) }
        }
        return found.count == 1 ? found[0] : nil
    }

    /// For a way out: `是不是“江北区”？`, or nothing.
    static func hint(_ typed: String, _ names: some Sequence<String>) -> String {
        name(to: typed, among: names).map { "是不是“\($0)”？" } ?? ""
    }

    private static func differsByOne(_ a: [Character], _ b: [Character]) -> Bool {
        guard abs(a.count - b.count) <= 1 else { return false }
        var start = 0
        while start < min(a.count, b.count), a[start] == b[start] { start += 1 }
        if a.count == b.count { return a[start...].dropFirst().elementsEqual(b[start...].dropFirst()) }
        let (long, short) = a.count > b.count ? (a, b) : (b, a)
        return long[(start + 1)...].elementsEqual(short[start...])
    }
}
