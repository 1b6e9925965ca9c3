/// `不是区级的工作室，是市级的`: what the second half leaves out, the first has said.
extension Planner {
    /// nil where nothing comes of it but what was set aside.
    func planInstead(of denied: Reading, _ message: Message, _ conversation: Conversation) -> [PlannedPart]? {
        let aside = plan(denied, in: conversation)
        func isMeant(_ decision: Decision) -> Bool {
            !decision.outcome.figures.contains(where: aside.outcome.figures.contains)
        }
        var spoken = conversation
        spoken.remember([aside], in: knowledge, lexicon: lexicon)
        spoken.options = []
        let completed = planParts(message, in: spoken)
        if completed.contains(where: { isSettled($0.decision) }), completed.allSatisfy({ isMeant($0.decision) }) {
            return completed.map { $0.telling(besides: aside.outcome.figures) }
        }
        // 不是全国劳模，是市级的那种: the same thing of another level.
        var reading = message.whole
        let thing = denied.words.filter { !levelWords.contains($0) && !reading.words.contains($0) }
        guard !thing.isEmpty else { return nil }
        reading.words = thing + reading.words
        let decision = plan(reading, in: conversation)
        return isMeant(decision) && (isSettled(decision) || decision.asksBack)
            ? [PlannedPart(reading: reading, decision: decision).telling(besides: aside.outcome.figures)] : nil
    }
}

extension PlannedPart {
    fileprivate func telling(besides told: [FactID]) -> PlannedPart {
        var part = self
        part.decision.told = told
        return part
    }
}
