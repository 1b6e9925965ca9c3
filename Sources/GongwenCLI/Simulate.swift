import ArgumentParser
import Foundation
import GongwenChannels
import GongwenServer

struct Simulate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "扮演一个平台，向运行中的服务发一条签了名、加了密的回调，并显示解开后的回答。",
        discussion: """
            gongwen simulate wecom 江北有多少户外劳动者站点
            gongwen simulate feishu 江北有多少户外劳动者站点
            gongwen simulate dingtalk 江北有多少户外劳动者站点 --repeat 3

            平台：wecom、wecom-robot、wechat、dingtalk、feishu、generic。
            密钥取自与服务相同的环境变量，所以要在同样的环境里运行。

            显示什么：每发一次写一行“状态码 用时”，下面是用户会看到的文字：验过签名、解过密。
            应答里没有文字时写“（应答里没有文字）”；被拒绝时写应答的原文，退出码为 1。
            经接口发出的回答（飞书，企业微信的长回答）：服务的 GONGWEN_FEISHU_API_BASE 或 GONGWEN_WECOM_API_BASE
            是本机地址且端口空着时，本命令在那里开一个假接口，写“经接口收到：”和文字；否则回答去了真正的平台，
            这里看不到。
            """
    )

    @Argument(help: ArgumentHelp("平台的名字。", valueName: "platform"))
    var platform: String

    @Argument(help: ArgumentHelp("问题；几个词会用空格连起来。", valueName: "question"))
    var question: [String] = []

    @Option(help: "服务的地址。")
    var url = "http://127.0.0.1:8080"

    @Option(name: .customLong("repeat"), help: ArgumentHelp("同一条消息一共发几次。", valueName: "N"))
    var count = 1

    @Flag(help: "把签名改错一个字符；服务应当拒绝。")
    var breakSignature = false

    @Option(help: ArgumentHelp("签名时间是多少秒以前；太旧时服务应当拒绝。", valueName: "SECONDS"))
    var age = 0

    @Option(help: "提问的人。")
    var user = "simulated"

    @Option(help: "在哪个群里问。不写就是单聊。")
    var group: String?

    @Flag(help: "发一张图片。")
    var image = false

    @Flag(help: "问题是平台听写出来的语音。")
    var speech = false

    func validate() throws {
        guard (1...1000).contains(count) else { throw ValidationError("--repeat 应在 1 到 1000 之间。") }
        guard image != !question.isEmpty else { throw ValidationError("请写问题，或者用 --image 发图片；二者取一。") }
    }

    func run() async throws {
        let channel = try configuredChannel()
        guard let server = WebAddress(url), server.target == "/" else {
            throw Console.failure("--url 应写成 http://主机:端口，不带路径。")
        }
        let upstream = await FakePlatformAPI.start(for: channel)
        var isRefused = false
        do {
            isRefused = try await post(to: server, channel)
        } catch is SimulatedConnection.Unreachable {
            await upstream?.stop()
            throw Console.failure("连不上 \(url)；请先启动服务：gongwen serve")
        }
        if let upstream {
            let texts = isRefused ? [] : await upstream.texts(within: .seconds(5))
            for text in texts { Console.line("经接口收到：\n\(text)") }
            await upstream.stop()
        }
        if isRefused { throw ExitCode(1) }
    }

    private func configuredChannel() throws -> any SimulatedChannel {
        let setups = Channels.configure(ProcessInfo.processInfo.environment)
        guard let setup = setups.first(where: { $0.name.rawValue == platform }) else {
            let names = setups.map(\.name.rawValue).joined(separator: "、")
            throw Console.failure("没有平台 \(platform)；可用：\(names)。")
        }
        for complaint in setup.complaints { Console.problem(complaint) }
        guard let channel = setup.channel as? any SimulatedChannel else {
            throw Console.failure("平台 \(platform) 没有开启：请设置它的环境变量，见 docs/\(platform).md。")
        }
        return channel
    }

    /// Whether any of the requests was refused.
    private func post(to server: WebAddress, _ channel: any SimulatedChannel) async throws -> Bool {
        let content: SimulatedMessage.Content =
            image ? .image : speech ? .speech(question.joined(separator: " ")) : .text(question.joined(separator: " "))
        let id = "om_" + UUID().uuidString.replacing("-", with: "")
        var isRefused = false
        for _ in 0..<count {
            let now = UnixTime(seconds: Int64(Date().timeIntervalSince1970) - Int64(age))
            var request = try channel.callback(
                SimulatedMessage(content, id: id, user: user, group: group), at: now)
            if breakSignature {
                guard let place = channel.signaturePlace else {
                    throw Console.failure("这个平台没有设置加密密钥，回调不带签名，没有可以改错的。")
                }
                request = request.withBrokenSignature(at: place)
            }
            let start = ContinuousClock.now
            let answer = try await SimulatedConnection.send(
                request, to: server, path: type(of: channel).name.path)
            let elapsed = (ContinuousClock.now - start) / .milliseconds(1)
            Console.line("\(answer.status) \(Int(elapsed.rounded()))毫秒")
            guard answer.status == 200 else {
                isRefused = true
                Console.line(String(decoding: answer.body, as: UTF8.self))
                continue
            }
            Console.line(try channel.shown(answer) ?? "（应答里没有文字）")
        }
        return isRefused
    }
}
