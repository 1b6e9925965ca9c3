/// Reads every YAML file under `Intents/`: question words, common words, reply templates, examples.
struct IntentFiles {
    typealias Text = KnowledgeDeclarations.Text

    struct Intent {
        var name: Text
        var description: String
        /// What such a question wants, in words: 名单, 时间.
        var wanted: String
        var asks: Asks
        var cues: [Text]
        /// Cues that count only where nothing else asks.
        var faintCues: [Text]
        /// Cues that are said with a measure word: 多少人, 几场.
        var measured: [Text]
        /// Cues that say themselves what is counted, by measure class: 人数.
        var counted: [(unit: Text, words: [Text])]
        /// Cues that count only at the end of a clause: 哪样多.
        var finalCues: [Text]
        /// Cues that are said before what a figure is spread over: 平均每, as in 平均每期.
        var divisors: [Text]
        var examples: [Example]
    }

    /// What the question words of an intent ask: a kind of answer, or something to be made of several figures.
    enum Asks: Hashable {
        case kind(QuestionKind)
        case operation(Operator)

        var cue: Cue {
            switch self {
            case .kind(let kind): .kind(kind)
            case .operation(let operation): .operation(operation)
            }
        }

        /// The same, said by a word that counts only where nothing else asks.
        var faintCue: Cue? { if case .kind(let kind) = self { .faintKind(kind) } else { nil } }

        var name: String {
            switch self {
            case .kind(let kind): kind.rawValue
            case .operation(let operation): operation.rawValue
            }
        }
    }

    /// A question, or several in a row, and what must come of the last one.
    struct Example {
        var questions: [String]
        var expected: [(key: String, value: String)]
        var place: Place
    }

    struct Smalltalk {
        var name: Text
        var phrases: [Text]
        var replies: [String]
    }

    struct Measure {
        var name: Text
        var members: [Text]
        var traits: Set<Units.Trait>
        /// Members that count something else than the rest.
        var apart: [Text]
        /// What is counted in it, whatever measure word is said.
        var counted: [Text]
        /// What a number behind it is of this class, without a measure word: 花了1200万.
        var verbs: [Text]
    }

    var intents: [Intent] = []
    var smalltalk: [Smalltalk] = []
    var templates: [String: Text] = [:]
    var fillers: [Text] = []
    var weakWords: [Text] = []
    var knownNouns: [Text] = []
    var restrictions: [Text] = []
    var intentions: [Text] = []
    var exclusions: [Text] = []
    var exclusionsBehind: [Text] = []
    var exceptionEnds: [Text] = []
    var conjunctions: [Text] = []
    var limitingCharacters: [Text] = []
    /// Characters that are verbs or adverbs where nothing else reads them: 交, 接, 最.
    var verbCharacters: [Text] = []
    var verbEndings: [Text] = []
    var finalQuestionWords: [Text] = []
    var afterVerbs: [Text] = []
    var beforeVerbs: [Text] = []
    var measures: [Measure] = []
    var scopes: [(scope: AskedScope, words: [Text])] = []
    var relativeYears: [(offset: Int, words: [Text])] = []
    var adjacentYears: [(offset: Int, words: [Text])] = []
    var periodSides: [(side: PeriodSide, words: [Text])] = []
    /// What stands between a verb and itself, with the question word that it then stands for: 没, 有没有.
    var repetitions: [(between: Text, cue: Text)] = []
    var ordinalMarks: [Text] = []
    var lastMarks: [Text] = []
    var negations: [Text] = []
    /// Words that turn from what is set aside to what is meant: 而是.
    var contrasts: [Text] = []
    /// Words that say that something is not so: 没有, 未.
    var absences: [Text] = []
    var pronouns: [Text] = []
    /// Words for one of those that were told: 前者, 多的那个.
    var referents: [(which: Referent, words: [Text])] = []
    var distributives: [Text] = []
    /// Words that ask on at the end of a clause: 呢.
    var onwardMarks: [Text] = []
    /// Words that take all of what was offered: 都要.
    var wholeChoices: [Text] = []
    var separators: [Text] = []
    /// 前, as in 前三.
    var topMarks: [Text] = []
    /// 正好, as in 正好47个.
    var exactMarks: [Text] = []
    /// Bounds that the number itself keeps to: 至多, 不超过, 以上.
    var inclusiveBounds: [Text] = []
    /// 每月, 每天: asks for so many in each of such a time.
    var frequencies: [Text] = []
    /// The same of years: 每年, 年均.
    var yearlyFrequencies: [Text] = []
    /// Words that count something in with what was told: 算上, 再加上.
    var countingIn: [Text] = []
    /// Words that a claim is confirmed with only where the files say them too: 每年, 全部.
    var assertions: [Text] = []
    /// Words that speak to the bot: 你.
    var addresses: [Text] = []
    /// Words that begin a clause about who asks: 我是.
    var introductions: [Text] = []
    /// Words that begin a clause about why it is asked: 省得.
    var reasons: [Text] = []
    /// What stands between two of which one is asked for: 还是.
    var alternatives: [Text] = []
    /// Days on which one speaks: 昨天.
    var days: [Text] = []
    /// Words that claim something of all that was counted: 都, 全是.
    var universals: [Text] = []
    /// What is not the same, a group a text: 参加/参与 举办/主办.
    var opposites: [Text] = []
    /// Who or what is counted: a figure that does not speak of them is not theirs alone.
    var groups: [Text] = []
    /// Characters that look alike, a group a text.
    var lookAlikes: [Text] = []
    /// What a single syllable of pinyin may stand for.
    var loneSyllables: [Text] = []
    var particleSyllables: [Text] = []
    var phrasings: [Phrasing] = []
    /// Words around a question that change nothing, for trying whether they do.
    var frames: [Frame: [String]] = [:]

    static let endings: Set<String> = ["yaml", "yml"]

    init(folder: String, into problems: inout Problems) {
        let paths = Folder.files(in: folder, endings: Self.endings, into: &problems)
        for path in paths {
            guard let file = TextFile.read(path, into: &problems), let value = YAMLValue.read(file, into: &problems)
            else { continue }
            guard let map = YAMLMap(value, what: "意图文件", keys: Keys.intents, into: &problems) else {
                problems.markIncomplete(path)
                continue
            }
            readIntent(map, into: &problems)
            readWords(map, into: &problems)
            readSmalltalk(map, into: &problems)
            readTemplates(map, into: &problems)
            readPhrasings(map, into: &problems)
        }
        let calculates = intents.contains { if case .operation = $0.asks { true } else { false } }
        var needed = Set(Templates.ofAnswers.keys)
        if calculates { needed.formUnion(Templates.ofOperations.keys) }
        if !exclusions.isEmpty { needed.formUnion(Templates.ofExceptions.keys) }
        if !ordinalMarks.isEmpty || !lastMarks.isEmpty { needed.formUnion(Templates.ofItems.keys) }
        for name in needed.sorted() where templates[name] == nil && !paths.isEmpty {
            problems.missing(
                "没有“\(name)”的回答模板", at: Place(file: folder, line: 0, column: 0), wayOut: "在一个意图文件的“回答”里加上“\(name): …”。")
        }
    }
}

extension IntentFiles {
    /// What a question of a kind wants, in words: 名单, 时间.
    var wanted: [QuestionKind: String] {
        var wanted: [QuestionKind: String] = [:]
        for intent in intents {
            if case .kind(let kind) = intent.asks, wanted[kind] == nil { wanted[kind] = intent.wanted }
        }
        return wanted
    }
}
