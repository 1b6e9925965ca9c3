import Foundation
import Gongwen
import GongwenChannels
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Synchronization
import Testing

@testable import GongwenServer

@Suite("平台回调")
struct WebhookTests {
    /// An engine that also says how often it was asked.
    private final class Counter: Sendable {
        let count = Mutex(0)
        var answer: Answerer {
            { text, _, _ in
                let number = self.count.withLock {
                    $0 += 1
                    return $0
                }
                return makeReply("第\(number)次：\(text)")
            }
        }
    }

    @Test("问一句，答一句", arguments: Stage.direct)
    func answers(stage: Stage) async throws {
        try await WebhookServer().application().test(.router) { client in
            let answer = try await client.send(try stage.callback(.text("甲区有多少站点")), to: stage)
            #expect(answer.status == 200)
            #expect(try stage.channel.shown(answer) == "2026-3-1：甲区有多少站点")
        }
    }

    @Test("飞书：先应答，再经接口回复一次")
    func feishu() async throws {
        let server = WebhookServer()
        let stage = Stage(.feishu)
        try await server.application().test(.router) { client in
            let answer = try await client.send(try stage.callback(.text("甲区"), id: "om_1"), to: stage)
            #expect(answer == .json("{}"))
            let calls = try await server.upstream.deliveries(1)
            #expect(calls.map(\.url) == ["https://open.feishu.cn/open-apis/im/v1/messages/om_1/reply"])
            #expect(calls.first?.headers.contains { $0 == ("Authorization", "Bearer t-1") } == true)
            #expect(calls.first?.text.contains("2026-3-1：甲区") == true)
        }
    }

    @Test("引擎卡住也不耽误飞书的应答")
    func feishuDoesNotWait() async throws {
        let server = WebhookServer()
        let stage = Stage(.feishu)
        let isAnswered = Atomic(false)
        let stuck: Answerer = { text, _, _ in
            // Until the platform has its acknowledgement, or it becomes clear that it never will.
            for _ in 0..<60_000 where !isAnswered.load(ordering: .relaxed) { Thread.sleep(forTimeInterval: 0.001) }
            return makeReply(isAnswered.load(ordering: .relaxed) ? "先应答" : "先回复")
        }
        try await server.application(answer: stuck).test(.router) { client in
            let answer = try await client.send(try stage.callback(.text("甲区")), to: stage)
            isAnswered.store(true, ordering: .relaxed)
            #expect(answer.status == 200)
            let calls = try await server.upstream.deliveries(1)
            #expect(calls.first?.text.contains("先应答") == true)
        }
    }

    @Test("验证地址的请求得到它要的回答", arguments: Stage.all)
    func handshake(stage: Stage) async throws {
        guard let request = try stage.channel.handshake("challenge+/=1", at: stage.moment) else { return }
        try await WebhookServer().application().test(.router) { client in
            let answer = try await client.send(request, to: stage)
            #expect(answer.status == 200)
            let expected = stage.setup.name == .feishu ? #"{"challenge":"challenge+/=1"}"# : "challenge+/=1"
            #expect(String(decoding: answer.body, as: UTF8.self) == expected)
        }
    }

    @Test("同一条消息再来：答案相同，只处理一次", arguments: Stage.all)
    func repetition(stage: Stage) async throws {
        let counter = Counter()
        let server = WebhookServer()
        try await server.application(answer: counter.answer).test(.router) { client in
            for _ in 0..<3 {
                let answer = try await client.send(try stage.callback(.text("甲区"), id: "7"), to: stage)
                #expect(answer.status == 200)
                let shown = try stage.channel.shown(answer)
                #expect(shown == (stage.setup.name == .feishu ? nil : "第1次：甲区"))
            }
            if stage.setup.name == .feishu {
                _ = try await server.upstream.deliveries(1)
                try await Task.sleep(for: .milliseconds(50))
                #expect(server.upstream.deliveries.count == 1)
            }
            #expect(counter.count.withLock { $0 } == 1)
            _ = try await client.send(try stage.callback(.text("甲区"), id: "8"), to: stage)
            if stage.setup.name == .feishu { #expect(try await server.upstream.deliveries(2).count == 2) }
            #expect(counter.count.withLock { $0 } == 2)
        }
    }

    @Test("二十份同时到：处理一次，答案都相同", arguments: Stage.all)
    func concurrentRepetitions(stage: Stage) async throws {
        let counter = Counter()
        let server = WebhookServer()
        let slow: Answerer = { text, conversation, day in
            Thread.sleep(forTimeInterval: 0.05)
            return counter.answer(text, &conversation, day)
        }
        try await server.application(answer: slow).test(.router) { client in
            let answers = try await withThrowingTaskGroup(of: String?.self) { group in
                for _ in 0..<20 {
                    group.addTask {
                        let answer = try await client.send(try stage.callback(.text("甲区"), id: "9"), to: stage)
                        #expect(answer.status == 200)
                        return try stage.channel.shown(answer)
                    }
                }
                return try await group.reduce(into: Set<String?>()) { $0.insert($1) }
            }
            #expect(answers == [stage.setup.name == .feishu ? nil : "第1次：甲区"])
            if stage.setup.name == .feishu {
                _ = try await server.upstream.deliveries(1)
                try await Task.sleep(for: .milliseconds(50))
                #expect(server.upstream.deliveries.count == 1)
            }
            #expect(counter.count.withLock { $0 } == 1)
        }
    }

    @Test("没开启的平台什么都是 404", arguments: Stage.all)
    func off(stage: Stage) async throws {
        var faulty = platformVariables.filter { !$0.key.contains("_TOKEN") && !$0.key.contains("SECRET") }
        faulty["GONGWEN_WEBHOOK_SECRET"] = "whsec_short"
        for variables in [[:], faulty] {
            try await WebhookServer(variables).application().test(.router) { client in
                #expect(try await client.send(try stage.callback(.text("甲区")), to: stage).status == 404)
                for method in [HTTPRequest.Method.get, .post, .put, .delete, .head, .options] {
                    try await client.execute(uri: stage.setup.name.path, method: method) { response in
                        #expect(response.status == .notFound)
                    }
                }
            }
        }
    }

    @Test("方法不对：405，HEAD 也是，不当作验证地址的请求", arguments: Stage.all)
    func methods(stage: Stage) async throws {
        let handshake = try stage.channel.handshake("challenge", at: stage.moment)
        let query = handshake?.query.text ?? ""
        let isTestedByGet = handshake?.method == .get
        try await WebhookServer().application().test(.router) { client in
            for method in [HTTPRequest.Method.put, .delete, .head, .options, .patch, .get]
            where method != .get || !isTestedByGet {
                for uri in [stage.setup.name.path, stage.setup.name.path + "?" + query] {
                    try await client.execute(uri: uri, method: method) { response in
                        #expect(response.status == .methodNotAllowed, "\(method)")
                        #expect(response.headers[.allow] == (isTestedByGet ? "GET, POST" : "POST"))
                    }
                }
            }
        }
    }

    @Test("签名不对：401，不露一个字，也不处理", arguments: Stage.all)
    func brokenSignature(stage: Stage) async throws {
        let counter = Counter()
        let server = WebhookServer()
        try await server.application(answer: counter.answer).test(.router) { client in
            let place = try #require(stage.channel.signaturePlace)
            let request = try stage.callback(.text("甲区")).withBrokenSignature(at: place)
            let answer = try await client.send(request, to: stage)
            #expect(answer.status == 401)
            let expected = #"{"error":{"code":"refused","message":"请求被拒绝。"}}"#
            #expect(String(decoding: answer.body, as: UTF8.self) == expected)
            #expect(counter.count.withLock { $0 } == 0)
            #expect(server.upstream.requests.isEmpty)
        }
    }

    @Test("过时的请求：401", arguments: Stage.all)
    func stale(stage: Stage) async throws {
        let windows: [PlatformName: Int64] = [.dingtalk: 3600, .feishu: 28_800]
        let window = windows[stage.setup.name] ?? 300
        try await WebhookServer().application().test(.router) { client in
            for (age, status) in [(window + 1, 401), (window - 1, 200), (-window - 1, 401)] {
                let then = UnixTime(seconds: stage.moment.seconds - age)
                let message = SimulatedMessage(.text("甲区"), id: "\(age)")
                let answer = try await client.send(try stage.channel.callback(message, at: then), to: stage)
                #expect(answer.status == status, "\(age)")
            }
        }
    }

    @Test("内容不成样子：400", arguments: Stage.all)
    func malformed(stage: Stage) async throws {
        let contents = [
            "<xml><MsgType>", "{\"a\":", "", "<!DOCTYPE x [<!ENTITY a \"b\">]><xml><MsgType>&a;</MsgType></xml>",
        ]
        try await WebhookServer().application().test(.router) { client in
            for content in contents {
                let request = try stage.channel.request(holding: Array(content.utf8), at: stage.moment)
                #expect(try await client.send(request, to: stage).status == 400, "\(content)")
            }
            var empty = try stage.callback(.text("甲区"))
            empty.body = []
            #expect(try await client.send(empty, to: stage).status == 400)
        }
    }

    @Test("别家的接收方：拒绝", arguments: [PlatformName.wecom, .wechat])
    func foreignReceiver(name: PlatformName) async throws {
        let variable = name == .wecom ? "GONGWEN_WECOM_CORP_ID" : "GONGWEN_WECHAT_APP_ID"
        let foreign = Stage(name, platformVariables.merging([variable: "other"]) { $1 })
        try await WebhookServer().application().test(.router) { client in
            let answer = try await client.send(try foreign.callback(.text("甲区")), to: foreign)
            #expect(answer.status == 403)
        }
    }

    @Test("超过 1 MiB：413；刚好 1 MiB 不是", arguments: Stage.all)
    func tooLarge(stage: Stage) async throws {
        try await WebhookServer().application().test(.router) { client in
            var request = try stage.callback(.text("甲区"))
            for (size, isTooLarge) in [(1 << 20, false), ((1 << 20) + 1, true)] {
                request.body = [UInt8](repeating: UInt8(ascii: " "), count: size)
                let answer = try await client.send(request, to: stage)
                #expect((answer.status == 413) == isTooLarge, "\(size)")
            }
        }
    }

    @Test("一万字照答，再长就客气地请人缩短", arguments: Stage.direct)
    func longText(stage: Stage) async throws {
        try await WebhookServer().application { _, _, _ in makeReply("听到了") }.test(.router) { client in
            for (count, text) in [(10_000, "听到了"), (10_001, "问题太长，最长 10000 个字，请缩短后再问。")] {
                let question = String(repeating: "问", count: count)
                let answer = try await client.send(try stage.callback(.text(question), id: "\(count)"), to: stage)
                #expect(try stage.channel.shown(answer) == text)
            }
        }
    }

    @Test("图片得到一句客气话，语音照文字回答", arguments: Stage.direct.filter { $0.setup.name != .generic })
    func otherKinds(stage: Stage) async throws {
        try await WebhookServer().application().test(.router) { client in
            let image = try await client.send(try stage.callback(.image, id: "1"), to: stage)
            #expect(try stage.channel.shown(image) == "这里只看得懂文字，图片看不了。请把问题打成文字发来。")
            let speech = try await client.send(try stage.callback(.speech("甲区"), id: "2"), to: stage)
            #expect(try stage.channel.shown(speech) == "2026-3-1：甲区")
        }
    }

    @Test("通用接口只收 JSON：415")
    func mediaType() async throws {
        let stage = Stage(.generic)
        try await WebhookServer().application().test(.router) { client in
            var request = try stage.callback(.text("甲区"))
            request.headers["content-type"] = "text/plain"
            #expect(try await client.send(request, to: stage).status == 415)
            request.headers["content-type"] = "application/json; charset=utf-8"
            #expect(try await client.send(request, to: stage).status == 200)
        }
    }

    @Test("同一个群里两个人各有各的会话")
    func conversations() async throws {
        let stage = Stage(.wecomRobot)
        let answer: Answerer = { text, _, _ in
            text == "不懂" ? makeReply("没有。", status: "unknown", suggestions: ["甲区有几个"]) : makeReply("答" + text)
        }
        try await WebhookServer().application(answer: answer).test(.router) { client in
            var shown: [String?] = []
            // The number means something only to the person, and only in the group, where it was offered.
            for (index, (text, user, group)) in [
                ("不懂", "u1", "g"), ("1", "u2", "g"), ("1", "u1", "h"), ("1", "u1", nil), ("1", "u1", "g"),
            ].enumerated() {
                let request = try stage.callback(.text(text), id: "\(index)", user: user, group: group)
                shown.append(try stage.channel.shown(try await client.send(request, to: stage)))
            }
            #expect(shown.dropFirst() == ["答1", "答1", "答1", "答甲区有几个"])
        }
    }

    @Test("字节不同的编号是两条消息，字节不同的人是两个人", arguments: [("é", "e\u{301}"), ("K", "\u{212A}")])
    func exactIDs(one: String, other: String) async throws {
        let stage = Stage(.dingtalk)
        let answer: Answerer = { text, _, _ in
            text == "不懂" ? makeReply("没有。", status: "unknown", suggestions: ["甲区有几个"]) : makeReply("答" + text)
        }
        try await WebhookServer().application(answer: answer).test(.router) { client in
            var shown: [String?] = []
            for (text, id, user) in [("不懂", one, one), ("1", other, other), ("1", "2", one), ("另问", other, one)] {
                let request = try stage.callback(.text(text), id: id, user: user, group: "g")
                shown.append(try stage.channel.shown(try await client.send(request, to: stage)))
            }
            #expect(shown.dropFirst() == ["答1", "答甲区有几个", "答1"])
        }
    }

    @Test("反问的选项编号，回复数字即可；相近问题也一样", arguments: Stage.direct.filter { $0.setup.name != .generic })
    func numbers(stage: Stage) async throws {
        let answer: Answerer = { text, _, _ in
            switch text {
            case "反问": makeReply("哪一个？\n1. 甲\n2. 乙", status: "clarify", suggestions: ["甲", "乙"])
            case "不懂": makeReply("资料里没有。", status: "unknown", suggestions: ["甲区有几个", "乙区有几个"])
            default: makeReply("答" + text)
            }
        }
        try await WebhookServer().application(answer: answer).test(.router) { client in
            func ask(_ text: String, _ id: String) async throws -> String {
                let shown = try stage.channel.shown(
                    try await client.send(try stage.callback(.text(text), id: id), to: stage))
                // Markdown puts a blank line between paragraphs.
                return (shown ?? "").replacing("\n\n", with: "\n")
            }
            let dialogue = [
                ("反问", "哪一个？\n1. 甲\n2. 乙"),
                // The engine takes the numbers of its own options.
                ("2", "答2"),
                ("不懂", "资料里没有。\n可以问（回复数字即可）：\n1. 甲区有几个\n2. 乙区有几个"),
                ("２", "答乙区有几个"),
                // Offered once.
                ("2", "答2"),
            ]
            for (index, (question, expected)) in dialogue.enumerated() {
                let shown = try await ask(question, "\(index)")
                #expect(shown == expected)
            }
        }
    }

    @Test(
        "长的回答里哪几行是来源",
        arguments: [
            ("一\n来源：《报告》", ["来源：《报告》"]), ("一\n来源：《报告》；《年鉴》\n（注）", ["来源：《报告》；《年鉴》"]),
            ("一\n《年鉴》\n二\n（出处 《报告》）", ["《年鉴》", "（出处 《报告》）"]),
            ("来源：《报告》\n一", []), ("一\n这里说的是在很多年以前，《报告》里写的", []), ("一\n来源：《别的》", []),
        ])
    func sources(text: String, sources: [String]) {
        func facts(_ titles: [String]) -> [[String: String]] {
            titles.map { title in
                Dictionary(
                    uniqueKeysWithValues: ["subject", "indicator", "value", "unit", "period", "scope"].map { ($0, "") }
                )
                .merging(["source": title]) { $1 }
            }
        }
        let long = text.replacing("一", with: String(repeating: "一", count: 300))
        #expect(ChannelReply(makeReply(long, facts: facts(["《报告》", "《年鉴》", ""]))).sources == sources)
        #expect(ChannelReply(makeReply(long)).sources == [])
        #expect(ChannelReply(makeReply(text, facts: facts(["《报告》", "《年鉴》"]))).sources == [], "nobody cuts it")
    }

    @Test("长得要裁的回答，重发的也写明来源", arguments: [Stage(.wechat)])
    func longAnswer(stage: Stage) async throws {
        let fact = [
            "subject": "", "indicator": "", "value": "", "unit": "", "period": "", "scope": "", "source": "《报告》",
        ]
        let text = String(repeating: "长。", count: 1000) + "\n来源：《报告》"
        let answer: Answerer = { _, _, _ in makeReply(text, facts: [fact]) }
        try await WebhookServer().application(answer: answer).test(.router) { client in
            for _ in 0..<2 {
                let shown = try stage.channel.shown(
                    try await client.send(try stage.callback(.text("甲区"), id: "1"), to: stage))
                #expect(shown == String(repeating: "长。", count: 337) + "…\n来源：《报告》")
            }
        }
    }

    @Test("启动时说清每个平台，不露一个值")
    func reports() throws {
        var variables = platformVariables
        variables["GONGWEN_WECOM_ENCODING_AES_KEY"] = String(variables["GONGWEN_WECOM_ENCODING_AES_KEY"]!.dropLast())
        variables["GONGWEN_WECHAT_TOKEN"] = "gwWechatTok3n\n"
        for name in variables.keys where name.contains("DINGTALK") { variables[name] = nil }
        let setups = Channels.configure(variables)
        #expect(
            setups.map(\.report) == [
                "wecom：没有开启，变量有误，/webhooks/wecom 一律回 404",
                "wecom-robot：已开启，回调路径 /webhooks/wecom-robot", "wechat：已开启，回调路径 /webhooks/wechat",
                "dingtalk：未开启", "feishu：已开启，回调路径 /webhooks/feishu", "generic：已开启，回调路径 /webhooks/generic",
            ])
        let complaints = setups.flatMap(\.complaints)
        #expect(
            complaints == [
                "错误：GONGWEN_WECOM_ENCODING_AES_KEY：应为 43 个字符，实际 42 个，请整段重新复制",
                "警告：GONGWEN_WECHAT_TOKEN：首尾有空格或换行，已忽略，请从配置里删掉",
            ])
        for value in variables.values { #expect(!complaints.joined().contains(value)) }
    }
}
