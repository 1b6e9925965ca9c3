extension WeChat {
    /// One text of at most 2048 bytes in the notation of the request, encrypted if a key is configured. It is the only
    /// way to answer that an unverified account has, so a longer reply is cut.
    public func seal(_ reply: ChannelReply, to message: Message, at now: UnixTime) throws(ChannelError) -> Sealed {
        let text = ReplyText.plainWithoutTags(reply).cut(to: TencentTextReply.limit)
        // An empty `Content` makes the platform tell the user that the service failed.
        guard !text.isEmpty else { return Sealed(answer: acknowledgement) }
        let answer = TencentTextReply(
            user: message.route["user"], account: message.route["account"], time: now, text: text)
        let isJSON = message.route["notation"] == TencentNotation.json.rawValue
        guard let envelope else { return Sealed(answer: isJSON ? .json(answer.json) : .xml(answer.xml)) }
        let plain = isJSON ? answer.json.text : answer.xml
        let sealed = try envelope.seal(Array(plain.utf8), at: now, nonce: message.route["nonce"])
        return Sealed(answer: isJSON ? .json(sealed.json) : .xml(sealed.xml))
    }
}
