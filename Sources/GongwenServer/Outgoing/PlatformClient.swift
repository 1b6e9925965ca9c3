import GongwenChannels

/// What became of one attempt at a call.
enum Attempt: Equatable {
    case delivered
    /// The platform will not take it, whenever it comes.
    case failed(code: Int?)
    /// The new token was refused like the old one.
    case tokenRefused
    /// Nothing has happened, for this reason; the platform may have said how long to leave it alone.
    case notDone(CallCounts.Outcome, asked: Duration? = nil)
    /// It may have been done, or not.
    case unclear(CallCounts.Outcome, asked: Duration? = nil)
}

/// The API of one platform, with its token.
struct PlatformClient: Sendable {
    private let api: PlatformAPI?
    private let transport: any Transport
    private let tokens: TokenCache?

    init(api: PlatformAPI?, transport: any Transport) {
        self.api = api
        self.transport = transport
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

    /// Makes a call once; with a token that turns out to be invalid, a second time with a new one.
    ///
    /// - Parameter begin: called when nothing is missing any more, just before the call leaves.
    func attempt(_ call: OutgoingCall, begin: () async -> Void) async -> Attempt {
        guard call.authorization != .none, let tokens else {
            await begin()
            return await post(call, token: "")
        }
        guard let token = try? await tokens.value() else { return .notDone(.noToken) }
        await begin()
        var attempt = await post(call, token: token)
        if attempt == .tokenRefused {
            await tokens.refuse(token)
            guard let renewed = try? await tokens.value() else { return .notDone(.noToken) }
            attempt = await post(call, token: renewed)
            if attempt == .tokenRefused { await tokens.refuse(renewed) }
        }
        if attempt == .delivered { await tokens.succeed() }
        return attempt
    }

    private func post(_ call: OutgoingCall, token: String) async -> Attempt {
        guard let address = address(of: call, token: token) else { return .failed(code: nil) }
        var headers = [(name: "Content-Type", value: call.contentType)]
        if call.authorization == .bearer { headers.append(("Authorization", "Bearer " + token)) }
        let response: OutgoingResponse
        do throws(TransportError) {
            response = try await transport.send(
                OutgoingRequest(method: "POST", url: address, headers: headers, body: call.body))
        } catch {
            return error == .notSent ? .notDone(.failed) : .unclear(.unanswered)
        }
        let asked = response.retryAfter.map { Duration.seconds($0) }
        return switch call.verdict(status: response.status, body: response.body, saysWhen: asked != nil) {
        case .delivered: .delivered
        case .tokenInvalid: .tokenRefused
        case .retryLater: .notDone(.failed, asked: asked)
        case .unclear: .unclear(.failed, asked: asked)
        case .failed(let code): .failed(code: code)
        }
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
}

extension WebAddress {
    /// The standard port is left out, so that the Host header is what the platform expects.
    func url(path: String) -> String {
        let isStandard = port == (scheme == .https ? 443 : 80)
        return "\(scheme)://\(host)\(isStandard ? "" : ":\(port)")\(path)"
    }
}
