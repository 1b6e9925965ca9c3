import Benchmark
import KeywordMatching
import Workload

/// Building, memory and search at three sizes. `compare.sh` sets the same searches beside other engines.
let benchmarks: @Sendable () -> Void = {
    let metrics: [BenchmarkMetric] = [.cpuTotal, .wallClock, .throughput]

    for size in [1000, 100_000, 1_000_000] {
        let workload = Workload(names: size)
        let names = workload.names
        let questions = workload.questions(10_000)
        guard let matcher = try? KeywordMatcher(names) else { fatalError("the workload has an empty name") }

        Benchmark("Build, \(size) names", configuration: .init(metrics: metrics, maxDuration: .seconds(5))) { _ in
            blackHole(try KeywordMatcher(names))
        }

        Benchmark("Table bytes, \(size) names", configuration: .init(metrics: [.custom("bytes")], maxIterations: 1)) {
            $0.measurement(.custom("bytes"), matcher.byteCount)
        }

        let search = Benchmark.Configuration(metrics: metrics, maxDuration: .seconds(5))
        Benchmark("Every occurrence in 10,000 questions, \(size) names", configuration: search) { _ in
            for question in questions {
                matcher.forEachMatch(in: question.utf8Span.span) { blackHole($0) }
            }
        }
        Benchmark("Leftmost longest in 10,000 questions, \(size) names", configuration: search) { _ in
            for question in questions {
                matcher.forEachLeftmostLongest(in: question.utf8Span.span) { blackHole($0) }
            }
        }
    }
}
