import Testing

@testable import GongwenChannels

/// Platform and server played against each other: what one seals, the other opens.
@Suite struct RoundTripTests {
    static let channels: [any SimulatedChannel] = [
        Platforms.wecom, Platforms.wecomWithAgent, Platforms.robot, Platforms.wechat, Platforms.wechatPlain,
        Platforms.dingtalk, Platforms.feishu, Platforms.feishuPlain, Platforms.generic,
    ]

    /// Everything that the user sees of a sealed reply.
    static func shown(_ channel: any SimulatedChannel, _ sealed: Sealed) throws -> [String] {
        try ([channel.shown(sealed.answer)] + sealed.calls.map { call in try channel.shown(call) }).compactMap(\.self)
    }

    @Test(
        "一问一答", arguments: channels.indices,
        [
            "江北有多少户外劳动者站点", "請示與報告😀👨‍👩‍👧𠮷", "]]>&amp;<b>\"\\\n第二行", "<!DOCTYPE html>是什么", "a%2Fb+c=d",
        ])
    func answers(index: Int, question: String) throws {
        let channel = Self.channels[index]
        let request = try channel.callback(.init(.text(question), id: "7012345678901234567"), at: now)
        let message = try #require(try channel.open(request, at: now).message)
        #expect(message.kind == .text(question))
        #expect(message.user == "simulated")
        #expect(message.platform == type(of: channel).name)
        let sealed = try channel.seal(ChannelReply(.answered, "江北区共有47个（累计）。😀"), to: message, at: now)
        #expect(try Self.shown(channel, sealed) == ["江北区共有47个（累计）。😀"])
    }

    @Test("重复与改动", arguments: channels.indices) func duplicates(index: Int) throws {
        let channel = Self.channels[index]
        func keys(_ message: SimulatedMessage, _ time: UnixTime = now) throws -> [String] {
            let request = try channel.callback(message, at: time)
            return try #require(try channel.open(request, at: time).message).duplicateKeys
        }
        let first = try keys(.init(.text("问"), id: "1"))
        #expect(try keys(.init(.text("问"), id: "1"), UnixTime(seconds: 1_700_000_005)) == first)
        #expect(try Set(keys(.init(.text("问"), id: "2"))).isDisjoint(with: first))
        #expect(first.allSatisfy { $0.hasPrefix(type(of: channel).name.rawValue + "/") })
    }

    @Test("两人在一个群里是两个人", arguments: channels.indices) func people(index: Int) throws {
        let channel = Self.channels[index]
        let people = try ["a", "b"].map { user in
            let said = SimulatedMessage(.text("问"), id: "1", user: user, group: "群")
            let message = try channel.open(try channel.callback(said, at: now), at: now).message
            return try #require(message).user
        }
        #expect(people[0] != people[1])
    }

    @Test("说清是不是群", arguments: channels.indices, [nil, "群"]) func groups(index: Int, group: String?) throws {
        let channel = Self.channels[index]
        let message = try open(channel, .init(.text("问"), id: "1", group: group))
        let knowsGroups = [PlatformName.wecomRobot, .dingtalk, .feishu].contains(message.platform)
        // Who names a conversation to the generic webhook may let several people speak in it.
        #expect(message.isGroup == (message.platform == .generic || knowsGroups && group != nil))
    }

    @Test("没有编号的群不成群：那里的人互不相干") func namelessGroups() throws {
        let robot = #"{"msgid":"1","chattype":"group","from":{"userid":"u"},"msgtype":"text","text":{"content":"问"}}"#
        let feishu = """
            "chat_type":"group","message_type":"text","content":"{}","mentions":[{"key":"@_user_1"}]
            """
        let dingtalk = #"{"msgId":"m","senderId":"u","msgtype":"text","conversationType":"2"}"#
        let request = try Platforms.dingtalk.request(holding: Array(dingtalk.utf8), at: now)
        let all = try [
            WeComRobotTests.robot(robot), FeishuTests.feishu(feishu), Platforms.dingtalk.open(request, at: now),
        ]
        #expect(all.map { $0.message?.isGroup } == [false, false, false])
    }

    @Test("签名改一个字符就拒绝", arguments: channels.indices) func brokenSignature(index: Int) throws {
        let channel = Self.channels[index]
        guard let place = channel.signaturePlace else { return }
        let request = try channel.callback(.init(.text("问"), id: "1"), at: now).withBrokenSignature(at: place)
        #expect(refusal { () throws(ChannelError) in try channel.open(request, at: now) } == .badSignature)
    }

    @Test("过期拒绝，窗口边上放行", arguments: channels.indices) func windows(index: Int) throws {
        let channel = Self.channels[index]
        guard channel.signaturePlace != nil else { return }
        let windows: [PlatformName: Int64] = [
            .wecom: 300, .wecomRobot: 300, .wechat: 300, .dingtalk: 3600, .feishu: 28800, .generic: 300,
        ]
        let window = try #require(windows[type(of: channel).name])
        let request = try channel.callback(.init(.text("问"), id: "1"), at: now)
        // A stamp in whole seconds stands for the whole second; DingTalk's are in milliseconds.
        let fraction: Int64 = type(of: channel).name == .dingtalk ? 0 : 999
        let last = window * 1000 + fraction
        for (age, error) in [(last, nil), (-window * 1000, nil), (last + 1, .expired), (-window * 1000 - 1, .expired)]
            as [(Int64, ChannelError?)]
        {
            let now = UnixTime(milliseconds: now.milliseconds + age)
            #expect(refusal { () throws(ChannelError) in try channel.open(request, at: now) } == error)
        }
    }

    @Test("语音、图片、关注", arguments: channels.indices) func otherKinds(index: Int) throws {
        let channel = Self.channels[index]
        func kind(_ content: SimulatedMessage.Content) throws -> Message.Kind? {
            try channel.open(try channel.callback(.init(content, id: "1"), at: now), at: now).message?.kind
        }
        let name = type(of: channel).name
        let hears = name != .feishu && name != .generic
        #expect(try kind(.speech("江北的站点")) == (hears ? .speech("江北的站点") : .text("江北的站点")))
        #expect(try kind(.image) == (name == .generic ? .text("") : .media(.image)))
        let greetings: [PlatformName: Message.Kind] = [
            .wecom: .subscribed, .wechat: .subscribed, .wecomRobot: .entered, .dingtalk: .text("你好"),
            .feishu: .text("你好"), .generic: .text("你好"),
        ]
        #expect(try kind(.greeting) == greetings[name])
        let image = try #require(try kind(.image))
        #expect(ChannelReply.courtesy(for: image) != nil)
    }

    @Test("空白语音当作没有文字", arguments: [0, 2, 3, 4, 5]) func blankSpeech(index: Int) throws {
        let channel = Self.channels[index]
        let request = try channel.callback(.init(.speech(" \u{3000}"), id: "1"), at: now)
        #expect(try channel.open(request, at: now).message?.kind == .media(.voice))
    }

    @Test("握手", arguments: channels.indices) func handshakes(index: Int) throws {
        let channel = Self.channels[index]
        guard let request = try channel.handshake("a+/=%20挑战", at: now) else { return }
        let answer = try channel.open(request, at: now).handshake
        let isFeishu = type(of: channel).name == .feishu
        #expect(answer == (isFeishu ? #"{"challenge":"a+/=%20挑战"}"# : "a+/=%20挑战"))
    }

    @Test("一万字、全是表情：不超过各平台的上限", arguments: channels.indices, ["好", "👨‍👩‍👧‍👦", "\n", "\"\\", "e\u{301}"])
    func limits(index: Int, unit: String) throws {
        let channel = Self.channels[index]
        let text = "头" + String(repeating: unit, count: 10000) + "尾"
        let request = try channel.callback(.init(.text(text), id: "1"), at: now)
        let message = try #require(try channel.open(request, at: now).message)
        let sealed = try channel.seal(ChannelReply(.unknown, text, options: ["选项"]), to: message, at: now)
        let limits: [PlatformName: Int] = [
            .wecom: 2048, .wecomRobot: 20480, .wechat: 2048, .dingtalk: 20000, .feishu: 30000, .generic: .max,
        ]
        let name = type(of: channel).name
        for part in try Self.shown(channel, sealed) {
            #expect(part.utf8.count <= limits[name]! && !part.isEmpty && !part.contains("\u{FFFD}"))
        }
        for call in sealed.calls { #expect(name == .wecom || call.body.count <= limits[name]!) }
        if name == .dingtalk { #expect(sealed.answer.body.count <= 20000) }
        #expect(sealed.calls.count <= 5 && (sealed.calls.isEmpty || name == .feishu || name == .wecom))
        #expect(try Self.shown(channel, sealed).first?.hasPrefix("头") == true)
    }

    @Test("太长的裁短，来源留着", arguments: channels.indices) func sourcesStay(index: Int) throws {
        let channel = Self.channels[index]
        let message = try open(channel, .init(.text("问"), id: "1"))
        var reply = ChannelReply(.answered, "头\n" + String(repeating: "长。", count: 10_000) + "\n来源：<a>《报告》")
        reply.sources = ["来源：<a>《报告》"]
        let last = try #require(try Self.shown(channel, try channel.seal(reply, to: message, at: now)).last)
        let (isWhole, isMarkdown, hasTags) = (
            message.platform == .generic, [PlatformName.wecomRobot, .dingtalk].contains(message.platform),
            message.platform == .feishu || message.platform == .generic
        )
        let end = (isMarkdown ? "\n\n" : "\n") + "来源：\(hasTags ? "<" : "＜")a>《报告》"
        #expect(last.hasSuffix((isWhole ? "。" : "…") + end))
    }

    @Test("没有话说时不发空消息", arguments: channels.indices) func silence(index: Int) throws {
        let channel = Self.channels[index]
        let request = try channel.callback(.init(.text("问"), id: "1"), at: now)
        let message = try #require(try channel.open(request, at: now).message)
        let sealed = try channel.seal(ChannelReply(.answered, "\u{1}\n"), to: message, at: now)
        #expect(sealed.calls.isEmpty)
        #expect(type(of: channel).name == .generic || sealed.answer == channel.acknowledgement)
    }
}
