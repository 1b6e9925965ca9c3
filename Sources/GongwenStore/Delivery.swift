public import GongwenChannels

/// A reply that still has to be sent through a platform's API: kept together with the answer, deleted once it was sent.
///
/// Whoever keeps it sends it; when its lease ends before that, another server does, so it may be sent twice. It holds no
/// token, but perhaps an address from the message at which anybody may write for a while: see ``end``.
public struct Delivery: Hashable, Sendable {
    /// Made up at random.
    public var number: Int64
    /// The pseudonym of who gets it, so that it can be forgotten.
    public var person: String
    /// To be made in this order; never empty.
    public var calls: [OutgoingCall]
    /// Nobody else sends it before this.
    public var leaseEnd: UnixTime
    /// Nobody wants it from then on.
    public var end: UnixTime

    /// Takes the values as they are; `person` may be empty as long as nobody keeps it.
    public init(number: Int64, person: String, calls: [OutgoingCall], leaseEnd: UnixTime, end: UnixTime) {
        self.number = number
        self.person = person
        self.calls = calls
        self.leaseEnd = leaseEnd
        self.end = end
    }

    /// That of its calls, which are all of one platform.
    public var platform: PlatformName? { calls.first?.platform }
}

/// What becomes of a delivery, told by its ``Delivery/number``. Each may be said again.
public enum DeliveryChange: Hashable, Sendable {
    /// It is kept, unless one with its number is there already.
    case added(Delivery)
    /// Somebody is still at it: the end of its lease moves on, and never back.
    case held(Int64, until: UnixTime)
    /// These calls are left, for whoever comes after the moment.
    case left(Int64, calls: [OutgoingCall], until: UnixTime)
    /// Sent, or given up: it is deleted.
    case finished(Int64)

    var number: Int64 {
        switch self {
        case .added(let delivery): delivery.number
        case .held(let number, _), .left(let number, _, _), .finished(let number): number
        }
    }
}

/// The wish to send what nobody is sending.
///
///     let take = DeliveryTake(platforms: [.wecom], now: now, leaseEnd: now.advanced(bySeconds: 30), limit: 100)
///     try await store.takeDeliveries(take)    // deliveries whose lease ended; they are ours until `leaseEnd`
public struct DeliveryTake: Hashable, Sendable {
    /// Those that are on here.
    public var platforms: [PlatformName]
    /// What the ends of leases, and of deliveries, are compared with.
    public var now: UnixTime
    /// Until then nobody else sends what is taken.
    public var leaseEnd: UnixTime
    /// At most so many of each platform.
    public var limit: Int

    /// Without platforms it takes nothing.
    public init(platforms: [PlatformName], now: UnixTime, leaseEnd: UnixTime, limit: Int) {
        self.platforms = platforms
        self.now = now
        self.leaseEnd = leaseEnd
        self.limit = limit
    }
}
