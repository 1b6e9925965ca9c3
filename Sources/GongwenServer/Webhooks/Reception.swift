import Foundation
import Gongwen
import GongwenChannels
import GongwenStore

/// One platform's messages from start to end: open, claim, answer, seal, send.
struct Reception: Sendable {
    let channel: any Channel
    private let desk: AnswerDesk
    private let claims: Claims
    private let outbox: Outbox
    private let meter: MessageMeter
    private let requests: RequestMeter
    private let inFlight: Admission
    private let limiter: RateLimiter
    private let textLimit: Int
    private let now: @Sendable () -> Date

    init(of channel: any Channel, at desk: AnswerDesk, configuration: AppConfiguration, services: Services) {
        let platform = type(of: channel).name.rawValue
        self.channel = channel
        self.desk = desk
        claims = services.claims
        outbox = services.outbox
        meter = services.metrics.messages(of: platform)
        requests = services.metrics.requests(to: platform)
        inFlight = services.inFlight
        limiter = services.limiter
        textLimit = configuration.textLimit
        now = configuration.now
    }

    /// The answer to a request, and what to send once it has gone out; nil when there is too much to do already.
    func receive(_ request: WebhookRequest) async throws(ChannelError) -> (WebhookAnswer, Errand?)? {
        switch try channel.open(request, at: UnixTime(now())) {
        case .handshake(let answer): (answer, nil)
        case .ignored(let reason, let answer): ignore(reason, answer)
        case .message(let message): try await receive(message)
        }
    }

    private func ignore(_ reason: Opened.Reason, _ answer: WebhookAnswer) -> (WebhookAnswer, Errand?) {
        requests.ignored(reason)
        return (answer, nil)
    }

    private func receive(_ message: Message) async throws(ChannelError) -> (WebhookAnswer, Errand?)? {
        guard inFlight.enter() else { return nil }
        let errand = outbox.errand()
        let turnover = Turnover<Outcome>()
        let moment = UnixTime(now())
        // The answer and the calls that are kept with it have to be of one piece, hence the one moment.
        let seal: @Sendable (ChannelReply) -> Sealed? = { reply in
            turnover.isClosed ? late(reply, to: message) : try? channel.seal(reply, to: message, at: moment)
        }
        let work: @Sendable () async -> Void = {
            // Also after the acknowledgement it is work.
            defer { inFlight.leave() }
            let outcome = await answer(message, seal)
            // Repetitions wait until it is known which way the reply goes: they must not be told it as well.
            if turnover.give(outcome) {
                if let ticket = outcome.ticket { claims.settle(ticket, with: outcome.reply, isKept: outcome.isKept) }
            } else {
                // The acknowledgement is out, so sending is the only way left to say something.
                errand.prepare(await late(outcome, to: message))
            }
        }
        if type(of: channel).answersInResponse, message.kind.question?.utf8.count ?? 0 <= Self.shortQuestion {
            // Mostly there is nothing to wait for, and then no other thread has to be woken.
            Task.immediate(operation: work)
        } else {
            Task(operation: work)
        }
        guard let outcome = await turnover.value(within: type(of: channel).patience) else {
            return (channel.acknowledgement, errand)
        }
        guard outcome.ticket != nil || !outcome.reply.isSentByCall else { return (channel.acknowledgement, nil) }
        guard let sealed = outcome.sealed else {
            return (try channel.seal(outcome.reply, to: message, at: moment).answer, nil)
        }
        guard let parcel = outcome.parcel else { return (sealed.answer, nil) }
        errand.prepare(parcel)
        return (sealed.answer, errand)
    }

    private func late(_ reply: ChannelReply, to message: Message) -> Sealed {
        Sealed(
            answer: channel.acknowledgement, calls: channel.sealLate(reply, to: message, at: UnixTime(now())))
    }

    /// What is left to send of an answer that nobody took.
    private func late(_ outcome: Outcome, to message: Message) async -> Parcel? {
        guard let ticket = outcome.ticket else { return nil }
        var (reply, parcel, isKept) = (outcome.reply, outcome.parcel, outcome.isKept)
        if parcel == nil, let delivery = outbox.deliveries.make(late(reply, to: message).calls) {
            reply = reply.sent(byCall: true)
            let keeping = await claims.keep(reply, to: message, for: ticket, sending: delivery)
            isKept = keeping == .kept
            // Whoever has taken the message over answers it.
            if keeping != .takenOver { parcel = self.parcel(delivery, isKept, for: message) }
        }
        claims.settle(ticket, with: reply, isKept: isKept)
        return parcel
    }

    /// In bytes; reading so much takes the engine no time that anybody notices.
    private static let shortQuestion = 1024

    private struct Outcome: Sendable {
        var reply: ChannelReply
        /// To be settled with the reply; nil for a repetition, which gets the same answer, but calls nobody.
        var ticket: Claims.Ticket?
        /// Nil for a repetition, and when it could not be sealed.
        var sealed: Sealed?
        /// To be sent; kept with the reply, if the store works.
        var parcel: Parcel?
        /// Whether the store has the reply.
        var isKept = false
    }

    private func answer(_ message: Message, _ seal: @escaping @Sendable (ChannelReply) -> Sealed?) async -> Outcome {
        let seconds = type(of: channel).remembersFor
        var claim = await claims.claim(message, for: seconds)
        while true {
            switch claim {
            case .repetition(let reply):
                meter.claimed(isFirst: false)
                return Outcome(reply: reply)
            case .first(let ticket):
                // What came in together is opened together and then answered together: each finds the code that it needs
                // in the processor's cache.
                await Task.yield()
                if let outcome = await outcome(of: message, with: ticket, seal) {
                    meter.claimed(isFirst: true)
                    return outcome
                }
                claim = await claims.renew(ticket, of: message, for: seconds)
            }
        }
    }

    /// Nil when another server has taken the message over.
    private func outcome(
        of message: Message, with ticket: Claims.Ticket, _ seal: @escaping @Sendable (ChannelReply) -> Sealed?
    ) async -> Outcome? {
        let key = ConversationKey(
            platform: message.platform.rawValue, conversation: message.chat, user: message.user)
        if let reply = refusal(of: message, from: key) ?? courtesy(for: message.kind) {
            let sealed = seal(reply)
            let delivery = outbox.deliveries.make(sealed?.calls ?? [])
            let said = reply.sent(byCall: delivery != nil)
            let keeping = await claims.keep(said, to: message, for: ticket, sending: delivery)
            guard keeping != .takenOver else { return nil }
            return Outcome(
                reply: said, ticket: ticket, sealed: sealed, parcel: parcel(delivery, keeping == .kept, for: message),
                isKept: keeping == .kept)
        }
        let answered = await desk.numberedReply(
            to: message.kind.question ?? "", in: key, settling: ticket.stored, seal: seal)
        return answered.map { answered in
            Outcome(
                reply: answered.said ?? ChannelReply(answered.reply), ticket: ticket, sealed: answered.sealed,
                parcel: parcel(answered.delivery, answered.isKept, for: message), isKept: answered.isKept)
        }
    }

    private func parcel(_ delivery: Delivery?, _ isKept: Bool, for message: Message) -> Parcel? {
        delivery.map { Parcel($0, unkeptFor: isKept ? nil : message.user) }
    }

    /// The reply to whoever asks too much.
    private func refusal(of message: Message, from key: ConversationKey) -> ChannelReply? {
        if limiter.secondsToWait(for: key, inGroup: message.isGroup, at: now()) != nil {
            requests.refused("rate_limited")
            return ChannelReply(.unknown, "消息发得太快了，请稍等一会儿再问。")
        }
        guard (message.kind.question ?? "").unicodeScalars.count > textLimit else { return nil }
        requests.refused("text_too_long")
        return ChannelReply(.unknown, "问题太长，最长 \(textLimit) 个字，请缩短后再问。")
    }

    private func courtesy(for kind: Message.Kind) -> ChannelReply? {
        guard let courtesy = ChannelReply.courtesy(for: kind) else { return nil }
        meter.greeted()
        return courtesy
    }
}

extension UnixTime {
    init(_ moment: Date) {
        self.init(milliseconds: Int64((moment.timeIntervalSince1970 * 1000).rounded(.down)))
    }
}
