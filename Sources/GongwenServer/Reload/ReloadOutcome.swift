/// What came of loading the files anew; the raw value labels a metric.
enum ReloadOutcome: String, CaseIterable {
    /// They answer now.
    case swapped
    /// They have errors, or somebody went on writing them: those before go on answering.
    case refused
    /// They are as they were.
    case unchanged
}
