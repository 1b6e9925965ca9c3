/// One messaging platform: bytes and the time go in, a message comes out; a reply goes in, bytes come out.
///
///     switch try channel.open(request, at: now) {
///     case .handshake(let answer), .ignored(_, let answer): return answer
///     case .message(let message):
///         let sealed = try channel.seal(ChannelReply(.answered, "47个"), to: message, at: now)
///         queue(sealed.calls)
///         return sealed.answer
///     }
///
/// A channel waits for nothing, keeps nothing between calls and looks at no clock. A further platform is one new file
/// with such a type and one line in `Channels.all`.
public protocol Channel: Sendable {
    /// Its path and the label of its metrics; no two channels have the same.
    static var name: PlatformName { get }
    /// The methods that its path answers; others get 405.
    static var methods: [WebhookRequest.Method] { get }
    /// For how many seconds keys of `Message.duplicateKeys` have to be remembered.
    static var remembersFor: Int { get }
    /// How long the platform may wait for a reply; after that `acknowledgement` is sent and the reply goes through
    /// `sealLate`. Longer than a reply takes to be stored, even where only the acknowledgement is sent in the response:
    /// what was acknowledged is not sent again.
    static var patience: Duration { get }
    /// Whether replies go into the response; if not, nothing but the acknowledgement ever does.
    static var answersInResponse: Bool { get }

    /// A platform with the secrets of an environment, or nil when a required variable is missing or malformed;
    /// `settings.problems` says which. Nothing is asked of the platform itself.
    init?(_ settings: inout Settings)

    /// Where calls below `.api(path:)` go; nil if the platform is only answered in the response.
    var api: PlatformAPI? { get }

    /// Whether replies ever go out through calls: all of them, or those that are too long or too late for the response.
    var makesCalls: Bool { get }

    /// The answer when nothing is said, or not yet: status 200 and what the platform takes for "received".
    var acknowledgement: WebhookAnswer { get }

    /// Verifies, decrypts and reads a request.
    ///
    /// - Parameter now: what the age of a signature is measured against.
    /// - Throws: ``ChannelError`` for whatever is not authentic, too old, too large or unreadable; answer its `status`.
    func open(_ request: WebhookRequest, at now: UnixTime) throws(ChannelError) -> Opened

    /// Gives a reply the platform's shape and cuts it to its limit. One without text is the acknowledgement alone, but
    /// on the generic webhook, which shows everything.
    ///
    /// - Parameters:
    ///   - message: as `open` returned it, from this process or another.
    ///   - now: the time that the answer is signed with, and by which an address of the message has ended or not.
    /// - Throws: ``ChannelError/cryptoUnavailable`` and nothing else.
    func seal(_ reply: ChannelReply, to message: Message, at now: UnixTime) throws(ChannelError) -> Sealed

    /// The calls that deliver a reply after `acknowledgement` has already been sent because the reply took too long;
    /// empty where that is impossible. Never use it together with `seal`.
    func sealLate(_ reply: ChannelReply, to message: Message, at now: UnixTime) -> [OutgoingCall]
}

extension Channel {
    /// Ten minutes, twice the window of most signatures: no repetition that still passes it is forgotten.
    public static var remembersFor: Int { 600 }
    /// Three seconds: WeCom hangs up after five.
    public static var patience: Duration { .seconds(3) }
    /// True; 飞书 alone takes nothing in the response.
    public static var answersInResponse: Bool { true }
    /// Nil: there is no token to fetch. Calls may still go to addresses that come with messages.
    public var api: PlatformAPI? { nil }
    /// Where there is an API. A platform that calls addresses from messages says so itself.
    public var makesCalls: Bool { api != nil }
    /// Status 200 without a body.
    public var acknowledgement: WebhookAnswer { .empty }
    /// Empty: what was not said in the response cannot be said any more.
    public func sealLate(_ reply: ChannelReply, to message: Message, at now: UnixTime) -> [OutgoingCall] { [] }
}

extension WebhookRequest {
    /// The checks that every platform's `open` begins with.
    func check(for channel: (some Channel).Type) throws(ChannelError) {
        guard channel.methods.contains(method) else { throw .methodNotAllowed }
        guard body.count <= Self.maximumBodySize else { throw .tooLarge }
        guard method == .get || !body.isEmpty else { throw .emptyBody }
    }
}
