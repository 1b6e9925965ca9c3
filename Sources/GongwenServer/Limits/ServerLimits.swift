/// How much the server takes on; beyond it says no, quickly, rather than becoming slow for everybody.
public struct ServerLimits: Sendable {
    /// Connections; those above it are answered 503 and closed.
    public var connections = 2_000
    /// Messages that are worked on at once; more are answered 503.
    public var inFlight = 1_000
    /// How long a request may take to arrive, from its head, or from the start of the connection, to its last byte.
    public var requestTimeout: Duration = .seconds(30)
    /// How much of a body must come in each ``bodyPause``, in bytes, or no more is waited for.
    static let bodyPace = 20 << 10
    /// How often it is looked whether a body goes on coming.
    public var bodyPause: Duration = .seconds(5)
    /// The memory, in bytes, that the bodies of all requests may take while they are received.
    var bodyMemory = 64 << 20
    /// How long a connection may stand without a request.
    public var idleTimeout: Duration = .seconds(60)
    /// Messages a minute of one person; 0 is without limit, and so is nil on `/api/ask`.
    ///
    /// Who asks there may call himself anything, so by default only what platforms vouch for is limited.
    public var userRate: Int?
    /// Messages a minute in one conversation, which is a group as a whole or one person alone with the bot; as above.
    public var conversationRate: Int?

    /// Far more than people can type: programs that talk to each other by accident are stopped, nobody else.
    static let defaultUserRate = 3_000
    static let defaultConversationRate = 15_000

    /// Those beyond the limit need room, too, to be told so; still more wait outside.
    var acceptedConnections: Int { connections * 9 / 8 + 16 }

    /// The defaults of `gongwen serve`.
    public init() {}

    func rates(on platform: String) -> (user: Int, conversation: Int) {
        let isAPI = platform == "api"
        return (
            userRate ?? (isAPI ? 0 : Self.defaultUserRate),
            conversationRate ?? (isAPI ? 0 : Self.defaultConversationRate)
        )
    }
}
