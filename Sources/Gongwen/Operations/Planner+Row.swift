/// What is said only once in a row of several things.
extension Planner {
    /// What the members of a row share, as far as it is read.
    struct Row {
        /// The one place that is named for all of them.
        var everywhere: [SubjectID]
        var unit: UnitClass?
        var scope: AskedScope?
        var period: AskedPeriod?
        /// The words before the row and those at its end that say what is counted: 市级和区级的工作室.
        var heading: [WordID] = []
        var tail: [WordID]
        /// The same with the level that stands before it, for a place alone: 江津、江北的全国劳模.
        var tailOfPlaces: [WordID]
        var weakTail: [WordID]
        /// The common words of what is said of the row behind it: 调解和法律援助，一共挽回多少.
        var behind: [WordID] = []
        /// They stand behind an 各: said of each.
        var isBehindEach = false
        /// The count and the time said of that noun: 江津、江北计划的慰问 asks for the plans of both.
        var scopeOfTail: AskedScope?
        var periodOfTail: AskedPeriod?
        var conversation: Conversation
        /// What nouns say to be counted in.
        var classOfNoun: [WordID: UnitClass] = [:]
        /// The sums that each member is only counted in.
        var together: [[FactID]] = []
        /// Members with figures of several times, and before which operand they stand.
        var open: [(place: Int, facts: [FactID])] = []
        /// What was made of the last member, for where it is no figure.
        var decision = Decision(outcome: .empty)

        init(of whole: Reading, _ members: [Reading], _ conversation: Conversation, levels: WordSet) {
            everywhere = whole.subjects.count == 1 ? whole.subjects : []
            unit = whole.operators.contains(.share) ? nil : whole.asFigure.unit
            let nouns = members.map { $0.words.filter { !levels.contains($0) } }
            tail = nouns.last { !$0.isEmpty } ?? []
            let noun = nouns.lastIndex { !$0.isEmpty }.map { members[$0] }
            tailOfPlaces = noun?.words ?? []
            weakTail = noun?.weakWords ?? []
            scopeOfTail = noun?.asFigure.scope
            periodOfTail = noun?.period
            self.conversation = whole.words.isEmpty ? conversation : Conversation()
            self.conversation.options = []
        }
    }
}
