import Foundation
import GongwenChannels
import GongwenStore

/// What is to be sent, in the store: so that another server sends it when this one is killed.
///
///     let delivery = deliveries.make(sealed.calls)    // kept with the answer, in one transaction
///     …                                               // sent
///     await deliveries.finish(parcel)
///
/// While the store is down everything is sent all the same, and only this server knows of it; see ``Parcel``.
struct Deliveries: Sendable {
    /// A server that has not said for so long that it is still at it is taken for dead.
    private static let lease: Duration = .seconds(15)
    /// What could not be sent in so long is not wanted any more. Feishu drops a second copy within the hour, and
    /// 企业微信's `response_url` works as long.
    private static let lifetime: Duration = .seconds(50 * 60)

    let link: StoreLink
    let now: @Sendable () -> Date

    func moment(in pause: Duration = .zero) -> UnixTime { UnixTime(now().addingTimeInterval(pause / .seconds(1))) }

    /// Nil when there is nothing to send. Whoever keeps it adds whom it is for.
    func make(_ calls: [OutgoingCall]) -> Delivery? {
        guard !calls.isEmpty else { return nil }
        let end = calls.compactMap(\.end).reduce(moment(in: Self.lifetime), min)
        return Delivery(
            number: .random(in: 1 ... .max), person: "", calls: calls, leaseEnd: moment(in: Self.lease), end: end)
    }

    func isOver(_ delivery: Delivery) -> Bool { delivery.end <= moment() }

    /// Says that somebody here is still at them.
    func hold(_ numbers: some Collection<Int64> & Sendable) async {
        guard !numbers.isEmpty else { return }
        let end = moment(in: Self.lease)
        await change(numbers.map { .held($0, until: end) })
    }

    /// Leaves it in the store for whoever comes after the pause: what of it the store has not, it gets now.
    ///
    /// - Parameter pause: how long nobody tries.
    /// - Returns: false while the store is down; then nobody else knows of it.
    func leave(_ parcel: inout Parcel, for pause: Duration) async -> Bool {
        let (delivery, user) = (parcel.delivery, parcel.unkeptFor)
        let left = DeliveryChange.left(delivery.number, calls: delivery.calls, until: moment(in: pause))
        let isLeft: Void? = await link.attempt { store, names in
            guard let user, let platform = delivery.platform else { return try await store.change([left]) }
            // It may have been kept all the same, when the connection broke just then.
            let person = try names.person(user, on: platform.rawValue)
            try await store.change([.added(delivery.addressed(to: person)), left])
        }
        if isLeft != nil { parcel.unkeptFor = nil }
        return isLeft != nil
    }

    /// Its calls are not what they were; we go on with them.
    func advance(_ parcel: inout Parcel) async { _ = await leave(&parcel, for: Self.lease) }

    func finish(_ parcel: Parcel) async { await change([.finished(parcel.delivery.number)]) }

    /// It could be neither sent nor left.
    func lose() { link.count(.delivery) }

    /// What a server left that is no more, or nobody could send a while ago.
    func take(of platforms: [PlatformName], limit: Int) async -> [Delivery] {
        let take = DeliveryTake(
            platforms: platforms, now: moment(), leaseEnd: moment(in: Self.lease), limit: limit)
        return await link.attempt { store, _ in try await store.takeDeliveries(take) } ?? []
    }

    private func change(_ changes: [DeliveryChange]) async {
        _ = await link.attempt { store, _ in try await store.change(changes) }
    }
}

extension Delivery {
    func addressed(to person: String) -> Delivery {
        var delivery = self
        delivery.person = person
        return delivery
    }
}
