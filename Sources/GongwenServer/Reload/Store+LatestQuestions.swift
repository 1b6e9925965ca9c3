public import GongwenStore

extension Store {
    /// What new files are tried on: the last 1,000 questions, each once, the latest first. Throws ``StoreError``.
    public func latestQuestions() async throws -> [String] {
        // Where everybody asks the same, fewer will do.
        try await latestQuestions(1000, among: 20_000)
    }
}
