import Testing

@testable import GongwenChannels

@Suite struct SettingsTests {
    static let key43 = "Zm9vYmFyMTIzNDU2Nzg5MGFiY2RlZmdoaWprbG1ub3B"
    static let wecom = [
        "GONGWEN_WECOM_TOKEN": "t0ken", "GONGWEN_WECOM_ENCODING_AES_KEY": key43, "GONGWEN_WECOM_CORP_ID": "ww1",
    ]
    static let feishu = [
        "GONGWEN_FEISHU_APP_ID": "cli", "GONGWEN_FEISHU_APP_SECRET": "s3cret",
        "GONGWEN_FEISHU_VERIFICATION_TOKEN": "t0ken",
    ]

    static let quoted = "：首尾有引号，引号会被当成值的一部分，请从配置里去掉引号"
    static let plain =
        "GONGWEN_FEISHU_ENCRYPT_KEY：没有设置，回调不加密也没有签名，真伪只凭 GONGWEN_FEISHU_VERIFICATION_TOKEN；建议在平台后台设一个，再填到这里"

    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        var platform: PlatformName
        var environment: [String: String]
        var state: ChannelSetup.State
        var messages: [String] = []
        var testDescription: String { name }
    }

    static let cases: [Case] = [
        Case(name: "nothing", platform: .wecom, environment: [:], state: .off),
        Case(name: "empty values", platform: .wecom, environment: wecom.mapValues { _ in " \n" }, state: .off),
        Case(name: "complete", platform: .wecom, environment: wecom, state: .on),
        Case(
            name: "two missing", platform: .wecom, environment: ["GONGWEN_WECOM_TOKEN": "t0ken"], state: .faulty,
            messages: ["GONGWEN_WECOM_ENCODING_AES_KEY：没有设置，或是空的", "GONGWEN_WECOM_CORP_ID：没有设置，或是空的"]),
        Case(
            name: "42 characters", platform: .wecom,
            environment: wecom.merging(["GONGWEN_WECOM_ENCODING_AES_KEY": String(key43.dropLast())]) { $1 },
            state: .faulty, messages: ["GONGWEN_WECOM_ENCODING_AES_KEY：应为 43 个字符，实际 42 个，请整段重新复制"]),
        Case(
            name: "trailing newline", platform: .wecom,
            environment: wecom.merging(["GONGWEN_WECOM_ENCODING_AES_KEY": key43 + "\n"]) { $1 }, state: .on,
            messages: ["GONGWEN_WECOM_ENCODING_AES_KEY：首尾有空格或换行，已忽略，请从配置里删掉"]),
        Case(
            name: "buttons", platform: .feishu,
            environment: feishu.merging(["GONGWEN_FEISHU_BUTTONS": "ON"]) { $1 }, state: .on, messages: [plain]),
        Case(
            name: "a switch that is neither on nor off", platform: .feishu,
            environment: feishu.merging(["GONGWEN_FEISHU_BUTTONS": "yes"]) { $1 }, state: .faulty,
            messages: ["GONGWEN_FEISHU_BUTTONS：应写 on 或 off；删掉这个变量就是 off"]),
        Case(
            name: "quotes", platform: .wecom,
            environment: wecom.merging(["GONGWEN_WECOM_ENCODING_AES_KEY": "\"\(key43.dropLast(2))\""]) { $1 },
            state: .faulty, messages: ["GONGWEN_WECOM_ENCODING_AES_KEY" + quoted]),
        Case(
            name: "a token in quotes", platform: .wecom,
            environment: wecom.merging(["GONGWEN_WECOM_TOKEN": " “t0ken” "]) { $1 },
            state: .faulty, messages: ["GONGWEN_WECOM_TOKEN" + quoted]),
        Case(
            name: "a quote inside, and one at an end", platform: .wecom,
            environment: wecom.merging(["GONGWEN_WECOM_TOKEN": "\"t'0k"]) { $1 }, state: .on),
        Case(
            name: "a single quote is no pair", platform: .wecom,
            environment: wecom.merging(["GONGWEN_WECOM_TOKEN": "'"]) { $1 }, state: .on),
        Case(
            name: "nothing in quotes", platform: .wecom,
            environment: wecom.merging(["GONGWEN_WECOM_TOKEN": "''"]) { $1 },
            state: .faulty, messages: ["GONGWEN_WECOM_TOKEN" + quoted]),
        Case(
            name: "an optional address in quotes", platform: .wecom,
            environment: wecom.merging(["GONGWEN_WECOM_API_BASE": "'https://x.example'"]) { $1 },
            state: .faulty, messages: ["GONGWEN_WECOM_API_BASE" + quoted]),
        Case(
            name: "secrets of others in quotes", platform: .dingtalk,
            environment: ["GONGWEN_DINGTALK_APP_SECRET": "\"s3cret\""], state: .faulty,
            messages: ["GONGWEN_DINGTALK_APP_SECRET" + quoted]),
        Case(
            name: "Feishu's optional key in quotes", platform: .feishu,
            environment: feishu.merging(["GONGWEN_FEISHU_ENCRYPT_KEY": "'k'"]) { $1 }, state: .faulty,
            messages: ["GONGWEN_FEISHU_ENCRYPT_KEY" + quoted]),
        Case(
            name: "the generic secret in quotes", platform: .generic,
            environment: ["GONGWEN_WEBHOOK_SECRET": "'whsec_MDEyMzQ1Njc4OWFiY2RlZmdoaWprbG1ub3BxcnN0dXY='"],
            state: .faulty, messages: ["GONGWEN_WEBHOOK_SECRET" + quoted]),
        Case(
            name: "42 and =", platform: .wecom,
            environment: wecom.merging(["GONGWEN_WECOM_ENCODING_AES_KEY": key43.dropLast() + "="]) { $1 },
            state: .faulty, messages: ["GONGWEN_WECOM_ENCODING_AES_KEY：只能有字母、数字、+ 和 /，请检查是否带进了引号或空格"]),
        Case(
            name: "agent without secret", platform: .wecom,
            environment: wecom.merging(["GONGWEN_WECOM_AGENT_ID": "7"]) { $1 }, state: .on,
            messages: ["GONGWEN_WECOM_AGENT_ID：只有同时设置 GONGWEN_WECOM_SECRET 才起作用"]),
        Case(
            name: "agent no number", platform: .wecom,
            environment: wecom.merging(["GONGWEN_WECOM_AGENT_ID": "x", "GONGWEN_WECOM_SECRET": "y"]) { $1 },
            state: .faulty, messages: ["GONGWEN_WECOM_AGENT_ID：应是正整数"]),
        Case(
            name: "agent below 1", platform: .wecom,
            environment: wecom.merging(["GONGWEN_WECOM_AGENT_ID": "-1", "GONGWEN_WECOM_SECRET": "y"]) { $1 },
            state: .faulty, messages: ["GONGWEN_WECOM_AGENT_ID：应是正整数"]),
        Case(
            name: "agent zero", platform: .wecom,
            environment: wecom.merging(["GONGWEN_WECOM_AGENT_ID": "0", "GONGWEN_WECOM_SECRET": "y"]) { $1 },
            state: .faulty, messages: ["GONGWEN_WECOM_AGENT_ID：应是正整数"]),
        Case(
            name: "base with path", platform: .wecom,
            environment: wecom.merging(["GONGWEN_WECOM_API_BASE": "https://x.example/cgi-bin"]) { $1 },
            state: .faulty,
            messages: [
                "GONGWEN_WECOM_API_BASE：应写成 https://主机 或 https://主机:端口，不带路径、参数和账号；删掉这个变量就用 https://qyapi.weixin.qq.com"
            ]),
        Case(
            name: "base on this machine", platform: .wecom,
            environment: wecom.merging(["GONGWEN_WECOM_API_BASE": "http://127.0.0.1:9000"]) { $1 }, state: .on),
        Case(
            name: "the robot is not wanted because WeCom's base is set", platform: .wecomRobot,
            environment: ["GONGWEN_WECOM_API_BASE": "http://127.0.0.1:9000"], state: .off),
        Case(
            name: "a broken key must not turn encryption off", platform: .wechat,
            environment: [
                "GONGWEN_WECHAT_TOKEN": "t0ken", "GONGWEN_WECHAT_APP_ID": "wx", "GONGWEN_WECHAT_ENCODING_AES_KEY": "k",
            ], state: .faulty, messages: ["GONGWEN_WECHAT_ENCODING_AES_KEY：应为 43 个字符，实际 1 个，请整段重新复制"]),
        Case(
            name: "the app is not wanted because the robot's base is set", platform: .wecom,
            environment: ["GONGWEN_WECOM_API_BASE": "http://127.0.0.1:9000"], state: .off),
        Case(
            name: "a blank key must not leave encryption off", platform: .wechat,
            environment: [
                "GONGWEN_WECHAT_TOKEN": "t0ken", "GONGWEN_WECHAT_APP_ID": "wx",
                "GONGWEN_WECHAT_ENCODING_AES_KEY": " \n",
            ], state: .faulty, messages: ["GONGWEN_WECHAT_ENCODING_AES_KEY：只有空格或换行；不用就删掉这个变量，要用就填上"]),
        Case(
            name: "an empty key is none", platform: .wechat,
            environment: [
                "GONGWEN_WECHAT_TOKEN": "t0ken", "GONGWEN_WECHAT_APP_ID": "wx", "GONGWEN_WECHAT_ENCODING_AES_KEY": "",
            ], state: .on),
        Case(
            name: "a blank key alone", platform: .wechat, environment: ["GONGWEN_WECHAT_ENCODING_AES_KEY": " "],
            state: .off),
        Case(
            name: "Feishu, encrypted", platform: .feishu,
            environment: feishu.merging(["GONGWEN_FEISHU_ENCRYPT_KEY": "k"]) { $1 }, state: .on),
        Case(name: "Feishu, plain", platform: .feishu, environment: feishu, state: .on, messages: [plain]),
        Case(
            name: "Feishu, a blank key", platform: .feishu,
            environment: feishu.merging(["GONGWEN_FEISHU_ENCRYPT_KEY": "\t"]) { $1 }, state: .faulty,
            messages: ["GONGWEN_FEISHU_ENCRYPT_KEY：只有空格或换行；不用就删掉这个变量，要用就填上"]),
        Case(
            name: "Feishu over http", platform: .feishu,
            environment: feishu.merging(["GONGWEN_FEISHU_API_BASE": "http://feishu.example"]) { $1 }, state: .on,
            messages: ["GONGWEN_FEISHU_API_BASE：用的是 http，密钥会明文传输，只应在本机或内网试验时使用", plain]),
        Case(
            name: "hosts with a scheme", platform: .dingtalk,
            environment: [
                "GONGWEN_DINGTALK_APP_SECRET": "s3cret", "GONGWEN_DINGTALK_SESSION_WEBHOOK_HOSTS": "https://x.example",
            ], state: .faulty,
            messages: [
                "GONGWEN_DINGTALK_SESSION_WEBHOOK_HOSTS：应是用逗号分开的 主机 或 主机:端口，不带 https:// 和路径；删掉这个变量就用 oapi.dingtalk.com"
            ]),
        Case(
            name: "no prefix", platform: .generic,
            environment: ["GONGWEN_WEBHOOK_SECRET": "MDEyMzQ1Njc4OWFiY2RlZmdoaWprbG1ub3BxcnN0dXY="], state: .on,
            messages: ["GONGWEN_WEBHOOK_SECRET：应以 whsec_ 开头，已按没有前缀的密钥使用"]),
        Case(
            name: "no base64", platform: .generic, environment: ["GONGWEN_WEBHOOK_SECRET": "whsec_s3cret"],
            state: .faulty, messages: ["GONGWEN_WEBHOOK_SECRET：whsec_ 之后应是带 = 补齐的标准 base64"]),
        Case(
            name: "short", platform: .generic, environment: ["GONGWEN_WEBHOOK_SECRET": "whsec_MDEy"], state: .faulty,
            messages: ["GONGWEN_WEBHOOK_SECRET：base64 解码后应为 24 到 64 字节，实际 3 字节"]),
    ]

    @Test("变量", arguments: cases) func reads(_ expected: Case) throws {
        let setup = try #require(Channels.configure(expected.environment).first { $0.name == expected.platform })
        #expect(setup.state == expected.state)
        #expect(setup.problems.map(\.message) == expected.messages)
        for value in expected.environment.values where value.count > 4 {
            #expect(!setup.problems.contains { $0.message.contains(value) })
        }
    }

    @Test func sixPlatformsWithPathsOfTheContract() {
        #expect(
            Channels.all.map { $0.name.path } == [
                "/webhooks/wecom", "/webhooks/wecom-robot", "/webhooks/wechat", "/webhooks/dingtalk",
                "/webhooks/feishu", "/webhooks/generic",
            ])
    }
}

@Suite struct WebAddressTests {
    static let hosts = HostAllowList("oapi.dingtalk.com, 127.0.0.1:9000,[::1]:80,10.0.0.1:80")!

    @Test(
        "放行",
        arguments: [
            "https://oapi.dingtalk.com/robot/sendBySession?session=1", "HTTPS://OAPI.dingtalk.com:443/x",
            "http://127.0.0.1:9000/", "https://127.0.0.1:9000", "http://[::1]/x",
        ])
    func allows(text: String) { #expect(Self.hosts.address(text) != nil) }

    @Test(
        "不放行",
        arguments: [
            "http://oapi.dingtalk.com/", "http://oapi.dingtalk.com:443/", "https://oapi.dingtalk.com:444/",
            "https://oapi.dingtalk.com.evil.example/", "https://evil.example/oapi.dingtalk.com",
            "https://oapi.dingtalk.com@evil.example/", "https://user:p@oapi.dingtalk.com/",
            "https://evil.example#@oapi.dingtalk.com/",
            "https://evil.example\\@oapi.dingtalk.com/", "http://localhost:9000\\@127.0.0.1:9000/", "http://10.0.0.1/",
            "https://oapi.dingtalk.com/#x", "//oapi.dingtalk.com/", "ftp://oapi.dingtalk.com/", "", "https://",
            "https://oapi.dingtalk.com:/", "https://oapi.dingtalk.com:0443x/", "http://127.1:9000/",
            "http://0x7f.0.0.1:9000/",
            "https://oapi.dingtalk.com\r\nHost: x/", "https://oapi.dingtalk.com /", "https://ｏapi.dingtalk.com/",
            "https://.oapi.dingtalk.com/", "https://oapi.dingtalk.com./", "https://oapi.dingtalk.com%2f@evil.example/",
            "javascript:alert(1)", "http://127.0.0.1:9001/",
        ])
    func refuses(text: String) { #expect(Self.hosts.address(text) == nil) }

    @Test func parts() throws {
        let address = try #require(WebAddress("http://Host.example:8080?x=1"))
        #expect((address.host, address.port, address.target) == ("host.example", 8080, "/?x=1"))
    }

    @Test(arguments: [
        ("http://localhost", true), ("http://127.9.9.9", true), ("http://[::1]", true),
        ("http://127.0.0.1.evil.example", false),
        ("http://127.0.0.256", false), ("http://128.0.0.1", false), ("http://localhost.evil.example", false),
    ])
    func loopback(text: String, isLoopback: Bool) throws {
        #expect(try #require(WebAddress(text)).isLoopback == isLoopback)
    }
}
