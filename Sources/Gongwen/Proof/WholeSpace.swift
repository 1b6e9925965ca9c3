import Foundation

/// Every subject × every attribute × every way to ask of the files' `问法`: tens of thousands of questions, each judged
/// by what the files hold.
///
///     let space = WholeSpace(assistant, today: today)
///     let result = space.run(0..<space.count)
///     result.wrong        // [] when no reply stated what another subject, attribute, count or time has
///
/// Places without the figure are asked too, and names that the files know to be outside them.
public struct WholeSpace: Sendable {
    let assistant: Assistant
    let today: Day
    /// The names of each subject, and names that the files know to be outside them.
    let spellings: [[String]]
    let outsiders: [String]
    /// Fillers by the files' own word, and levels.
    let saysNothing: WordSet

    /// Asks about what the files of the assistant hold; `today` is what 今年 means in the questions.
    public init(_ assistant: Assistant, today: Day) {
        self.assistant = assistant
        self.today = today
        let lexicon = assistant.snapshot.lexicon
        var spellings = assistant.snapshot.knowledge.subjects.map { [$0.name] }
        var outsiders: [String] = []
        for surface in lexicon.surfaces where surface.words.isEmpty && surface.cues.isEmpty {
            if let subject = surface.subject, !spellings[Int(subject.index)].contains(surface.text) {
                spellings[Int(subject.index)].append(surface.text)
            } else if surface.foreign != nil {
                outsiders.append(surface.text)
            }
        }
        saysNothing = WordSet(Lexicon.words(of: lexicon.surfaces, lexicon.wordTexts, where: \.isFiller))
            .union(assistant.snapshot.planner.levelWords)
        self.spellings = spellings
        self.outsiders = outsiders
    }

    /// How many attributes there are to ask about.
    public var count: Int { assistant.snapshot.knowledge.attributes.count }

    /// Asks everything about some of the attributes; parts may run at a time and be added up.
    ///
    /// - Parameter attributes: within `0..<count`, in the order of the files.
    public func run(_ attributes: Range<Int>) -> WholeSpaceResult {
        var result = WholeSpaceResult()
        for index in attributes {
            let id = AttributeID(index: Int32(index))
            askCanonically(id, into: &result)
            for asked in questions(about: id) {
                var conversation = Conversation()
                var last: (reply: Reply, decisions: [Decision]) = (.nothing, [])
                var isLedAway = false
                for turn in asked.turns {
                    isLedAway = last.decisions.contains(where: \.leadsAway)
                    last = assistant.answer(to: turn, in: &conversation, today: today)
                }
                // What follows a question back chooses among what was offered; what follows something told in place of
                // what was asked goes on from that.
                result.count(isLedAway ? .askedBack : judge(last.decisions, to: asked), asked, last.reply)
            }
        }
        return result
    }

    /// Its own name, and those of its other names that are taken for it without more words.
    func names(of attribute: Attribute) -> [String] {
        let others = attribute.bynames.map { $0.replacing(" ", with: "") }.filter { other in
            other != attribute.name && attribute.variants.contains(words(of: other))
        }
        return [attribute.name] + others
    }

    /// The words of a text, ascending.
    func words(of text: String) -> [WordID] { surfaces(in: text).flatMap(\.words).sortedOnce() }

    func subjects(in text: String) -> [SubjectID] { surfaces(in: text).compactMap(\.subject) }

    func surfaces(in text: String) -> [Surface] {
        let lexicon = assistant.snapshot.lexicon
        return lexicon.mentions(in: Sentence(text)).compactMap { mention in
            if case .surface(let id) = mention.meaning { lexicon.surfaces[id] } else { nil }
        }
    }
}

/// One question of the whole space, and what it asks for.
struct AskedQuestion: Sendable {
    /// The turns of a dialogue stand one behind the other, with → between them; the last is judged.
    var text: String
    var phrasing: Phrasing
    /// It names something that the files know to be outside them.
    var isOutside: Bool
    var subjects: [SubjectID]
    var attribute: AttributeID
    /// The name by which the attribute is called.
    var name: String
    var year: Int?
    var limit: String?
    /// The number that is said of it.
    var number: String?

    var turns: [String] { text.components(separatedBy: Phrasing.turnMark) }
}

extension Decision {
    /// It asks back, or tells what is of another kind or measure, and says so.
    fileprivate var leadsAway: Bool {
        switch outcome {
        case .clarify: true
        case .otherwise(_, let mismatch, _): mismatch == .kind || mismatch == .unit
        default: false
        }
    }
}
