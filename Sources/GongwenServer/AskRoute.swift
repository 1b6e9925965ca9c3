import Gongwen
import HTTPTypes
import Hummingbird

/// `POST /api/ask`: one question, one reply.
func addAskRoute(to routes: inout Routes, desk: AnswerDesk, configuration: AppConfiguration) {
    routes.on(.post, "/api/ask", access: .token, as: "api") { request, _ in
        let body = try await request.body(upTo: configuration.bodyLimit)
        let message = try WireJSON.askMessage(from: body, textLimit: configuration.textLimit)
        let key = ConversationKey(platform: "api", conversation: message.conversation, user: message.user)
        return jsonResponse(WireJSON.reply(await desk.reply(to: message.text, in: key)))
    }
}
