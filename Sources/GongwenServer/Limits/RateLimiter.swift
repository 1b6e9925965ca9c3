import Foundation
import GongwenChannels
import Synchronization

/// How many messages a minute a person may send, and how many a conversation may have: a token bucket for each.
///
///     limiter.secondsToWait(for: key, inGroup: false, at: now)    // nil: go on; 3: in three seconds
///
/// A group is one conversation, whoever speaks in it. Otherwise a person's is his own: the chat alone may be that of a
/// whole app, in which thousands talk to the bot and not to each other. Who has no name is not a person whom all the
/// others without one could be taken for: the conversation alone counts.
///
/// A bucket holds a minute's worth and is full at first, so that a burst passes and only what goes on is slowed down. At
/// most `capacity` buckets are kept; the one untouched for longest goes first. One untouched for a minute is full again
/// and need not be kept.
final class RateLimiter: Sendable {
    /// A person wherever he speaks, a group whoever speaks in it, or a person's own conversation.
    private struct Key: Hashable {
        var platform: String
        var conversation: ExactID?
        var user: ExactID?
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

    init(limits: ServerLimits, capacity: Int = 40_000) {
        self.limits = limits
        self.capacity = capacity
    }

    var count: Int { buckets.withLock { $0.count } }

    /// Takes a token of the person and of the conversation, or none when either has none left.
    ///
    /// - Parameters:
    ///   - isGroup: whether the conversation's bucket is everybody's who speaks in it.
    ///   - count: how many to take; 0 looks only whether there are any, and leaves every bucket as it is.
    func secondsToWait(
        for key: ConversationKey, inGroup isGroup: Bool, at moment: Date, taking count: Int = 1
    ) -> Int? {
        let rates = limits.rates(on: key.platform)
        guard rates.user > 0 || rates.conversation > 0 else { return nil }
        let wanted = [
            (Key(platform: key.platform, user: key.user), key.user.text.isEmpty ? 0 : rates.user),
            (
                Key(platform: key.platform, conversation: key.conversation, user: isGroup ? nil : key.user),
                rates.conversation
            ),
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
