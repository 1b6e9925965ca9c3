/// When to try again, and when no more: few times, each gap several times the one before, at a random point so that
/// callers do not come back together.
///
///     BackOff().pause(after: 2, asked: nil) { $0.lowerBound }             // 10 s
///     BackOff().pause(after: 1, asked: .seconds(30)) { $0.lowerBound }    // 30 s
///     BackOff().pause(after: 5, asked: nil)                               // nil: it was the last
struct BackOff: Sendable {
    /// At least so long before the second try, the third and so on.
    var gaps: [Duration] = [.seconds(1), .seconds(10), .seconds(60), .seconds(600)]
    /// Longer pauses are spent in the store, where they keep nobody's place.
    var longestWait = Duration.seconds(5)

    /// - Parameters:
    ///   - attempts: how often it was tried.
    ///   - asked: how long the platform wants to be left alone.
    func pause(
        after attempts: Int, asked: Duration?, random: (ClosedRange<Double>) -> Double = { Double.random(in: $0) }
    ) -> Duration? {
        guard attempts <= gaps.count else { return nil }
        return max(gaps[attempts - 1], asked ?? .zero) * random(1...1.5)
    }
}
