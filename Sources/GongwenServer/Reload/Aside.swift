import CMalloc
import Foundation
import Glibc

/// Runs long work on a thread of its own, so that requests, which share few threads, do not wait for it.
///
///     let loaded = await aside { folders.load() }
///
/// - Returns: nil when the task was cancelled; the work goes on, but nobody learns what it came to.
func aside<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value? {
    let turnover = Turnover<Value>()
    Thread.detachNewThread {
        yieldToRequests()
        _ = turnover.give(work())
    }
    return await withTaskCancellationHandler {
        await turnover.value()
    } onCancel: {
        turnover.close()
    }
}

/// Frees a value on a thread of its own, once requests that still use it are answered.
func releaseAside(_ value: consuming some Sendable) {
    let retired = Retired(value)
    Thread.detachNewThread {
        yieldToRequests()
        Thread.sleep(forTimeInterval: 0.1)
        retired.drop()
    }
}

/// Where processors are short, requests get three times as much of them as this thread.
private func yieldToRequests() {
    // On Linux this is about the calling thread only.
    _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 5)
}

/// The only one who still holds a value.
private final class Retired: @unchecked Sendable {
    private var value: Any?

    init(_ value: consuming some Sendable) { self.value = value }

    func drop() {
        value = nil
        // Loading takes several times the memory that stays in use; without this, the process keeps it.
        malloc_trim(0)
    }
}
