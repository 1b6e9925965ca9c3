import Foundation
import Gongwen
import GongwenChannels
import GongwenStore
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import Synchronization
import Testing

@testable import GongwenServer

/// Variables that switch every platform on.
let platformVariables = [
    "GONGWEN_WECOM_TOKEN": "gwWecomTok3n",
    "GONGWEN_WECOM_ENCODING_AES_KEY": "Zm9vYmFyMTIzNDU2Nzg5MGFiY2RlZmdoaWprbG1ub3B",
    "GONGWEN_WECOM_CORP_ID": "ww5a1c0ffee1234567",
    "GONGWEN_WECOM_AGENT_ID": "1000002",
    "GONGWEN_WECOM_SECRET": "corp&secret",
    "GONGWEN_WECOM_ROBOT_TOKEN": "gwRobotTok3n",
    "GONGWEN_WECOM_ROBOT_ENCODING_AES_KEY": "QWxhZGRpbjpvcGVuIHNlc2FtZTEyMzQ1Njc4OTAxMjM",
    "GONGWEN_WECHAT_TOKEN": "gwWechatTok3n",
    "GONGWEN_WECHAT_APP_ID": "wx0123456789abcdef",
    "GONGWEN_WECHAT_ENCODING_AES_KEY": "QWxhZGRpbjpvcGVuIHNlc2FtZTEyMzQ1Njc4OTAxMjM",
    "GONGWEN_DINGTALK_APP_SECRET": "gwDingAppSecret_0123456789abcdefABCDEF",
    "GONGWEN_DINGTALK_SESSION_WEBHOOK_HOSTS": "127.0.0.1:9000",
    "GONGWEN_FEISHU_APP_ID": "cli_a1",
    "GONGWEN_FEISHU_APP_SECRET": "s3cret",
    "GONGWEN_FEISHU_VERIFICATION_TOKEN": "gwFeishuVerifyT0ken",
    "GONGWEN_FEISHU_ENCRYPT_KEY": "gwFeishuEncryptKey",
    "GONGWEN_WEBHOOK_SECRET": "whsec_MDEyMzQ1Njc4OWFiY2RlZmdoaWprbG1ub3BxcnN0dXY=",
]

/// A platform, from the side of its users.
struct Stage: Sendable, CustomTestStringConvertible {
    var setup: ChannelSetup
    var channel: any SimulatedChannel

    init(_ name: PlatformName, _ variables: [String: String] = platformVariables) {
        setup = Channels.configure(variables).first { $0.name == name }!
        channel = setup.channel as! any SimulatedChannel
    }

    var testDescription: String { setup.name.rawValue }
    var moment: UnixTime { UnixTime(testMoment) }

    static let all = [PlatformName.wecom, .wecomRobot, .wechat, .dingtalk, .feishu, .generic].map { Stage($0) }
    /// Those that show the reply in the response.
    static let direct = all.filter { $0.setup.name != .feishu }

    func callback(_ content: SimulatedMessage.Content, id: String = "1", user: String = "u1", group: String? = nil)
        throws -> WebhookRequest
    {
        try channel.callback(SimulatedMessage(content, id: id, user: user, group: group), at: moment)
    }
}

extension TestClientProtocol {
    /// Sends a request as the platform would.
    func send(_ request: WebhookRequest, to stage: Stage) async throws -> WebhookAnswer {
        var headers = HTTPFields()
        for field in request.headers.all { headers[HTTPField.Name(field.name)!] = field.value }
        let query = request.query.text
        let uri = stage.setup.name.path + (query.isEmpty ? "" : "?" + query)
        return try await execute(
            uri: uri, method: request.method == .get ? .get : .post, headers: headers,
            body: request.body.isEmpty ? nil : ByteBuffer(bytes: request.body)
        ) { response in
            WebhookAnswer(
                status: response.status.code, contentType: response.headers[.contentType] ?? "",
                body: Array(response.body.readableBytesView))
        }
    }
}

/// Stands in for the network: answers every call, remembers all of them.
final class FakeUpstream: Transport {
    typealias Behaviour = @Sendable (OutgoingRequest, _ number: Int) async throws(TransportError) -> OutgoingResponse

    private let seen = Mutex<[OutgoingRequest]>([])
    private let behaviour: Behaviour
    let isDown = Mutex(false)

    init(_ behaviour: @escaping Behaviour = { request, _ in FakeUpstream.friendly(request) }) {
        self.behaviour = behaviour
    }

    /// Hands out `t-1` and accepts everything.
    static func friendly(_ request: OutgoingRequest) -> OutgoingResponse {
        let text =
            request.isTokenRequest
            ? #"{"code":0,"errcode":0,"tenant_access_token":"t-1","expire":7200,"access_token":"t-1","expires_in":7200}"#
            : #"{"code":0,"errcode":0}"#
        return OutgoingResponse(status: 200, body: Array(text.utf8))
    }

    func send(_ request: OutgoingRequest) async throws(TransportError) -> OutgoingResponse {
        let number = seen.withLock {
            $0.append(request)
            return $0.count
        }
        return try await behaviour(request, number)
    }

    func shutDown() async { isDown.withLock { $0 = true } }

    var requests: [OutgoingRequest] { seen.withLock { $0 } }
    var tokenRequests: [OutgoingRequest] { requests.filter(\.isTokenRequest) }
    var deliveries: [OutgoingRequest] { requests.filter { !$0.isTokenRequest } }

    /// Waits until so many deliveries were tried.
    func deliveries(_ count: Int) async throws -> [OutgoingRequest] {
        for _ in 0..<3000 where deliveries.count < count { try await Task.sleep(for: .milliseconds(10)) }
        return deliveries
    }
}

extension OutgoingRequest {
    var isTokenRequest: Bool { url.contains("tenant_access_token") || url.contains("/gettoken") }
    var text: String { String(decoding: body, as: UTF8.self) }
}

extension BackOff {
    /// Four repeats at once.
    static let quick = BackOff(gaps: Array(repeating: .milliseconds(1), count: 4))
}

/// A server with every platform on, and with nobody outside.
struct WebhookServer {
    var configuration = testConfiguration()
    let upstream: FakeUpstream
    var services: Services

    init(
        _ variables: [String: String] = platformVariables, upstream: FakeUpstream = FakeUpstream(),
        backOff: BackOff = .quick, store: (any Store)? = nil,
        now: @escaping @Sendable () -> Date = { testMoment }
    ) {
        configuration.now = now
        configuration.platforms = Channels.configure(variables)
        self.upstream = upstream
        var logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        logger.logLevel = .critical
        services = Services(
            configuration: configuration, logger: logger, store: store, transport: upstream,
            watchPause: .milliseconds(10), backOff: backOff)
    }

    func application(answer: @escaping Answerer = echo) -> some ApplicationProtocol {
        buildApplication(configuration: configuration, services: services, answer: answer)
    }
}
