extension DingTalk {
    /// The platform's limit for a whole body, in bytes.
    static let limit = 20000

    /// Markdown: one POST to `sessionWebhook` if it is there, not expired and allowed; the same in the response otherwise.
    public func seal(_ reply: ChannelReply, to message: Message, at now: UnixTime) throws(ChannelError) -> Sealed {
        guard let body = body(reply) else { return Sealed(answer: acknowledgement) }
        guard let call = call(body, to: message, at: now) else { return Sealed(answer: .json(body)) }
        return Sealed(answer: acknowledgement, calls: [call])
    }

    /// One POST to `sessionWebhook`; none if that is missing, expired or not allowed.
    public func sealLate(_ reply: ChannelReply, to message: Message, at now: UnixTime) -> [OutgoingCall] {
        body(reply).flatMap { call($0, to: message, at: now) }.map { [$0] } ?? []
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

    private func body(_ reply: ChannelReply) -> String? {
        let whole = ReplyText.markdown(reply)
        guard !whole.isEmpty else { return nil }
        // The title shows in the list of conversations and in notifications.
        let title = ByteLimit.cut(whole.split(separator: "\n").first.map(String.init) ?? "", to: 60)
        return ByteLimit.fit(whole, into: Self.limit) { text in
            let body: JSON = ["msgtype": "markdown", "markdown": ["title": .string(title), "text": .string(text)]]
            return body.text
        }
    }
}
