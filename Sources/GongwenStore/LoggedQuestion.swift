public import GongwenChannels

/// One line of the question log.
public struct LoggedQuestion: Hashable, Sendable {
    /// Unique, and ascending with time: see ``QuestionNumbers``.
    public var number: Int64
    /// When the question arrived; its ``number`` is made from it.
    public var time: UnixTime
    /// The platform's name, or `api`.
    public var platform: String
    /// The pseudonym of who asked.
    public var person: String
    /// At most 500 characters (Unicode scalars) of it: whoever makes this cuts it.
    public var question: String
    /// How it was understood, as JSON.
    public var reading: String
    /// `answered`, `clarify`, `unknown` or `smalltalk`.
    public var status: String
    /// From the question's arrival to its reply, in millionths of a second.
    public var microseconds: Int64

    /// Takes the values as they are: nothing is cut or checked here.
    public init(
        number: Int64, time: UnixTime, platform: String, person: String, question: String, reading: String,
        status: String, microseconds: Int64
    ) {
        self.number = number
        self.time = time
        self.platform = platform
        self.person = person
        self.question = question
        self.reading = reading
        self.status = status
        self.microseconds = microseconds
    }
}

/// Numbers for the question log: milliseconds since 1970 in the upper 42 bits, below them a count that every process
/// starts somewhere else, so that several servers hardly ever make the same number.
///
///     var numbers = QuestionNumbers()
///     numbers.next(at: now)    // 7434…
public struct QuestionNumbers: Sendable {
    private static let countBits = 21
    private var count = Int64.random(in: 0..<(1 << countBits))

    /// Starts counting at a number drawn at random.
    public init() {}

    /// The number of a question that is asked at this time.
    ///
    /// Ascending from millisecond to millisecond; within one the order is any.
    public mutating func next(at time: UnixTime) -> Int64 {
        count = (count + 1) & ((1 << Self.countBits) - 1)
        return Self.first(at: time) | count
    }

    /// No question asked at this time or later has a smaller number.
    public static func first(at time: UnixTime) -> Int64 { time.milliseconds << countBits }
}
