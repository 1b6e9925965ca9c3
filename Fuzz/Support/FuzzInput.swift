public import GongwenChannels

/// One input: a letter that says how the rest is delivered, then the rest.
///
///     r   raw: a query string up to the first line break, then the body; nothing is signed
///     s   signed: the rest is encrypted and signed as the platform does, so that the fuzzer gets past the signature
///     b   signed, then one byte of the body replaced, so that envelopes are damaged after signing
///     g   the query string of a GET
///     e   encrypted as it is, without frame and padding, and signed
///
/// A trap is a finding; so is a refusal outside 4xx, and a reply that the platform could not read.
public struct FuzzInput {
    private let way: UInt8
    private let rest: [UInt8]

    public init(_ input: [UInt8]) {
        way = input.first ?? 0
        rest = Array(input.dropFirst())
    }

    public func run(_ channel: any SimulatedChannel) {
        guard let request = request(channel) else { return }
        do {
            guard case .message(let message) = try channel.open(request, at: Targets.now) else { return }
            // The question itself is the reply: it is what the fuzzer controls.
            let words = String(decoding: rest, as: UTF8.self)
            let reply = ChannelReply(.clarify, message.kind.question ?? words, options: [words])
            let sealed = try channel.seal(reply, to: message, at: Targets.now)
            _ = try channel.shown(sealed.answer)
            for call in sealed.calls + channel.sealLate(reply, to: message, at: Targets.now) {
                guard try channel.shown(call) != nil else { fatalError("a call without words") }
                _ = call.verdict(status: 200, body: rest)
            }
        } catch {
            guard (400..<500).contains(error.status) else { fatalError("a refusal with status \(error.status)") }
        }
    }

    private func request(_ channel: any SimulatedChannel) -> WebhookRequest? {
        switch way {
        case UInt8(ascii: "s"): return try? channel.request(holding: rest, at: Targets.now)
        case UInt8(ascii: "b"):
            guard rest.count > 3, var request = try? channel.request(holding: Array(rest.dropFirst(3)), at: Targets.now)
            else { return nil }
            if !request.body.isEmpty { request.body[(Int(rest[0]) << 8 | Int(rest[1])) % request.body.count] = rest[2] }
            return request
        case UInt8(ascii: "e"): return try? (channel as? any RawBlocks)?.request(encrypting: rest, at: Targets.now)
        case UInt8(ascii: "g"):
            return WebhookRequest(method: .get, query: Query(parsing: String(decoding: rest, as: UTF8.self)))
        default:
            let line = rest.prefix { $0 != UInt8(ascii: "\n") }
            let query = Query(parsing: String(decoding: line, as: UTF8.self))
            return WebhookRequest(
                method: .post, query: query, headers: HeaderFields(["Content-Type": "application/json"]),
                body: Array(rest.dropFirst(line.count + 1)))
        }
    }
}
