extension Feishu {
    /// The event that a click on a card's button makes.
    static let clickEvent = "card.action.trigger"
    /// A button's label in bytes: some twenty characters, which fit a telephone. The whole option stands in the text.
    static let labelLimit = 60

    /// The text with its numbered options, and below it a button for each. A click comes back as ``clickEvent`` with the
    /// button's `value`.
    ///
    /// Feishu open platform, "卡片 JSON 1.0 结构": clients that do not know 2.0 show it as well. All texts are
    /// `plain_text`, in which nothing is a link or a mention.
    ///
    /// - Parameter user: whose options they are; in a group everybody sees the buttons.
    static func card(_ text: String, _ options: [ReplyText.Option], for user: String) -> JSON {
        let buttons = options.map { option -> JSON in
            [
                "tag": "button", "type": "default", "text": plain(ByteLimit.cut(option.line, to: labelLimit)),
                "value": ["question": .string(option.text), "user": .string(user)],
            ]
        }
        return [
            "config": ["wide_screen_mode": true],
            "elements": [["tag": "div", "text": plain(text)], ["tag": "action", "actions": .array(buttons)]],
        ]
    }

    private static func plain(_ text: String) -> JSON { ["tag": "plain_text", "content": .string(text)] }

    /// A click says what its button stands for, as if the user had typed it. What was clicked by somebody else than who
    /// was asked is not said: it would be read in another conversation.
    func read(click event: JSON?, id: String?) throws(ChannelError) -> Opened {
        guard let value = event?["action"]?["value"], let question = value["question"]?.string else {
            return .ignored(.event, acknowledgement)
        }
        guard let event, let id, let message = event["context"]?["open_message_id"]?.string, Self.isPlain(message),
            let chat = event["context"]?["open_chat_id"]?.string, let user = Self.user(event["operator"])
        else { throw .missingField }
        guard value["user"]?.string?.isExactly(user) == true else {
            return .ignored(.notAsked, .json(["toast": ["type": "info", "content": "这是给提问人的选项。请直接打字提问。"]]))
        }
        return .message(
            Message(
                // A click does not say what kind of chat it is, but each chat here has an id of its own.
                platform: Self.name, chat: chat, isGroup: true, user: user,
                // Unlike events, clicks are delivered once: what bears the same id is the same click.
                duplicateKeys: [Message.key([Self.name.rawValue, app, Self.clickEvent, id])],
                kind: .text(question.asQuestion()), route: .init(["id": message, "uuid": id])))
    }
}
