import Benchmark
import Foundation
import Gongwen
import Workload

/// Replies by kind of question, each stage of a reply, and loading; on the shipped knowledge and, where its folder is
/// named in `GENERATED`, on a made-up one of 1,000,000 facts. Run from `Benchmarks/`.
let benchmarks: @Sendable () -> Void = {
    let intents = "../Intents"
    let knowledge = "../Knowledge"
    let assistant = loadAssistant(intents, knowledge)
    let long = String(repeating: "今天的工作安排如下，请各单位按时报送材料。", count: 100)
    let questions = [
        ("figure", "江北有多少户外劳动者站点"), ("list", "江津微宣讲的三进是进哪里"), ("definition", "渝工娘家人是什么"),
        ("unknown, with suggestions", "江北有多少女性户外劳动者站点"), ("smalltalk", "你好"),
        ("2,000 characters", String(long.prefix(1980)) + "江北有多少户外劳动者站点？"),
    ]
    for (name, question) in questions {
        Benchmark("Reply: \(name)", configuration: thousands) { benchmark in
            for _ in benchmark.scaledIterations { blackHole(reply(of: assistant, to: question)) }
        }
    }
    addStages(of: assistant, asked: "江北有多少户外劳动者站点", name: "figure")
    addStages(of: assistant, asked: "江北有多少女性户外劳动者站点", name: "unknown")

    Benchmark("Load", configuration: .init(metrics: [.cpuTotal, .wallClock, .peakMemoryResident])) { benchmark in
        for _ in benchmark.scaledIterations { blackHole(Workspace.load(intents: intents, knowledge: knowledge)) }
    }

    let environment = ProcessInfo.processInfo.environment
    guard let folder = environment["GENERATED"], let count = environment["GENERATED_NAMES"].flatMap({ Int($0) }) else {
        return
    }
    let large = loadAssistant("\(folder)/Intents", "\(folder)/Knowledge")
    let generated = GeneratedKnowledge(names: count).questions(500)
    Benchmark("Reply: figure of \(count * 10) facts", configuration: thousands) { benchmark in
        for round in benchmark.scaledIterations { blackHole(reply(of: large, to: generated[round % generated.count])) }
    }
    addStages(of: large, asked: generated[0], name: "figure of \(count * 10) facts")
}

private let today = Day(year: 2026, month: 1, day: 15)

/// Times of a thousand calls each, so that reading the clock does not count. Not CPU time: the package reads that in
/// steps of 10 ms, which is more than a thousand replies take.
private var thousands: Benchmark.Configuration {
    .init(metrics: [.wallClock], scalingFactor: .kilo, maxDuration: .seconds(3))
}

private func loadAssistant(_ intents: String, _ knowledge: String) -> Assistant {
    guard let snapshot = Workspace.load(intents: intents, knowledge: knowledge).snapshot else {
        fatalError("\(intents) and \(knowledge) do not load; run this in Benchmarks/")
    }
    return Assistant(snapshot)
}

private func reply(of assistant: Assistant, to question: String) -> Reply {
    var conversation = Conversation()
    return assistant.reply(to: question, in: &conversation, today: today)
}

/// What each stage takes in nanoseconds of the thread's CPU time, the mean of a thousand replies.
private func addStages(of assistant: Assistant, asked question: String, name: String) {
    let stages = Assistant.Stage.allCases
    let metrics = stages.map { BenchmarkMetric.custom("\($0), ns") }
    Benchmark("Stages: \(name)", configuration: .init(metrics: metrics, maxDuration: .seconds(2))) { benchmark in
        var times = [Double](repeating: 0, count: stages.count)
        let rounds = 1000
        for _ in 0..<rounds {
            var conversation = Conversation()
            var last = ThreadClock.now()
            _ = assistant.reply(to: question, in: &conversation, today: today) { stage in
                let now = ThreadClock.now()
                times[stage.rawValue] += max(0, now - last - ThreadClock.cost)
                last = now
            }
        }
        for (metric, time) in zip(metrics, times) { benchmark.measurement(metric, Int(time) / rounds) }
    }
}
