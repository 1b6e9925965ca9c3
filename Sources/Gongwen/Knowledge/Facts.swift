import Foundation

/// An index into a table of the knowledge base. One type a table, so that a subject is never taken for an attribute.
struct SubjectID: Hashable, Sendable { var index: Int32 }
struct AttributeID: Hashable, Sendable { var index: Int32 }
struct FactID: Hashable, Sendable { var index: Int32 }
struct TopicID: Hashable, Sendable { var index: Int32 }
/// A word as the vocabulary knows it, whatever synonym was typed.
struct WordID: Hashable, Sendable, Comparable {
    var index: Int32
    static func < (a: WordID, b: WordID) -> Bool { a.index < b.index }
}

/// Whose fact it is: a district, a branch library, a department.
struct Subject: Sendable {
    var name: String
    var type: Int
    var parent: SubjectID?
    /// What the subject's name says beside a subject below it: 江北的重庆市劳模 is 江北的市级劳模.
    var levelWord: WordID?
    /// The attributes an overview shows, by name.
    var overview: [String]
    var place: Place
}

struct Source: Sendable {
    var name: String
    var title: String
    var date: String
    /// Words that say which source is meant: 五年回眸, 工作安排.
    var words: [WordID]
}

/// A thing that several attributes belong to: an event, a programme, a brand.
struct Topic: Sendable {
    var name: String
    var type: String
    var variants: [[WordID]]
    var attributes: [AttributeID] = []
}

/// What kind of thing an attribute says; written `类` in the files.
enum AttributeKind: String, Sendable, CaseIterable {
    case figure = "数值"
    case list = "名单"
    case text = "说明"
    case person = "人物"
    case time = "时间"
    case location = "地点"
}

/// What can be known of a subject: an indicator, a list, a description …
struct Attribute: Sendable {
    var name: String
    var kind: AttributeKind
    /// The ways to name it; each is a set of words, ascending. The first is the attribute's own name.
    var variants: [[WordID]]
    /// Its other names, as the files spell them.
    var bynames: [String]
    /// Every word that may stand in a question about it, ascending; contains those of `variants`.
    var explained: [WordID]
    var topic: TopicID?
    var unit: String
    /// How many there are (stock), as against how much was done (flow).
    var isStock: Bool
    /// A sentence with 【数】 in it, after the subject's name; nil: name, colon, figure.
    var sentence: String?
    /// This figure counts several kinds in one sum; these are the kinds.
    var parts: [AttributeID]
    var place: Place
}

extension Attribute {
    func explains(_ word: WordID) -> Bool { explained.contains(word) }
    func isNamed(by word: WordID) -> Bool { variants.contains { $0.contains(word) } }
}

/// What a figure counts: how many there are, how many came new, how much was done, how much is intended.
enum Scope: String, Sendable, Codable, CaseIterable {
    case total = "总数"
    case new = "新增"
    case sum = "累计"
    case plan = "计划"
    case once = "单次"
}

/// A figure as the report prints it: `17万余`, `超过158万`, `20以上`.
struct Quantity: Sendable, Hashable {
    var printed: String
    var number: ChineseNumber

    init?(_ printed: String) {
        guard let number = ChineseNumber(printed) ?? Quantity.range(printed) else { return nil }
        self.printed = printed
        self.number = number
    }

    /// `1-2`: read by its lower end, never exact.
    private static func range(_ printed: String) -> ChineseNumber? {
        let ends = printed.split(separator: "-")
        guard ends.count == 2, var low = ChineseNumber(String(ends[0])), ChineseNumber(String(ends[1])) != nil else {
            return nil
        }
        low.isApproximate = true
        return low
    }

    /// `17万余人`, `20个以上`: the unit goes before 以上 and 左右.
    func with(unit: String) -> String {
        for suffix in ["以上", "左右"] where printed.hasSuffix(suffix) {
            return printed.dropLast(suffix.count) + unit + suffix
        }
        return printed + unit
    }
}

enum FactValue: Sendable {
    case figure(Quantity)
    case list([String])
    case text(String)
}

/// One statement of a source about one attribute of one subject.
struct Fact: Sendable {
    var attribute: AttributeID
    var subject: SubjectID
    var value: FactValue
    var scope: Scope
    var period: Period
    var unit: String
    var source: Int
    /// The line of the source that states it, as the file gives it.
    var sourceLine: String
    /// A remark that is told with it, "" if none.
    var note: String
    /// The source names the thing without explaining it.
    var isUnexplained: Bool
    /// The whole sentence, ready to be said.
    var statement: String
    /// The numbers in the sentence of a fact that is no figure.
    var stated: [Count] = []
    /// It gives a number that counts nothing: a telephone number.
    var statesCode = false
    /// The names that stand in what it says, ascending: the items of a list, people.
    var told: [WordID] = []
    var place: Place
}

extension Fact {
    /// Its remark says that the source contradicts itself.
    var isDoubtful: Bool { note.hasExactPrefix("存疑") }
}

/// A number with what it counts, as a sentence states it: 第三届, 40周年.
struct Count: Hashable, Sendable {
    var number: ChineseNumber
    var unit: UnitClass?
}
