/// A reply in a platform's shape.
///
/// Send the answer first, then perform the calls in order; a failed call stops those after it. To a repetition of a
/// message send the answer of its own `seal` (the nonce may differ) and perform no call.
public struct Sealed: Hashable, Sendable {
    public var answer: WebhookAnswer
    public var calls: [OutgoingCall]

    public init(answer: WebhookAnswer, calls: [OutgoingCall] = []) {
        self.answer = answer
        self.calls = calls
    }
}
