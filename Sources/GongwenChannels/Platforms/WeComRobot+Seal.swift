extension WeComRobot {
    /// The platform's limit for Markdown, in bytes.
    static let limit = 20480

    /// A stream that is finished at once, in Markdown; a plain text after `enter_chat`, where nothing else is taken.
    public func seal(_ reply: ChannelReply, to message: Message, at now: UnixTime) throws(ChannelError) -> Sealed {
        let body: JSON
        if message.route["entered"].isEmpty {
            let content = ReplyText.markdown(reply).cut(to: Self.limit)
            guard !content.isEmpty else { return Sealed(answer: acknowledgement) }
            body = [
                "msgtype": "stream",
                "stream": ["id": .string("s-" + message.route["id"]), "finish": true, "content": .string(content)],
            ]
        } else {
            let content = ReplyText.plain(reply).cut(to: TencentTextReply.limit)
            guard !content.isEmpty else { return Sealed(answer: acknowledgement) }
            body = ["msgtype": "text", "text": ["content": .string(content)]]
        }
        let sealed = try envelope.seal(Array(body.text.utf8), at: now, nonce: message.route["nonce"])
        return Sealed(answer: .json(sealed.robotJSON))
    }

    /// One POST to the message's `response_url`, unless that points anywhere but to the API's own host.
    public func sealLate(_ reply: ChannelReply, to message: Message, at now: UnixTime) -> [OutgoingCall] {
        let content = ReplyText.markdown(reply).cut(to: Self.limit)
        guard !content.isEmpty, let address = WebAddress(message.route["later"]), address.scheme == base.scheme,
            address.host == base.host, address.port == base.port
        else { return [] }
        let body: JSON = ["msgtype": "markdown", "markdown": ["content": .string(content)]]
        return [
            OutgoingCall(
                platform: Self.name, target: .address(address), text: body.text,
                codes: ResultCodes(field: "errcode", retryLater: [-1]))
        ]
    }
}
