import GongwenChannels
import HTTPTypes
import Hummingbird
import Logging
import NIOHTTP1

/// `/webhooks/…` of every platform that is on; the paths of the others do not exist.
func addWebhookRoutes(to routes: inout Routes, desk: AnswerDesk, configuration: AppConfiguration, services: Services) {
    let refusals = RefusalLog(logger: services.logger)
    for channel in configuration.platforms.compactMap(\.channel) {
        let name = type(of: channel).name
        let requests = services.metrics.requests(to: name.rawValue)
        let reception = Reception(of: channel, at: desk, configuration: configuration, services: services)
        for method in type(of: channel).methods {
            let platform = name.rawValue
            // The GET of a platform tests an address and nothing else: no platform sends HEAD.
            routes.on(method == .get ? .get : .post, name.path, access: .open, as: platform, isPage: false) {
                request, _ in
                let limit = min(configuration.bodyLimit, WebhookRequest.maximumBodySize)
                let body = try await request.body(upTo: limit, in: services.bodies)
                let received: (answer: WebhookAnswer, errand: Errand?)?
                do throws(ChannelError) {
                    received = try await reception.receive(WebhookRequest(method, request, body: body))
                } catch {
                    requests.refused(error.label)
                    refusals.note(error, of: name, at: configuration.now())
                    return refusal(error)
                }
                // Platforms send it again.
                guard let received else { throw APIError.overloaded }
                return received.answer.response(before: received.errand)
            }
        }
    }
}

/// One body for all refusals: it tells a stranger nothing. The reason is in the log.
private func refusal(_ error: ChannelError) -> Response {
    jsonResponse(WireJSON.error(code: "refused", message: "请求被拒绝。"), status: .init(code: error.status))
}

extension WebhookRequest {
    /// The query string goes in as it came: decoding `+` as a space would break `echostr`.
    fileprivate init(_ method: Method, _ request: Request, body: [UInt8]) {
        self.init(
            method: method,
            query: Query(parsing: request.uri.query ?? ""),
            headers: HeaderFields(request.headers.map { (key: $0.name.canonicalName, value: $0.value) }),
            body: body
        )
    }
}

extension WebhookAnswer {
    /// The HTTP response; the errand starts when its last byte was written.
    fileprivate func response(before errand: Errand?) -> Response {
        let buffer = ByteBuffer(bytes: body)
        let headers = HTTPFields.unstored(contentType)
        guard let errand else {
            return Response(status: .init(code: status), headers: headers, body: ResponseBody(byteBuffer: buffer))
        }
        let body = ResponseBody(contentLength: buffer.readableBytes) { writer in
            // Also when the platform has hung up: whoever asked still waits for the reply.
            defer { errand.answered() }
            if buffer.readableBytes > 0 { try await writer.write(buffer) }
            try await writer.finish(nil)
        }
        return Response(status: .init(code: status), headers: headers, body: body)
    }
}
