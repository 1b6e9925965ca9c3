extension DingTalk {
    /// The platform's limit for a whole body, in bytes.
    static let limit = 20000

    /// Markdown: one POST to `sessionWebhook` if it is there, not expired and allowed; the same in the response otherwise.
    public func seal(_ reply: ChannelReply, to message: Message, at now: UnixTime) throws(ChannelError) -> Sealed {
        guard let body = body(reply, to: message) else { return Sealed(answer: acknowledgement) }
        guard let call = call(body, to: message, at: now) else { return Sealed(answer: .json(body)) }
        return Sealed(answer: acknowledgement, calls: [call])
    }

    /// One POST to `sessionWebhook`; none if that is missing, expired or not allowed.
    public func sealLate(_ reply: ChannelReply, to message: Message, at now: UnixTime) -> [OutgoingCall] {
        body(reply, to: message).flatMap { call($0, to: message, at: now) }.map { [$0] } ?? []
    }

    private func call(_ body: String, to message: Message, at now: UnixTime) -> OutgoingCall? {
        guard let address = hosts.address(message.route["session"]) else { return nil }
        let expires = message.route["expires"]
        let end = UnixTime(digits: expires, unit: .milliseconds)
        guard expires.isEmpty || end.map({ now < $0 }) == true else { return nil }
        return OutgoingCall(
            platform: Self.name, target: .address(address), text: body, end: end,
            codes: ResultCodes(field: "errcode", retryLater: [-1, 130101]))
    }

    private func body(_ reply: ChannelReply, to message: Message) -> String? {
        if message.route["type"] == Self.single, !reply.options.isEmpty {
            let body = Self.body(
                ReplyText.markdown(reply, link: Self.saying).text, title: ReplyText.markdown(reply).text)
            // A link must not be cut in two.
            if body.utf8.count <= Self.limit { return body }
        }
        return ReplyText.markdown(reply).fit(into: Self.limit) { Self.body($0, title: $0) }
    }

    /// - Parameter title: its first line shows in the list of conversations and in notifications, where links are not read.
    private static func body(_ text: String, title: String) -> String {
        let title = ByteLimit.cut(title.split(separator: "\n").first.map(String.init) ?? "", to: 60)
        let body: JSON = ["msgtype": "markdown", "markdown": ["title": .string(title), "text": .string(text)]]
        return body.text
    }

    /// Clicking it says the words in the user's name. In a group they would lack the mention without which robots get
    /// nothing, so the options are links in a conversation of two alone.
    ///
    /// DingTalk open platform, "机器人发送消息", links of scheme `dtmd` in Markdown.
    private static func saying(_ words: String) -> String {
        "dtmd://dingtalkclient/sendMessage?content=" + Query.encode(words)
    }
}
