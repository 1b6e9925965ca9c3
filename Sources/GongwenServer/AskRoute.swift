import Gongwen
import HTTPTypes
import Hummingbird

/// `POST /api/ask`: one question, one reply.
func addAskRoute(to routes: inout Routes, desk: AnswerDesk, configuration: AppConfiguration, services: Services) {
    routes.on(.post, "/api/ask", access: .token, as: "api") { request, _ in
        let body = try await request.body(upTo: configuration.bodyLimit, in: services.bodies)
        let message = try WireJSON.askMessage(from: body, textLimit: configuration.textLimit)
        let key = ConversationKey(platform: "api", conversation: message.conversation, user: message.user)
        if let seconds = services.limiter.secondsToWait(for: key, inGroup: true, at: configuration.now()) {
            throw APIError.rateLimited(seconds: seconds)
        }
        guard services.inFlight.enter() else { throw APIError.overloaded }
        defer { services.inFlight.leave() }
        return jsonResponse(WireJSON.reply(await desk.reply(to: message.text, in: key)))
    }
}
