import GongwenChannels
import Logging

/// Makes the calls of one platform, one after the other, with its token.
struct Caller: Sendable {
    let platform: PlatformName
    let api: PlatformAPI?
    let transport: any Transport
    let tokens: TokenCache?
    let counts: CallCounts
    let logger: Logger
    var backOff = BackOff()

    init(
        platform: PlatformName, api: PlatformAPI?, transport: any Transport, counts: CallCounts, logger: Logger,
        backOff: BackOff = BackOff()
    ) {
        self.platform = platform
        self.api = api
        self.transport = transport
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

    /// Makes the calls in order; one that fails for good stops those after it.
    func perform(_ calls: [OutgoingCall]) async {
        for call in calls {
            let outcome = await deliver(call)
            counts.add(outcome, of: platform.rawValue)
            guard outcome == .delivered else { return }
        }
    }

    private func deliver(_ call: OutgoingCall) async -> CallCounts.Outcome {
        var last = CallCounts.Outcome.failed
        for attempt in 1...backOff.attempts {
            if attempt > 1 {
                counts.add(.retried, of: platform.rawValue)
                guard (try? await Task.sleep(for: backOff.pause(before: attempt))) != nil else { return .interrupted }
            }
            do {
                switch try await callOnce(call) {
                case .delivered: return .delivered
                case .failed(let code): return failed(.failed, code: code)
                case .tokenInvalid: return failed(.failed, reason: "the new token was refused too")
                case .retryLater: last = .failed
                }
            } catch TransportError.unanswered where !call.isRepeatable {
                return failed(.unanswered)
            } catch TransportError.unanswered {
                last = .unanswered
            } catch is TokenCache.Unavailable {
                last = .noToken
            } catch {
                last = .failed
            }
        }
        return failed(last, reason: "given up after \(backOff.attempts) attempts")
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

    private func failed(_ outcome: CallCounts.Outcome, code: Int? = nil, reason: String = "") -> CallCounts.Outcome {
        var metadata: Logger.Metadata = ["platform": "\(platform)", "outcome": "\(outcome.rawValue)"]
        if let code { metadata["code"] = "\(code)" }
        if !reason.isEmpty { metadata["reason"] = "\(reason)" }
        logger.warning("a reply could not be delivered", metadata: metadata)
        return outcome
    }
}

extension WebAddress {
    /// The standard port is left out, so that the Host header is what the platform expects.
    func url(path: String) -> String {
        let isStandard = port == (scheme == .https ? 443 : 80)
        return "\(scheme)://\(host)\(isStandard ? "" : ":\(port)")\(path)"
    }
}
