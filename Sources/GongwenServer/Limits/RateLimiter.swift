import Foundation
import Synchronization

/// How many messages a minute a person may send, and how many a conversation may have: a token bucket for each.
///
///     limiter.secondsToWait(for: key, at: now)    // nil: go on; 3: in three seconds
///
/// A bucket holds a minute's worth and is full at first, so that a burst passes and only what goes on is slowed down. At
/// most `capacity` buckets are kept; the one untouched for longest goes first. One untouched for a minute is full again
/// and need not be kept.
final class RateLimiter: Sendable {
    private struct Key: Hashable {
        enum Kind { case user, conversation }

        var kind: Kind
        var platform: String
        var name: String
    }

    private struct Bucket {
        var tokens: Double
        var filledAt: Date

        /// With those of the time that has passed.
        func tokens(at moment: Date, _ rate: Int) -> Double {
            // A clock that was put back gives nothing and takes nothing.
            let passed = max(0, moment.timeIntervalSince(filledAt))
            return min(Double(rate), tokens + passed / RateLimiter.minute * Double(rate))
        }
    }

    private static let minute: TimeInterval = 60

    private let limits: ServerLimits
    private let capacity: Int
    private let buckets = Mutex(RecencyTable<Key, Bucket>())

    init(limits: ServerLimits, capacity: Int = 20_000) {
        self.limits = limits
        self.capacity = capacity
    }

    var count: Int { buckets.withLock { $0.count } }

    /// Takes a token of the person and of the conversation, or none when either has none left.
    ///
    /// - Parameter count: how many to take; 0 looks only whether there are any, and leaves every bucket as it is.
    func secondsToWait(for key: ConversationKey, at moment: Date, taking count: Int = 1) -> Int? {
        let rates = limits.rates(on: key.platform)
        guard rates.user > 0 || rates.conversation > 0 else { return nil }
        let wanted = [
            (Key(kind: .user, platform: key.platform, name: key.user), rates.user),
            (Key(kind: .conversation, platform: key.platform, name: key.conversation), rates.conversation),
        ].filter { $0.1 > 0 }
        return buckets.withLock { buckets in
            forgetFull(&buckets, at: moment)
            let missing = wanted.map { key, rate in
                let tokens =
                    count > 0 ? fill(key, rate, at: moment, &buckets) : tokens(key, rate, at: moment, &buckets)
                return (1 - tokens) / Double(rate)
            }
            if let longest = missing.max(), longest > 0 {
                // A hair more than whole seconds is the arithmetic's, not the caller's.
                return max(1, Int((longest * Self.minute - 0.001).rounded(.up)))
            }
            if count > 0 { for (key, _) in wanted { buckets.change(key) { $0.tokens -= Double(count) } } }
            return nil
        }
    }

    /// How many tokens there are; where there is no bucket, as many as in a full one.
    private func tokens(
        _ key: Key, _ rate: Int, at moment: Date, _ buckets: inout RecencyTable<Key, Bucket>
    ) -> Double {
        buckets.change(key) { $0.tokens(at: moment, rate) } ?? Double(rate)
    }

    /// Adds the tokens of the time that has passed; returns how many there are.
    private func fill(_ key: Key, _ rate: Int, at moment: Date, _ buckets: inout RecencyTable<Key, Bucket>) -> Double {
        let tokens = buckets.change(key) { bucket in
            bucket.tokens = bucket.tokens(at: moment, rate)
            bucket.filledAt = moment
            return bucket.tokens
        }
        if let tokens {
            buckets.touch(key)
            return tokens
        }
        buckets.insert(Bucket(tokens: Double(rate), filledAt: moment), for: key)
        while buckets.count > capacity, let oldest = buckets.oldest { buckets.remove(oldest.key) }
        return Double(rate)
    }

    private func forgetFull(_ buckets: inout RecencyTable<Key, Bucket>, at moment: Date) {
        while let (key, bucket) = buckets.oldest, moment.timeIntervalSince(bucket.filledAt) >= Self.minute {
            buckets.remove(key)
        }
    }
}
