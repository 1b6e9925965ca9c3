import GongwenChannels
import GongwenStore
import Logging

/// Makes the calls of one platform, one after the other, with its token.
struct Caller: Sendable {
    let platform: PlatformName
    let api: PlatformAPI?
    let transport: any Transport
    let tokens: TokenCache?
    let deliveries: Deliveries
    let counts: CallCounts
    let logger: Logger
    var backOff = BackOff()

    init(
        platform: PlatformName, api: PlatformAPI?, transport: any Transport, deliveries: Deliveries,
        counts: CallCounts, logger: Logger, backOff: BackOff = BackOff()
    ) {
        self.platform = platform
        self.api = api
        self.transport = transport
        self.deliveries = deliveries
        self.counts = counts
        self.logger = logger
        self.backOff = backOff
        tokens = api.map { api in
            TokenCache { () async throws(TransportError) in
                let response = try await transport.send(
                    OutgoingRequest(
                        method: api.token.method.rawValue, url: api.base.url(path: api.token.path),
                        headers: [("Content-Type", "application/json; charset=utf-8")], body: api.token.body))
                return api.token.read(status: response.status, body: response.body)
            }
        }
    }

    /// So many seconds nobody tries what the platform does not take now.
    private static let rest: ClosedRange<Int64> = 45...90

    /// Makes the calls in order, and takes each that was made out of the store. One that fails for good stops those after
    /// it; one that may do better later is left in the store.
    func perform(_ delivery: Delivery) async {
        var calls = delivery.calls[...]
        while let call = calls.first {
            guard !deliveries.isOver(delivery) else {
                counts.add(failed(.expired, isForGood: true).outcome, of: platform.rawValue)
                break
            }
            let ending = await deliver(call)
            counts.add(ending.outcome, of: platform.rawValue)
            if ending.isForGood { break }
            if ending.outcome != .delivered {
                let pause = ending.outcome == .interrupted ? 0 : Int64.random(in: Self.rest)
                return await deliveries.leave(delivery, Array(calls), for: pause)
            }
            calls.removeFirst()
            if !calls.isEmpty { await deliveries.advance(delivery, to: Array(calls)) }
        }
        await deliveries.finish(delivery)
    }

    private struct Ending {
        var outcome: CallCounts.Outcome
        /// It was not delivered, and never will be.
        var isForGood = false
    }

    private func deliver(_ call: OutgoingCall) async -> Ending {
        var last = CallCounts.Outcome.failed
        for attempt in 1...backOff.attempts {
            if attempt > 1 {
                counts.add(.retried, of: platform.rawValue)
                guard (try? await Task.sleep(for: backOff.pause(before: attempt))) != nil else {
                    return Ending(outcome: .interrupted)
                }
            }
            do {
                switch try await callOnce(call) {
                case .delivered: return Ending(outcome: .delivered)
                case .failed(let code): return failed(.failed, isForGood: true, code: code)
                case .tokenInvalid:
                    return failed(.failed, isForGood: true, reason: "the new token was refused too")
                case .retryLater: last = .failed
                }
            } catch TransportError.unanswered where !call.isRepeatable {
                return failed(.unanswered, isForGood: true)
            } catch TransportError.unanswered {
                last = .unanswered
            } catch is TokenCache.Unavailable {
                last = .noToken
            } catch {
                last = .failed
            }
        }
        return failed(last, isForGood: false, reason: "put off after \(backOff.attempts) attempts")
    }

    /// One attempt; with a token that turns out to be invalid, a second one with a new token.
    private func callOnce(_ call: OutgoingCall) async throws -> OutgoingCall.Verdict {
        guard call.authorization != .none, let tokens else { return try await post(call, token: "") }
        let token = try await tokens.value()
        var verdict = try await post(call, token: token)
        if verdict == .tokenInvalid {
            await tokens.refuse(token)
            let renewed = try await tokens.value()
            verdict = try await post(call, token: renewed)
            if verdict == .tokenInvalid { await tokens.refuse(renewed) }
        }
        if verdict == .delivered { await tokens.succeed() }
        return verdict
    }

    private func post(_ call: OutgoingCall, token: String) async throws(TransportError) -> OutgoingCall.Verdict {
        guard let address = address(of: call, token: token) else { return .failed(code: nil) }
        var headers = [(name: "Content-Type", value: call.contentType)]
        if call.authorization == .bearer { headers.append(("Authorization", "Bearer " + token)) }
        let response = try await transport.send(
            OutgoingRequest(method: "POST", url: address, headers: headers, body: call.body))
        return call.verdict(status: response.status, body: response.body)
    }

    private func address(of call: OutgoingCall, token: String) -> String? {
        switch call.target {
        case .address(let address): return address.url(path: address.target)
        case .api(let path):
            guard let api else { return nil }
            guard case .query(let name) = call.authorization else { return api.base.url(path: path) }
            return api.base.url(path: path + "?" + Query([name: token]).text)
        }
    }

    private func failed(
        _ outcome: CallCounts.Outcome, isForGood: Bool, code: Int? = nil, reason: String = ""
    ) -> Ending {
        var metadata: Logger.Metadata = ["platform": "\(platform)", "outcome": "\(outcome.rawValue)"]
        if let code { metadata["code"] = "\(code)" }
        if !reason.isEmpty { metadata["reason"] = "\(reason)" }
        logger.warning("a reply could not be delivered", metadata: metadata)
        return Ending(outcome: outcome, isForGood: isForGood)
    }
}

extension WebAddress {
    /// The standard port is left out, so that the Host header is what the platform expects.
    func url(path: String) -> String {
        let isStandard = port == (scheme == .https ? 443 : 80)
        return "\(scheme)://\(host)\(isStandard ? "" : ":\(port)")\(path)"
    }
}
