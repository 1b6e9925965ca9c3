/// What an authentic request turned out to be.
public enum Opened: Hashable, Sendable {
    /// The platform tests the address: send the answer at once.
    case handshake(WebhookAnswer)
    /// Somebody said something: find a reply and `seal` it.
    case message(Message)
    /// Authentic, but nothing to say: send the answer and forget it.
    case ignored(Reason, WebhookAnswer)

    /// Why nothing is said; the raw value can label a metric.
    public enum Reason: String, Hashable, Sendable, Codable, CaseIterable {
        /// An event or kind of request that asks nothing.
        case event
        /// Somebody left; no answer would reach him.
        case unsubscribed
        /// A robot wrote it: two that answer each other never stop.
        case fromRobot = "from_robot"
        /// Said in a group, not to us.
        case notMentioned = "not_mentioned"
        /// A button was clicked by somebody else than whom it was made for.
        case notAsked = "not_asked"
    }
}
