import Foundation
import RawSockets
import Testing

@testable import GongwenCLI

@Suite("扮演平台", .serialized)
struct SimulateTests {
    private static let key = "Zm9vYmFyMTIzNDU2Nzg5MGFiY2RlZmdoaWprbG1ub3B"
    private static let question = "江北有多少户外劳动者站点"

    private static func variables(feishuAPI: Int = 1) -> [String: String] {
        [
            "GONGWEN_WECOM_TOKEN": "t", "GONGWEN_WECOM_ENCODING_AES_KEY": key, "GONGWEN_WECOM_CORP_ID": "ww1",
            "GONGWEN_WECOM_ROBOT_TOKEN": "t", "GONGWEN_WECOM_ROBOT_ENCODING_AES_KEY": key,
            "GONGWEN_WECHAT_TOKEN": "t", "GONGWEN_WECHAT_APP_ID": "wx1", "GONGWEN_WECHAT_ENCODING_AES_KEY": key,
            "GONGWEN_DINGTALK_APP_SECRET": "s", "GONGWEN_FEISHU_APP_ID": "cli_1", "GONGWEN_FEISHU_APP_SECRET": "s",
            "GONGWEN_FEISHU_VERIFICATION_TOKEN": "v", "GONGWEN_FEISHU_ENCRYPT_KEY": "k",
            "GONGWEN_FEISHU_API_BASE": "http://127.0.0.1:\(feishuAPI)",
            "GONGWEN_WEBHOOK_SECRET": "whsec_MDEyMzQ1Njc4OWFiY2RlZmdoaWprbG1ub3BxcnN0dXY=",
        ]
    }

    private func simulate(
        _ arguments: [String], at server: RunningServer, _ variables: [String: String] = SimulateTests.variables()
    ) throws -> Program.Result {
        try Program.run(
            ["simulate"] + arguments + ["--url", "http://127.0.0.1:\(server.port)"], environment: variables)
    }

    @Test("每个平台：问一句，看到解开的回答；重发、改签名、变旧")
    func direct() async throws {
        let server = try RunningServer(environment: Self.variables())
        for platform in ["wecom", "wecom-robot", "wechat", "dingtalk", "generic"] {
            let twice = try simulate([platform, Self.question, "--repeat", "2"], at: server)
            #expect(twice.status == 0)
            #expect(twice.output.components(separatedBy: "47个").count == 3, "\(platform): \(twice.output)")
            for option in [["--break-signature"], ["--age", "4000"]] {
                let refused = try simulate([platform, Self.question] + option, at: server)
                #expect(refused.status == 1)
                #expect(refused.lines.first?.hasPrefix("401 ") == true)
                #expect(!refused.output.contains("47个"))
            }
        }
        #expect(try simulate(["wechat", "--image"], at: server).output.contains("图片看不了"))
        #expect(
            try simulate(["wecom-robot", Self.question, "--speech", "--group", "g"], at: server).output.contains("47个"))
        #expect(try await server.stop(SIGTERM) == 0)
    }

    @Test("飞书：回答经本机的假接口看到")
    func feishu() async throws {
        let variables = Self.variables(feishuAPI: try freePort())
        let server = try RunningServer(environment: variables)
        let result = try simulate(["feishu", Self.question, "--repeat", "2"], at: server, variables)
        #expect(result.status == 0)
        #expect(result.lines.filter { $0 == "（应答里没有文字）" }.count == 2)
        #expect(result.lines.filter { $0 == "经接口收到：" }.count == 1)
        #expect(result.output.contains("47个"))
        #expect(try await server.stop(SIGTERM) == 0)
    }

    @Test("用不了时说清为什么")
    func mistakes() throws {
        let unknown = try Program.run(["simulate", "qq", "你好"])
        #expect(unknown.status == 1)
        #expect(unknown.problems == "没有平台 qq；可用：wecom、wecom-robot、wechat、dingtalk、feishu、generic。\n")
        let off = try Program.run(["simulate", "wecom", "你好"])
        #expect(off.problems == "平台 wecom 没有开启：请设置它的环境变量，见 docs/wecom.md。\n")
        let nobody = try Program.run(
            ["simulate", "wecom", "你好", "--url", "http://127.0.0.1:\(try freePort())"], environment: Self.variables())
        #expect(nobody.status == 1)
        #expect(nobody.problems.contains("请先启动服务"))
    }

    /// A port that nobody used a moment ago.
    private func freePort() throws -> Int {
        let handle = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(handle) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(handle, $0, length) == 0 && getsockname(handle, $0, &length) == 0
            }
        }
        try #require(bound)
        return Int(UInt16(bigEndian: address.sin_port))
    }
}
