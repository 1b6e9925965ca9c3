/// A way to ask, tried by `gongwen test` with every subject and every attribute; written `问法` in the files.
///
///     Phrasing.fill("【主体】有多少【指标】", [("主体", "江北"), ("指标", "会员")])     // "江北有多少会员"
struct Phrasing: Sendable {
    var name: String
    /// What is asked about in this way; empty: everything.
    var kinds: [AttributeKind] = []
    var questions: [String]
    /// The count that the words ask for.
    var scope: AskedScope?
    /// It asks whether there is any: a count of any kind will do.
    var takesAnyScope = false
    /// What stands for 【年】.
    var years: [Int] = []
    /// What stands for 【限定】: words that change what is counted.
    var limits: [String] = []
    /// What stands for 【数】: numbers that are said of what is asked about, to be confirmed.
    var numbers: [String] = []
    /// The subject's name is spelled with a slip: two characters changed places, or one left out.
    var misspells = false

    /// Written as the scope where any will do.
    static let anyScope = "不限"

    /// A slip in a name, two kinds in turn.
    static func misspelt(_ name: String, _ turn: Int) -> String {
        var characters = Array(name)
        if turn.isMultiple(of: 2) {
            characters.swapAt(0, 1)
        } else {
            characters.remove(at: turn / 2 % characters.count)
        }
        return String(characters)
    }

    /// What stands between the turns of a dialogue.
    static let turnMark = " → "

    /// Whether it names a subject.
    static func asksOne(_ question: String) -> Bool { question.contains("【主体】") }

    /// Whether it speaks of two subjects.
    static func asksTwo(_ question: String) -> Bool { question.contains("【另一主体】") }

    static func fill(_ question: String, _ values: [(name: String, value: String)]) -> String {
        values.reduce(question) { $0.replacing("【\($1.name)】", with: $1.value) }
    }
}
