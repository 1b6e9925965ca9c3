/// What the files of `Knowledge/` declare, as written, each with its place. Nothing is resolved yet.
struct KnowledgeDeclarations {
    var subjectTypes: [SubjectType] = []
    var subjects: [Subject] = []
    var foreign: [(what: String, names: [Text])] = []
    var sources: [Source] = []
    var synonyms: [(word: Text, aliases: [Text])] = []
    var levels: [Text] = []
    var topics: [Topic] = []
    var indicators: [Indicator] = []
    var entries: [Entry] = []
    var figures: [Figure] = []
    /// Indicators whose figures could not be read; they are not without any.
    var spoilt: Set<String> = []

    struct Text: Sendable {
        var text: String
        var place: Place
    }
    struct SubjectType {
        var name: Text
        var generic: [Text]
        /// 各区, 三个区: all of them.
        var groups: [Text]
    }
    struct Subject {
        var name: Text
        var type: Text
        var parent: Text?
        var aliases: [Text]
        var levelWord: Text?
        var lookAlikes: [Text]
        var overview: [Text]
    }
    struct Source {
        var name: Text
        var title: String
        var date: String
        var names: [Text]
        var subject: Text?
    }
    struct Topic {
        var name: Text
        var type: String
        var names: [Text]
        var related: [Text]
    }
    struct Indicator {
        var name: Text
        var names: [Text]
        var related: [Text]
        var unit: Text?
        var isStock: Bool
        var sentence: Text?
        var topic: Text?
        var parts: [Text]
        /// Indicators that share a name with it on purpose: a question by that name asks back.
        var namesakes: [Text]
    }
    struct Entry {
        var name: Text
        var subject: Text
        var kind: AttributeKind
        var topic: Text?
        var names: [Text]
        var related: [Text]
        var items: [String]
        var text: String
        var sentence: Text?
        var period: String
        var source: Text
        var sourceLine: String
        var isUnexplained: Bool
        var note: String
    }
    struct Figure {
        var subject: Text
        var indicator: Text
        /// nil when what is written is none; it has been reported.
        var scope: Scope?
        var period: String
        var quantity: Quantity?
        var unit: Text
        var source: Text
        var sourceLine: String
        var note: String
        /// The cells of the time and of the number, and the row.
        var periodPlace: Place
        var place: Place
        var rowPlace: Place
    }
}
