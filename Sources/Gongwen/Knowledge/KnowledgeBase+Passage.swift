extension KnowledgeBase {
    /// The facts that stand beside one in its file and are told by the same line of the same report.
    func passage(of id: FactID) -> [FactID] {
        let own = self[id]
        func isTold(_ index: Int) -> Bool {
            facts.indices.contains(index) && facts[index].source == own.source
                && facts[index].sourceLine == own.sourceLine
        }
        let start = Int(id.index)
        var found: [FactID] = []
        for step in [-1, 1] {
            var index = start + step
            while isTold(index) {
                found.append(FactID(index: Int32(index)))
                index += step
            }
        }
        return found
    }
}
