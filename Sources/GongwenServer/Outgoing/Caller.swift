import GongwenChannels
import GongwenStore
import Logging

/// Makes the calls of one platform, one after the other, and decides which to repeat.
///
/// What a platform has certainly not done is tried again a few times; what it may have done only where it drops a second
/// copy itself. Where it does not for ever, the store learns of a call before it leaves, so that nobody sends it again
/// when this server is killed before the answer.
struct Caller: Sendable {
    let platform: PlatformName
    let client: PlatformClient
    let deliveries: Deliveries
    let counts: CallCounts
    let logger: Logger
    var backOff = BackOff()

    /// Makes the calls in order, and takes each that was made out of the store. One that fails for good stops those after
    /// it; one that may do better later is left in the store.
    ///
    /// - Returns: what the store did not take, so that only this server can try it again, and after how long.
    func perform(_ parcel: Parcel) async -> (parcel: Parcel, pause: Duration)? {
        var parcel = parcel
        while !parcel.delivery.calls.isEmpty {
            let ending = await deliver(&parcel)
            counts.add(ending.outcome, of: platform.rawValue)
            switch ending {
            case .delivered:
                parcel.delivery.calls.removeFirst()
                // Where beginning the next is written down, that takes this one out, too.
                if let next = parcel.delivery.calls.first, !next.mayShowTwice { await deliveries.advance(&parcel) }
            case .givenUp:
                await deliveries.finish(parcel)
                return nil
            case .putOff(_, let pause): return await deliveries.leave(&parcel, for: pause) ? nil : (parcel, pause)
            }
        }
        await deliveries.finish(parcel)
        return nil
    }

    private enum Ending {
        case delivered
        case givenUp(CallCounts.Outcome)
        case putOff(CallCounts.Outcome, Duration)

        var outcome: CallCounts.Outcome {
            switch self {
            case .delivered: .delivered
            case .givenUp(let outcome), .putOff(let outcome, _): outcome
            }
        }
    }

    /// Makes the first call; what is known of its attempts goes with it.
    private func deliver(_ parcel: inout Parcel) async -> Ending {
        guard !deliveries.isOver(parcel.delivery) else { return givenUp(.expired) }
        guard parcel.delivery.calls[0].maySend(at: deliveries.moment()) else {
            return givenUp(.unanswered, reason: "a server that is gone may have sent it")
        }
        while true {
            let attempts = (parcel.delivery.calls[0].attempts ?? 0) + 1
            let begun = parcel.delivery.calls[0].begun
            parcel.delivery.calls[0].attempts = attempts
            let (outcome, asked): (CallCounts.Outcome, Duration?)
            switch await client.attempt(parcel.delivery.calls[0], begin: { await begin(&parcel) }) {
            case .delivered: return .delivered
            case .failed(let code): return givenUp(.failed, code: code)
            case .tokenRefused: return givenUp(.failed, reason: "the new token was refused too")
            case .notDone(let reason, let pause):
                // But an attempt before it may have been.
                parcel.delivery.calls[0].begun = begun
                (outcome, asked) = (reason, pause)
            case .unclear(let reason, let pause): (outcome, asked) = (reason, pause)
            }
            guard let pause = backOff.pause(after: attempts, asked: asked) else {
                return givenUp(outcome, reason: "given up after \(attempts) attempts")
            }
            guard parcel.delivery.calls[0].maySend(at: deliveries.moment(in: pause)) else {
                return givenUp(outcome, reason: "it may have arrived, and would be shown twice")
            }
            counts.add(.retried, of: platform.rawValue)
            guard pause <= backOff.longestWait else {
                log(outcome, reason: "put off after \(attempts) attempts")
                return .putOff(outcome, pause)
            }
            guard (try? await Task.sleep(for: pause)) != nil else { return .putOff(.interrupted, .zero) }
        }
    }

    private func begin(_ parcel: inout Parcel) async {
        guard parcel.delivery.calls[0].mayShowTwice else { return }
        parcel.delivery.calls[0].begun = parcel.delivery.calls[0].begun ?? deliveries.moment()
        await deliveries.advance(&parcel)
    }

    private func givenUp(_ outcome: CallCounts.Outcome, code: Int? = nil, reason: String = "") -> Ending {
        log(outcome, code: code, reason: reason)
        return .givenUp(outcome)
    }

    private func log(_ outcome: CallCounts.Outcome, code: Int? = nil, reason: String) {
        var metadata: Logger.Metadata = ["platform": "\(platform)", "outcome": "\(outcome.rawValue)"]
        if let code { metadata["code"] = "\(code)" }
        if !reason.isEmpty { metadata["reason"] = "\(reason)" }
        logger.warning("a reply could not be delivered", metadata: metadata)
    }
}
