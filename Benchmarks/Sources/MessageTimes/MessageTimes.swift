import Foundation
import Gongwen
import GongwenChannels
import Workload

/// What a WeCom text message costs in process, as Markdown; or signed callbacks for a load generator.
///
///     MessageTimes ../Intents ../Knowledge            # 20,000 messages
///     MessageTimes --callbacks 100000 > callbacks     # HTTP requests, each preceded by its length in a line
///
/// Every callback is another message of another user, signed now, so a server answers it for five minutes.
@main
struct MessageTimes {
    static let question = "江北有多少户外劳动者站点"
    static let variables = [
        "GONGWEN_WECOM_TOKEN": "gwWecomTok3n",
        "GONGWEN_WECOM_ENCODING_AES_KEY": "Zm9vYmFyMTIzNDU2Nzg5MGFiY2RlZmdoaWprbG1ub3B",
        "GONGWEN_WECOM_CORP_ID": "ww5a1c0ffee1234567",
    ]

    static func main() throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        guard let channel = Channels.configure(variables)[0].channel as? any SimulatedChannel, arguments.count == 2
        else { fatalError("MessageTimes INTENTS KNOWLEDGE | --callbacks COUNT") }
        let moment = UnixTime(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
        if arguments[0] == "--callbacks", let count = Int(arguments[1]) {
            for number in 0..<count { try write(callback(number, of: channel, at: moment)) }
        } else {
            guard let snapshot = Workspace.load(intents: arguments[0], knowledge: arguments[1]).snapshot else {
                fatalError("the files do not load; see gongwen check")
            }
            try measure(channel, Assistant(snapshot), at: moment)
        }
    }

    private static func callback(
        _ number: Int, of channel: any SimulatedChannel, at moment: UnixTime
    ) throws -> WebhookRequest {
        let id = "\(moment.milliseconds * 1_000_000 + Int64(number))"
        return try channel.callback(SimulatedMessage(.text(question), id: id, user: "user\(number)"), at: moment)
    }

    private static func write(_ request: WebhookRequest) throws {
        let head = """
            POST /webhooks/wecom?\(request.query.text) HTTP/1.1\r
            Host: 127.0.0.1\r
            Content-Type: text/xml\r
            Content-Length: \(request.body.count)\r
            \r

            """
        let bytes = Array(head.utf8) + request.body
        FileHandle.standardOutput.write(Data(Array("\(bytes.count)\n".utf8) + bytes))
    }

    private static func measure(
        _ channel: any SimulatedChannel, _ assistant: Assistant, at moment: UnixTime
    ) throws {
        let today = Day(year: 2026, month: 1, day: 15)
        let requests = try (0..<20_000).map { try callback($0, of: channel, at: moment) }
        var stages: [(name: String, times: [Double])] = ["open", "answer", "seal", "all"].map { ($0, []) }
        for request in requests {
            let start = ThreadClock.now()
            guard case .message(let message) = try channel.open(request, at: moment) else { fatalError("no message") }
            let opened = ThreadClock.now()
            var conversation = Conversation()
            let reply = assistant.reply(to: message.kind.question ?? "", in: &conversation, today: today)
            let answered = ThreadClock.now()
            let sealed = try channel.seal(ChannelReply(.answered, reply.text), to: message, at: moment)
            let end = ThreadClock.now()
            precondition(sealed.answer.body.count > 500, "no answer")
            for (index, time) in [opened - start, answered - opened, end - answered].enumerated() {
                stages[index].times.append(time - ThreadClock.cost)
            }
            stages[3].times.append(end - start - 3 * ThreadClock.cost)
        }
        print("| stage | median µs | mean | p99 |\n|---|---:|---:|---:|")
        for (name, times) in stages {
            // The first ones pay for what is set up once.
            let sorted = times.dropFirst(100).sorted()
            let mean = sorted.reduce(0, +) / Double(sorted.count)
            let figures = [sorted[sorted.count / 2], mean, sorted[sorted.count * 99 / 100]]
            print("| \(name) | " + figures.map { String(format: "%.1f", $0 / 1000) }.joined(separator: " | ") + " |")
        }
    }
}
