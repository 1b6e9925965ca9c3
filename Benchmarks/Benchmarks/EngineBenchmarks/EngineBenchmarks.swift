import Benchmark
import Gongwen

/// A reply on the shipped knowledge, by the kind of question. Run from `Benchmarks/`.
let benchmarks: @Sendable () -> Void = {
    guard let snapshot = Workspace.load(intents: "../Intents", knowledge: "../Knowledge").snapshot else {
        fatalError("run this in Benchmarks/, beside Intents/ and Knowledge/ that load")
    }
    let assistant = Assistant(snapshot)
    let today = Day(year: 2026, month: 1, day: 15)
    let long = String(repeating: "今天的工作安排如下，请各单位按时报送材料。", count: 100)
    let questions = [
        ("figure", "江北有多少户外劳动者站点"), ("list", "江津微宣讲的三进是进哪里"), ("definition", "渝工娘家人是什么"),
        ("unknown, with suggestions", "江北有多少女性户外劳动者站点"), ("smalltalk", "你好"),
        ("2,000 characters", String(long.prefix(1980)) + "江北有多少户外劳动者站点？"),
    ]
    let configuration = Benchmark.Configuration(
        metrics: [.cpuTotal, .wallClock, .mallocCountTotal], scalingFactor: .kilo, maxDuration: .seconds(3))
    for (name, question) in questions {
        Benchmark("Reply: \(name)", configuration: configuration) { benchmark in
            for _ in benchmark.scaledIterations {
                var conversation = Conversation()
                blackHole(assistant.reply(to: question, in: &conversation, today: today))
            }
        }
    }
}
