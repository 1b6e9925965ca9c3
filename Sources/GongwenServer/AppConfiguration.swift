public import Foundation
public import GongwenChannels
public import GongwenStore

/// What an operator or a test decides about the server.
///
///     var configuration = AppConfiguration()      // 127.0.0.1:8080, no token
///     configuration.port = 0                      // any free port
///     configuration.now = { Date(timeIntervalSince1970: 0) }
public struct AppConfiguration: Sendable {
    /// The address to listen on; anything but a loopback address needs `accessToken`.
    public var host = "127.0.0.1"
    /// The port to listen on; 0 lets the system choose one.
    public var port = 8080
    /// What `/api/ask` and the page ask for; `nil` when they are open to everyone who reaches them.
    public var accessToken: String?
    /// The names, in lower case, under which the server may be called when it has no token.
    public var serverNames: Set<String> = []
    /// The certificate to serve HTTPS with; nil for HTTP.
    public var tls: TLSFiles?
    /// How often it is looked whether the certificate's files have changed.
    public var certificatePause: Duration = .seconds(10)
    /// How many conversations are remembered; the one unused for longest goes first.
    public var conversationCapacity = 10_000
    /// How long an unused conversation is remembered, in seconds.
    public var conversationIdleLimit: TimeInterval = 30 * 60
    /// The largest request body that is read, in bytes.
    public var bodyLimit = 1 << 20
    /// The longest question that is read, in characters (Unicode scalars).
    public var textLimit = 10_000
    /// How much is taken on.
    public var limits = ServerLimits()
    /// How long requests in flight may take to finish after a stop signal.
    public var shutdownLimit: Duration = .seconds(20)
    /// For how long it goes on accepting requests after a stop signal, so that load balancers see that it is not ready.
    public var drainPause: Duration = .zero
    /// Where claims, answers, conversations and the question log are kept; `nil` for this process's memory.
    public var database: DatabaseLocation?
    /// For how many days questions stay in the log.
    public var questionDays = 180
    /// Where the files are, to load them anew on SIGHUP; nil when the first ones stay.
    public var content: ContentFolders?
    /// How long to wait between looks for changed files; nil when nobody watches them.
    public var watchPause: Duration?
    /// The messaging platforms, as `Channels.configure` read them; those that are not on answer 404.
    public var platforms: [ChannelSetup] = []
    /// The clock: "today", the age of conversations and of signatures come from here only.
    public var now: @Sendable () -> Date = { Date() }

    /// The defaults of `gongwen serve`.
    public init() {}

    /// Whether others can reach the server but nobody could show a token, so that `/api/ask` and the page refuse.
    public var refusesEveryone: Bool { !isLoopback && accessToken == nil }

    /// Whether only this machine can reach the server.
    ///
    /// A name other than `localhost` may resolve to anything, so it counts as beyond loopback.
    var isLoopback: Bool { host.isLoopback }
}

extension String {
    /// Whether it is `localhost` or an address of this machine alone, as the system reads them.
    ///
    ///     "127.0.0.1".isLoopback      // true, as ::1 and 127.1
    ///     "127.example".isLoopback    // false: a name
    ///
    /// `WebAddress.isLoopback` takes fewer forms: an address from a message has to be beyond doubt.
    var isLoopback: Bool {
        self == "localhost" || self == "::1"
            || (hasPrefix("127.") && allSatisfy { $0.isASCII && ($0.isNumber || $0 == ".") })
    }
}
