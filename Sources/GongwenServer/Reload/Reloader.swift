import Foundation
import Gongwen
import Logging
import ServiceLifecycle
import Synchronization
import UnixSignals

/// Loads the files anew when asked to: checked and compared aside, then put in place at once, or refused with every
/// problem while what was loaded before goes on answering.
///
///     let reloader = Reloader(live: live, content: folders, questions: questions, logger: logger)
///     reloader.request(.signal)    // returns at once
///
/// Requests that come while it loads come to one more reload. One that has not finished when the server is told to stop
/// is dropped.
final class Reloader: Service {
    enum Cause: Sendable {
        case signal
        case changedFiles
    }

    private let live: LiveAssistant
    private let content: any ContentSource
    private let questions: @Sendable () async -> [String]?
    private let logger: Logger
    private let pause: Duration?
    private let signals: UnixSignalsSequence?
    private let now: @Sendable () -> Date
    private let onOutcome: @Sendable (ReloadOutcome) -> Void
    /// Whether the files were refused when they were last looked into.
    private let isRefusing = Mutex(false)
    private let (requests, requested) = AsyncStream.makeStream(of: Cause.self, bufferingPolicy: .bufferingNewest(1))

    /// - Parameters:
    ///   - questions: what was asked last; nil when that cannot be told.
    ///   - pause: how long it waits between looks at the files; nil when it does not watch them.
    ///   - signals: each of them asks for a reload.
    init(
        live: LiveAssistant, content: any ContentSource, questions: @escaping @Sendable () async -> [String]?,
        logger: Logger, watchingEvery pause: Duration? = nil, on signals: UnixSignalsSequence? = nil,
        onOutcome: @escaping @Sendable (ReloadOutcome) -> Void = { _ in }, now: @escaping @Sendable () -> Date
    ) {
        self.onOutcome = onOutcome
        self.live = live
        self.content = content
        self.questions = questions
        self.logger = logger
        self.pause = pause
        self.signals = signals
        self.now = now
    }

    /// Asks for a reload, which follows the one that is under way.
    func request(_ cause: Cause) { requested.yield(cause) }

    func run() async throws {
        await cancelWhenGracefulShutdown {
            await withDiscardingTaskGroup { group in
                if let pause = self.pause { group.addTask { await self.watch(every: pause) } }
                if let signals = self.signals {
                    group.addTask { for await _ in signals { self.request(.signal) } }
                }
                for await cause in self.requests { await self.reload(cause) }
                group.cancelAll()
            }
        }
    }

    private func watch(every pause: Duration) async {
        guard let first = await aside(content.stamps) else { return }
        var watch = ContentWatch(loaded: first)
        // They may have changed before the first look.
        request(.changedFiles)
        while (try? await Task.sleep(for: pause)) != nil, let stamps = await aside(content.stamps) {
            if watch.isDue(stamps) { request(.changedFiles) }
        }
    }

    private func reload(_ cause: Cause) async {
        let start = ContinuousClock.now
        let asked = await questions()
        let today = Day(inShanghaiAt: now())
        let result = await aside { [live, content] in
            let loaded = content.loadSettled(unless: live.version)
            guard case .loaded(let snapshot, _, _) = loaded else { return (loaded, nil as Comparison?) }
            let comparison = Comparison(
                from: live.assistant, to: Assistant(snapshot), asked: asked ?? [], today: today)
            return (loaded, comparison)
        }
        guard let (loaded, comparison) = result, !Task.isCancelled else { return }
        let wasRefusing = isRefusing.withLock { isRefusing in
            defer { isRefusing = loaded.outcome == .refused }
            return isRefusing
        }
        defer { onOutcome(loaded.outcome) }
        switch loaded {
        case .loaded(let snapshot, let version, let problems):
            let took = (ContinuousClock.now - start) / .milliseconds(1)
            logger.notice(
                "换上新资料：\(comparison?.summary(isLogRead: asked != nil) ?? "")",
                metadata: [
                    "version": "\(version)", "replaces": "\(live.version)", "warnings": "\(problems.warningCount)",
                    "milliseconds": "\(Int(took))",
                ])
            for change in comparison?.changes ?? [] {
                logger.debug("答案会变：\(change.questions.joined(separator: " → "))")
            }
            releaseAside(live.replace(with: Assistant(snapshot), version: version, loadedAt: now()))
        case .faulty(let problems): logger.error("新资料有错误，仍用原来的。\n\(problems.report)")
        case .unchanged where wasRefusing:
            logger.notice("资料改回来了，与正在用的一样。", metadata: ["version": "\(live.version)"])
        case .unchanged where cause == .signal: logger.notice("资料没有变化。", metadata: ["version": "\(live.version)"])
        case .unchanged: logger.debug("资料没有变化。", metadata: ["version": "\(live.version)"])
        case .unsettled: logger.warning("资料文件一直在改写，仍用原来的；请写完以后再重新读取一次。")
        }
    }
}
