/// When to try again: twice as long each time, at a random point so that callers do not come back together.
///
///     BackOff().pause(before: 3) { $0.upperBound }    // 2 s
struct BackOff: Sendable {
    var attempts = 4
    var first = Duration.milliseconds(500)
    var longest = Duration.seconds(8)

    /// - Parameter attempt: 2 for the second try.
    func pause(
        before attempt: Int, random: (ClosedRange<Double>) -> Double = { Double.random(in: $0) }
    ) -> Duration {
        let most = min(first * (1 << max(attempt - 1, 0)), longest)
        return most * random(0.5...1)
    }
}
