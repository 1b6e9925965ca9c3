import Foundation
import GongwenChannels
import Logging
import Synchronization

/// Says in the log why requests were refused, at most once a minute for each platform and reason.
///
/// Whoever sets a platform up needs the reason; whoever scans the internet must not fill a disk.
final class RefusalLog: Sendable {
    private struct Entry {
        var last: Date
        var unsaid = 0
    }

    private struct Key: Hashable {
        var platform: PlatformName
        var error: ChannelError
    }

    private static let pause: TimeInterval = 60

    private let logger: Logger
    private let entries = Mutex<[Key: Entry]>([:])

    init(logger: Logger) {
        self.logger = logger
    }

    func note(_ error: ChannelError, of platform: PlatformName, at moment: Date) {
        let key = Key(platform: platform, error: error)
        let unsaid = entries.withLock { entries -> Int? in
            if var entry = entries[key], moment.timeIntervalSince(entry.last) < Self.pause {
                entry.unsaid += 1
                entries[key] = entry
                return nil
            }
            defer { entries[key] = Entry(last: moment) }
            return entries[key]?.unsaid ?? 0
        }
        guard let unsaid else { return }
        logger.warning(
            "a webhook request was refused",
            metadata: ["platform": "\(platform)", "reason": "\(error.label)", "since_last": "\(unsaid)"])
    }
}
