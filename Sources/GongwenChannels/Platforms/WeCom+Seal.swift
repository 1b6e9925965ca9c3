extension WeCom {
    /// One encrypted text of at most 2048 bytes. A longer reply goes out in up to five parts through `message/send` if
    /// that is configured, and is cut otherwise: the platform takes one answer in the response.
    public func seal(_ reply: ChannelReply, to message: Message, at now: UnixTime) throws(ChannelError) -> Sealed {
        let wording = ReplyText.plainWithoutTags(reply)
        guard !wording.text.isEmpty else { return Sealed(answer: acknowledgement) }
        if wording.text.utf8.count > TencentTextReply.limit, let sender {
            return Sealed(answer: acknowledgement, calls: sender.calls(wording, to: message.route["user"]))
        }
        let answer = TencentTextReply(
            user: message.route["user"], account: message.route["account"], time: now,
            text: wording.cut(to: TencentTextReply.limit))
        return Sealed(
            answer: .xml(try envelope.seal(Array(answer.xml.utf8), at: now, nonce: message.route["nonce"]).xml))
    }

    /// Up to five parts through `message/send`; none where that is not configured.
    public func sealLate(_ reply: ChannelReply, to message: Message, at now: UnixTime) -> [OutgoingCall] {
        let wording = ReplyText.plainWithoutTags(reply)
        return wording.text.isEmpty ? [] : sender?.calls(wording, to: message.route["user"]) ?? []
    }

    /// The app's own voice: `message/send` with a token from `gettoken`.
    struct Sender: Sendable {
        let base: WebAddress
        let corporation: String
        let agent: Int?
        let secret: SecretBytes?

        /// Nil when a variable is malformed; off, but not nil, when none is set.
        init?(_ settings: inout Settings, corporation: String) {
            let agent = settings.optional("GONGWEN_WECOM_AGENT_ID")
            secret = settings.optional("GONGWEN_WECOM_SECRET").map { SecretBytes($0.utf8) }
            self.agent = agent.flatMap(Self.number)
            self.corporation = corporation
            let address = settings.shared("GONGWEN_WECOM_API_BASE")
            guard let base = settings.base("GONGWEN_WECOM_API_BASE", address, otherwise: WeCom.standardBase) else {
                return nil
            }
            self.base = base
            if agent != nil, self.agent == nil {
                settings.report("GONGWEN_WECOM_AGENT_ID", .notPositive)
                return nil
            }
            if agent == nil, secret != nil {
                settings.report("GONGWEN_WECOM_SECRET", .uselessAlone(other: "GONGWEN_WECOM_AGENT_ID"))
            }
            if agent != nil, secret == nil {
                settings.report("GONGWEN_WECOM_AGENT_ID", .uselessAlone(other: "GONGWEN_WECOM_SECRET"))
            }
        }

        /// Digits only; `Int` would take a sign.
        private static func number(_ text: String) -> Int? {
            guard text.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(text), number > 0 else {
                return nil
            }
            return number
        }

        var isOn: Bool { agent != nil && secret != nil }

        var api: PlatformAPI {
            let secret = secret?.withBytes { String(decoding: $0, as: UTF8.self) } ?? ""
            let query = Query(["corpid": corporation, "corpsecret": secret])
            return PlatformAPI(
                base: base,
                token: TokenRequest(
                    method: .get, path: "/cgi-bin/gettoken?" + query.text, body: [], tokenField: "access_token",
                    lifetimeField: "expires_in", codeField: "errcode", margin: 300))
        }

        /// For how many seconds the platform drops a second copy. It compares contents, and so would swallow the answer
        /// to a question that somebody asks again: long enough for our own repeats, and no longer.
        private static let duplicateInterval: Int64 = 60
        /// For how many seconds a copy may be under way: a token, the call, another token and the call again, five each.
        private static let transit: Int64 = 20

        func calls(_ wording: Wording, to user: String) -> [OutgoingCall] {
            wording.split(into: TencentTextReply.limit, atMost: 5).map { part in
                let body: JSON = [
                    "touser": .string(user), "msgtype": "text", "agentid": .number(String(agent ?? 0)),
                    "text": ["content": .string(part)], "safe": 0, "enable_duplicate_check": 1,
                    "duplicate_check_interval": .number(String(Self.duplicateInterval)),
                ]
                return OutgoingCall(
                    platform: WeCom.name, target: .api(path: "/cgi-bin/message/send"),
                    authorization: .query(name: "access_token"), text: body.text,
                    isRepeatable: true, window: Self.duplicateInterval - Self.transit,
                    codes: ResultCodes(
                        field: "errcode", tokenInvalid: [40001, 40014, 42001], retryLater: [-1, 45009, 45033]))
            }
        }
    }

    static let standardBase = "https://qyapi.weixin.qq.com"
}
