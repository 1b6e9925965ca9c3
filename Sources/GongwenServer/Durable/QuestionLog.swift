import Gongwen
import GongwenChannels
import GongwenStore
import Logging
import ServiceLifecycle
import Synchronization

/// Writes down what was asked, in batches and behind everybody's back: an answer never waits for it.
///
///     log.add(question)    // costs a lock and an append
///
/// While the store is down up to `capacity` questions are held; more are counted as lost.
final class QuestionLog: Service {
    struct Entry: Sendable {
        var time: UnixTime
        var key: ConversationKey
        var question: String
        var reply: Reply
        var latency: Duration
    }

    private struct State {
        var waiting: [Entry] = []
        var numbers = QuestionNumbers()
    }

    private static let batch = 500
    /// Questions wait so long for others to be written with.
    private static let pause: Duration = .milliseconds(200)

    private let link: StoreLink
    private let capacity: Int
    private let state = Mutex(State())
    private let (signals, signal) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))

    init(link: StoreLink, capacity: Int = 20_000) {
        self.link = link
        self.capacity = capacity
    }

    func add(_ entry: Entry) {
        var entry = entry
        // A longer one is cut: nobody reads more in a report, and many long ones would fill the memory.
        entry.question = entry.question.shortened(to: 500)
        let (isFirst, isFull) = state.withLock { state in
            guard state.waiting.count < capacity else { return (false, true) }
            state.waiting.append(entry)
            return (state.waiting.count == 1, false)
        }
        if isFirst { signal.yield() }
        if isFull { link.count(.question) }
    }

    /// How many questions wait to be written.
    var depth: Int { state.withLock { $0.waiting.count } }

    /// Writes until the server stops, and then what is left.
    func run() async throws {
        await cancelWhenGracefulShutdown {
            for await _ in self.signals {
                guard (try? await Task.sleep(for: Self.pause)) != nil else { return }
                // What could not be written waits for the next round.
                if await !self.flush() { self.signal.yield() }
            }
        }
        if await !flush() { link.count(.question, state.withLock { $0.waiting.count }) }
    }

    /// Writes everything that waits; false when the store is down.
    func flush() async -> Bool {
        while true {
            let entries = state.withLock { Array($0.waiting.prefix(Self.batch)) }
            guard !entries.isEmpty else { return true }
            let numbers = state.withLock { state in entries.map { state.numbers.next(at: $0.time) } }
            let written: Void? = await link.attempt { store, names in
                var people: [ConversationKey: String] = [:]
                let questions = try zip(entries, numbers).map { entry, number in
                    let person = try people[entry.key] ?? names.person(entry.key.user, on: entry.key.platform)
                    people[entry.key] = person
                    return try LoggedQuestion(entry, number: number, person: person)
                }
                try await store.append(questions)
            }
            guard written != nil else { return false }
            state.withLock { $0.waiting.removeFirst(entries.count) }
        }
    }
}

extension LoggedQuestion {
    fileprivate init(_ entry: QuestionLog.Entry, number: Int64, person: String) throws {
        self.init(
            number: number, time: entry.time, platform: entry.key.platform, person: person,
            question: entry.question,
            reading: try StoredJSON.text(of: entry.reply.interpretation),
            status: entry.reply.status.rawValue, microseconds: Int64(entry.latency / .microseconds(1)))
    }
}

extension String {
    /// Also without NUL, which a database's text cannot hold.
    fileprivate func shortened(to limit: Int) -> String {
        // Nearly all are short and plain, which costs a look at their bytes.
        guard utf8.count > limit || utf8.contains(0) else { return self }
        let scalars = unicodeScalars.prefix(limit).map { $0 == "\0" ? "\u{FFFD}" : $0 }
        return String(String.UnicodeScalarView(scalars))
    }
}
