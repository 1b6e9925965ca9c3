import Foundation

/// The thread's own CPU time, which other processes on the machine do not lengthen.
public enum ThreadClock {
    /// In nanoseconds.
    public static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
    }

    /// What one reading costs; it is taken off each measured time.
    public static let cost: Double = {
        let start = now()
        for _ in 0..<10_000 { _ = now() }
        return (now() - start) / 10_001
    }()
}
