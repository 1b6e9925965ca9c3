extension Sequence where Element: Comparable {
    /// In order, each once.
    ///
    ///     [3, 1, 3].sortedOnce()    // [1, 3]
    func sortedOnce() -> [Element] {
        var found: [Element] = []
        for element in sorted() where element != found.last { found.append(element) }
        return found
    }
}
