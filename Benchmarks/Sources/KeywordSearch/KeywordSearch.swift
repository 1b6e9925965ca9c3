import Foundation
import KeywordMatching
import Workload

/// One side of `compare.sh`: writes the files that every engine reads, and measures `KeywordMatcher` on them.
///
///     KeywordSearch generate 1000 100000 names.txt questions.txt
///     KeywordSearch measure names.txt questions.txt
///     → engine kind build-seconds resident-MB ns-a-question matches
@main
struct KeywordSearch {
    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        if arguments.count == 5, let names = Int(arguments[2]), let questions = Int(arguments[3]) {
            let workload = Workload(names: names)
            try write(workload.names, to: arguments[4])
            try write(workload.questions(questions), to: arguments[5])
        } else if arguments.count == 3 {
            try measure(names: arguments[2], questions: arguments[3])
        } else {
            print("KeywordSearch generate NAMES QUESTIONS NAMES-FILE QUESTIONS-FILE")
            print("KeywordSearch measure NAMES-FILE QUESTIONS-FILE")
            exit(64)
        }
    }

    private static func measure(names path: String, questions questionsPath: String) throws {
        let (matcher, seconds) = try build(path)
        let megabytes = residentMegabytes()
        let questions = try lines(of: questionsPath)

        func report(_ engine: String, _ kind: String, _ search: (String) -> Int) {
            let (nanoseconds, matches) = median(of: 9, questions, search)
            print(engine, kind, seconds, megabytes, nanoseconds, matches)
        }
        report("KeywordMatcher", "all") { text in
            var total = 0
            matcher.forEachMatch(in: text.utf8Span.span) { _ in total += 1 }
            return total
        }
        report("KeywordMatcher", "longest") { text in
            var total = 0
            matcher.forEachLeftmostLongest(in: text.utf8Span.span) { _ in total += 1 }
            return total
        }
        report("KeywordMatcher-array", "all") { matcher.matches(in: $0).count }
        report("KeywordMatcher-array", "longest") { matcher.leftmostLongest(in: $0).count }
        FileHandle.standardError.write(Data("tables: \(matcher.byteCount) bytes\n".utf8))
    }

    /// Builds from a file; the names themselves are gone when it returns.
    private static func build(_ path: String) throws -> (KeywordMatcher, seconds: Double) {
        let names = try lines(of: path)
        let start = cpuNanoseconds()
        let matcher = try KeywordMatcher(names)
        return (matcher, Double(cpuNanoseconds() - start) / 1e9)
    }

    /// Nanoseconds a question in the median of several passes over all of them, and the matches of one pass.
    private static func median(of passes: Int, _ questions: [String], _ search: (String) -> Int) -> (Int, Int) {
        var times: [Int] = []
        var matches = 0
        for _ in 0..<passes {
            matches = 0
            let start = cpuNanoseconds()
            for question in questions { matches += search(question) }
            times.append((cpuNanoseconds() - start) / questions.count)
        }
        return (times.sorted()[passes / 2], matches)
    }

    /// Time on the processor, which other programs on the machine disturb less than that on the wall.
    private static func cpuNanoseconds() -> Int {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec)
    }

    private static func residentMegabytes() -> Int {
        guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
            let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmRSS:") }),
            let kilobytes = Int(line.filter(\.isNumber))
        else { return 0 }
        return kilobytes / 1024
    }

    private static func lines(of path: String) throws -> [String] {
        try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map(String.init)
    }

    private static func write(_ lines: [String], to path: String) throws {
        try (lines.joined(separator: "\n") + "\n").write(toFile: path, atomically: true, encoding: .utf8)
    }
}
