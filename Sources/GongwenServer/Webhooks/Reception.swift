import Foundation
import Gongwen
import GongwenChannels

/// One platform's messages from start to end: open, claim, answer, seal, send.
struct Reception: Sendable {
    let channel: any Channel
    let desk: AnswerDesk
    let claims: Claims
    let outbox: Outbox
    let meter: MessageMeter
    let requests: RequestMeter
    let inFlight: Admission
    let limiter: RateLimiter
    let textLimit: Int
    let now: @Sendable () -> Date

    /// The answer to a request, and what to send once it has gone out; nil when there is too much to do already.
    func receive(_ request: WebhookRequest) async throws(ChannelError) -> (WebhookAnswer, Errand?)? {
        switch try channel.open(request, at: UnixTime(now())) {
        case .handshake(let answer), .ignored(_, let answer): (answer, nil)
        case .message(let message): try await receive(message)
        }
    }

    private func receive(_ message: Message) async throws(ChannelError) -> (WebhookAnswer, Errand?)? {
        guard inFlight.enter() else { return nil }
        let errand = outbox.errand(for: message.platform)
        let turnover = Turnover<Outcome>()
        let patience = type(of: channel).patience
        if patience == .zero { turnover.close() }
        let work: @Sendable () async -> Void = {
            // Also after the acknowledgement it is work.
            defer { inFlight.leave() }
            let outcome = await answer(message)
            guard !turnover.give(outcome) else { return }
            // The acknowledgement is out, so this is the only way left to say something.
            errand.prepare(
                outcome.isFirst ? channel.sealLate(outcome.reply, to: message, at: UnixTime(now())) : [])
        }
        if patience > .zero, message.kind.question?.utf8.count ?? 0 <= Self.shortQuestion {
            // Mostly there is nothing to wait for, and then no other thread has to be woken.
            Task.immediate(operation: work)
        } else {
            Task(operation: work)
        }
        guard let outcome = patience == .zero ? nil : await turnover.value(within: patience) else {
            return (channel.acknowledgement, errand)
        }
        let sealed = try channel.seal(outcome.reply, to: message, at: UnixTime(now()))
        guard outcome.isFirst, !sealed.calls.isEmpty else { return (sealed.answer, nil) }
        errand.prepare(sealed.calls)
        return (sealed.answer, errand)
    }

    /// In bytes; reading so much takes the engine no time that anybody notices.
    private static let shortQuestion = 1024

    private struct Outcome: Sendable {
        var reply: ChannelReply
        /// A repetition gets the same answer, but calls nobody.
        var isFirst: Bool
    }

    private func answer(_ message: Message) async -> Outcome {
        let seconds = type(of: channel).remembersFor
        var claim = await claims.claim(message, for: seconds)
        while true {
            switch claim {
            case .repetition(let reply):
                meter.claimed(isFirst: false)
                return Outcome(reply: reply, isFirst: false)
            case .first(let ticket):
                if let reply = await reply(to: message, with: ticket) {
                    claims.settle(ticket, with: reply)
                    meter.claimed(isFirst: true)
                    return Outcome(reply: reply, isFirst: true)
                }
                claim = await claims.renew(ticket, of: message, for: seconds)
            }
        }
    }

    /// Nil when another server has taken the message over.
    private func reply(to message: Message, with ticket: Claims.Ticket) async -> ChannelReply? {
        let key = ConversationKey(
            platform: message.platform.rawValue, conversation: message.chat, user: message.user)
        guard limiter.secondsToWait(for: key, at: now()) == nil else {
            requests.refused("rate_limited")
            let refusal = ChannelReply(.unknown, "消息发得太快了，请稍等一会儿再问。")
            return await claims.keep(refusal, for: ticket) ? refusal : nil
        }
        if let courtesy = ChannelReply.courtesy(for: message.kind) {
            meter.greeted()
            return await claims.keep(courtesy, for: ticket) ? courtesy : nil
        }
        let question = message.kind.question ?? ""
        guard question.unicodeScalars.count <= textLimit else {
            requests.refused("text_too_long")
            let refusal = ChannelReply(.unknown, "问题太长，最长 \(textLimit) 个字，请缩短后再问。")
            return await claims.keep(refusal, for: ticket) ? refusal : nil
        }
        return await desk.numberedReply(to: question, in: key, settling: ticket.stored).map { ChannelReply($0) }
    }
}

extension UnixTime {
    init(_ moment: Date) {
        self.init(milliseconds: Int64((moment.timeIntervalSince1970 * 1000).rounded(.down)))
    }
}
