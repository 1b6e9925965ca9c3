/// One HTTP request of ours.
struct OutgoingRequest: Sendable {
    var method: String
    /// Absolute, built from a `WebAddress`: nothing else is ever connected to.
    var url: String
    var headers: [(name: String, value: String)] = []
    var body: [UInt8] = []
}

/// The answer to it, with a body cut at what such an API ever says.
struct OutgoingResponse: Sendable {
    var status: Int
    var body: [UInt8]
    /// The seconds that the platform wants to be left alone.
    var retryAfter: Int?
}

/// Why there is no answer.
enum TransportError: Error, Equatable {
    /// Nothing left this machine: repeating is safe.
    case notSent
    /// It may have been received: repeating may do it twice.
    case unanswered
}

/// Moves bytes and knows no meaning, so that tests can stand in for the network.
protocol Transport: Sendable {
    func send(_ request: OutgoingRequest) async throws(TransportError) -> OutgoingResponse
    func shutDown() async
}
