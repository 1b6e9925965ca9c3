import Foundation
import GongwenChannels
import GongwenStore
import Logging
import ServiceLifecycle

/// Deletes what is old from the store, soon after the start and then every ten minutes.
struct Cleaning: Service {
    var link: StoreLink
    var idleLimit: TimeInterval
    /// Questions are kept for so many days.
    var questionDays: Int
    var now: @Sendable () -> Date
    var logger: Logger
    var pause: Duration = .seconds(600)

    func run() async throws {
        await cancelWhenGracefulShutdown {
            repeat { await clean() } while (try? await Task.sleep(for: pause)) != nil
        }
    }

    func clean() async {
        let now = UnixTime(now())
        let limits = PurgeLimits(
            now: now, conversationsUsedBefore: now.advanced(bySeconds: -Int64(idleLimit)),
            questionsAskedBefore: now.advanced(bySeconds: -Int64(questionDays) * 86_400))
        let deletions = await link.attempt { store, _ in try await store.purge(limits) }
        if let deletions, deletions.deliveries > 0 {
            logger.warning(
                "replies were never delivered, and are not wanted any more",
                metadata: ["replies": "\(deletions.deliveries)"])
        }
    }
}
