import Gongwen
import GongwenChannels
import GongwenStore
import Logging
import ServiceLifecycle
import Synchronization

/// Holds the questions that could not be written together with their answers, because the store was down, and writes
/// them when it works again.
///
///     log.add(entry)    // costs a lock and an append
///
/// Up to `capacity` are held; more are counted as lost.
final class QuestionLog: Service {
    struct Entry: Sendable {
        /// Its number in the log: the same when it is written again.
        var number: Int64
        var time: UnixTime
        var key: ConversationKey
        /// Cut to 500 characters: nobody reads more in a report, and many long ones would fill the memory.
        var question: String
        var reply: Reply
        var latency: Duration

        init(
            number: Int64, time: UnixTime, key: ConversationKey, question: String, reply: Reply, latency: Duration
        ) {
            self.number = number
            self.time = time
            self.key = key
            self.question = question.shortened(to: 500)
            self.reply = reply
            self.latency = latency
        }
    }

    private static let batch = 500
    /// How long nobody tries again.
    private static let pause: Duration = .milliseconds(200)

    private let link: StoreLink
    private let logger: Logger
    private let capacity: Int
    private let state = Mutex<[Entry]>([])
    private let numbers = Mutex(QuestionNumbers())
    private let (signals, signal) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))

    init(link: StoreLink, logger: Logger, capacity: Int = 20_000) {
        self.link = link
        self.logger = logger
        self.capacity = capacity
    }

    func number(at time: UnixTime) -> Int64 { numbers.withLock { $0.next(at: time) } }

    func add(_ entry: Entry) {
        let (isFirst, isFull) = state.withLock { waiting in
            guard waiting.count < capacity else { return (false, true) }
            waiting.append(entry)
            return (waiting.count == 1, false)
        }
        if isFirst { signal.yield() }
        if isFull { link.count(.question) }
    }

    /// How many questions wait to be written.
    var depth: Int { state.withLock { $0.count } }

    /// Writes until the server stops, and then what is left: if the store is down, it is tried once more first.
    func run() async throws {
        await cancelWhenGracefulShutdown {
            for await _ in self.signals {
                guard (try? await Task.sleep(for: Self.pause)) != nil else { return }
                // What could not be written waits for the next round.
                if await !self.flush() { self.signal.yield() }
            }
        }
        if await flush() { return }
        await link.retry()
        if await flush() { return }
        let lost = depth
        link.count(.question, lost)
        logger.error(
            "stopped before all questions were logged; they are lost", metadata: ["questions": "\(lost)"])
    }

    /// Writes everything that waits; false when the store is down.
    func flush() async -> Bool {
        while true {
            let entries = state.withLock { Array($0.prefix(Self.batch)) }
            guard !entries.isEmpty else { return true }
            let written: Void? = await link.attempt { store, names in
                var people: [ConversationKey: String] = [:]
                let questions = try entries.map { entry in
                    let person = try people[entry.key] ?? names.person(entry.key.user.text, on: entry.key.platform)
                    people[entry.key] = person
                    return try LoggedQuestion(entry, person: person)
                }
                try await store.append(questions)
            }
            guard written != nil else { return false }
            state.withLock { $0.removeFirst(entries.count) }
        }
    }
}

extension LoggedQuestion {
    init(_ entry: QuestionLog.Entry, person: String) throws {
        self.init(
            number: entry.number, time: entry.time, platform: entry.key.platform, person: person,
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
