import GongwenChannels
import GongwenStore

/// Names under which people, conversations and messages are stored: nobody can tell from them who it is without the key.
///
///     let names = try Pseudonyms(key: key)
///     names.person("u1", on: "wecom")    // "9f2c…", 32 hexadecimal digits, always the same
struct Pseudonyms: Sendable {
    private let hash: KeyedHash

    /// - Parameter key: hexadecimal digits, as `KeyedHash.makeKey()` gives them.
    init(key: String) { hash = KeyedHash(key: Array(key.utf8)) }

    /// Those of everything in a store: under the key that it keeps for all servers, made by the first one that comes.
    init(of store: any Store) async throws {
        self.init(key: try await store.secret("pseudonyms", orKeep: try KeyedHash.makeKey()))
    }

    func person(_ user: String, on platform: String) throws -> String { try hash(["person", platform, user]) }

    func conversation(_ key: ConversationKey) throws -> String {
        try hash(["conversation", key.platform, key.conversation.text, key.user.text])
    }

    func message(_ key: String) throws -> String { try hash(["message", key]) }
}
