/// The rows of mentions that a message with slips may be.
struct Correction: Sendable {
    struct Slip: Hashable, Sendable {
        var typed: String
        /// What it was taken for.
        var taken: String
    }

    struct Row: Sendable {
        /// As it is read: where letters stood, what they spell.
        var sentence: Sentence
        var mentions: [Mention]
        /// In the order of the sentence; neighbours joined.
        var slips: [Slip]
        /// What was not understood may as well be a word of its own: then the row says whether it would matter.
        var isDoubtful = false
        /// No other row is likelier.
        var isLikeliest = true
    }

    /// The likeliest first. What they state must agree.
    var rows: [Row]
}

extension Mention {
    func isTaken(for candidate: SlipCandidate) -> Bool {
        switch (meaning, candidate.meaning) {
        case (.surface(let own), .name(let name)): own == name
        case (.number, .numeral): true
        default: false
        }
    }
}
