import CoreMetrics
import Synchronization

/// A number that only grows.
final class CounterCell: CounterHandler {
    private let total = Atomic<Int64>(0)

    var value: Int64 { total.load(ordering: .relaxed) }
    func increment(by amount: Int64) { total.wrappingAdd(amount, ordering: .relaxed) }
    func reset() { set(0) }
    func set(_ value: Int64) { total.store(value, ordering: .relaxed) }
}

/// A number that goes up and down.
final class GaugeCell: RecorderHandler {
    private let bits = Atomic<UInt64>(0)

    var value: Double { Double(bitPattern: bits.load(ordering: .relaxed)) }
    func record(_ value: Int64) { record(Double(value)) }
    func record(_ value: Double) { bits.store(value.bitPattern, ordering: .relaxed) }
}

/// How many durations were not longer than each of a few bounds.
final class HistogramCell: TimerHandler {
    struct Reading {
        /// Of each bucket alone; the last one has no bound.
        var counts = Array(repeating: 0, count: HistogramCell.bounds.count + 1)
        var nanoseconds: Int64 = 0
    }

    /// In nanoseconds: from an answer out of memory to a platform's last patience.
    static let bounds: [Int64] = [
        100_000, 250_000, 500_000, 1_000_000, 2_500_000, 5_000_000, 10_000_000, 25_000_000, 50_000_000, 100_000_000,
        250_000_000, 500_000_000, 1_000_000_000, 2_500_000_000, 5_000_000_000,
    ]

    private let state = Mutex(Reading())

    var reading: Reading { state.withLock { $0 } }

    func recordNanoseconds(_ duration: Int64) {
        // Most are in one of the first buckets.
        let bucket = Self.bounds.firstIndex { duration <= $0 } ?? Self.bounds.count
        state.withLock { state in
            state.counts[bucket] += 1
            state.nanoseconds += duration
        }
    }
}
