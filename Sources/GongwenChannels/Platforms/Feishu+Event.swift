extension Feishu {
    /// Reads a decrypted callback. Versions 2.0 and 1.0 keep the token in different places.
    func read(_ event: JSON) throws(ChannelError) -> Opened {
        let header = event["header"]
        guard let given = header?["token"]?.string ?? event["token"]?.string, ConstantTime.equal(token, given) else {
            throw .badToken
        }
        if event["type"]?.string == "url_verification" {
            guard let challenge = event["challenge"]?.string else { throw .missingField }
            return .handshake(.json(["challenge": .string(challenge)]))
        }
        guard let header else { return .ignored(.event, acknowledgement) }
        guard header["app_id"]?.string == app else { throw .badToken }
        guard let type = header["event_type"]?.string else { throw .missingField }
        if type == Self.clickEvent { return try read(click: event["event"], id: header["event_id"]?.string) }
        guard type == "im.message.receive_v1" else { return .ignored(.event, acknowledgement) }
        guard let body = event["event"], let message = body["message"] else { throw .missingField }
        return try read(message, from: body["sender"])
    }

    private func read(_ message: JSON, from sender: JSON?) throws(ChannelError) -> Opened {
        guard let id = message["message_id"]?.string, Self.isPlain(id), let type = message["message_type"]?.string
        else {
            throw .missingField
        }
        guard sender?["sender_type"]?.string ?? "user" == "user" else { return .ignored(.fromRobot, acknowledgement) }
        guard let user = Self.user(sender?["sender_id"]) else {
            throw .missingField
        }
        // `group`, `topic_group`, and whatever else has many members.
        let isGroup = message["chat_type"]?.string ?? "p2p" != "p2p"
        let mentions = message["mentions"]?.array ?? []
        if isGroup, !Self.mentionsRobot(mentions) {
            return .ignored(.notMentioned, acknowledgement)
        }
        return .message(
            Message(
                platform: Self.name, chat: message["chat_id"]?.string ?? "", isGroup: isGroup, user: user,
                // Two apps in one group receive the same message_id; event_id differs between deliveries.
                duplicateKeys: [Message.key([Self.name.rawValue, app, id])],
                kind: try Self.kind(type, message["content"]?.string ?? "", mentions: mentions),
                route: .init(["id": id])))
    }

    /// The id that is surest to be there: the first of those that the platform gives a person, never an empty one.
    static func user(_ ids: JSON?) -> String? {
        ["open_id", "user_id", "union_id"].lazy.compactMap { ids?[$0]?.filledString }.first
    }

    /// The id goes into a path, so it may hold nothing that changes one.
    static func isPlain(_ id: String) -> Bool {
        (1...128).contains(id.utf8.count)
            && id.utf8.allSatisfy {
                (97...122).contains($0) || (65...90).contains($0) || (48...57).contains($0) || $0 == 95 || $0 == 45
            }
    }

    /// Without the permission for all group messages only those that mention the robot arrive, so any mention counts,
    /// except of everybody and of those that are said to be people.
    private static func mentionsRobot(_ mentions: [JSON]) -> Bool {
        mentions.contains { $0["key"]?.string != "@_all" && $0["mentioned_type"]?.string != "user" }
    }
}
