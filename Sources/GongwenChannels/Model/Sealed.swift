/// A reply in a platform's shape.
///
/// Send the answer first, then perform the calls in order; a failed call stops those after it. To a repetition of a
/// message send the answer of its own `seal` (the nonce may differ) and perform no call.
public struct Sealed: Hashable, Sendable {
    /// What goes into the HTTP response; the acknowledgement where the words go through ``calls``.
    public var answer: WebhookAnswer
    /// In the order of the parts of the reply; mostly empty or one.
    public var calls: [OutgoingCall]

    /// With no calls, the answer is all there is to send.
    public init(answer: WebhookAnswer, calls: [OutgoingCall] = []) {
        self.answer = answer
        self.calls = calls
    }
}
