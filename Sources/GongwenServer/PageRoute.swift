import Foundation
import HTTPTypes
import Hummingbird

/// `GET /`: the chat page, or a page that asks for the token; `POST /token`: what that page sends.
func addPageRoutes(to routes: inout Routes, access: AccessPolicy, configuration: AppConfiguration, services: Services) {
    let chat = chatPage()
    let prompt = tokenPage("请输入访问口令")
    let wrong = tokenPage("口令不对，请再输入一次")
    let tooMany = tokenPage("口令错得太多，请过一分钟再输入")
    routes.on(.get, "/", access: .open, as: "page") { request, context in
        do throws(APIError) {
            try access.check(request, from: context)
        } catch {
            // A person has a form to fill in, a program has an error to read.
            guard error == .unauthorized, request.headers[.accept]?.contains("text/html") == true else { throw error }
            return prompt.response(status: .unauthorized)
        }
        var response = chat.response()
        response.headers[.setCookie] = access.cookieToSet(for: request)
        return response
    }
    routes.on(.post, "/token", access: .open, as: "page") { request, context in
        let body = try await request.body(upTo: configuration.bodyLimit, in: services.bodies)
        let given = formField("token", in: body)
        let cookie: String?
        do throws(APIError) {
            cookie = try access.cookie(forToken: given, in: request, from: context)
        } catch {
            var response = tooMany.response(status: error.status)
            response.headers[.retryAfter] = error.headers[.retryAfter]
            return response
        }
        guard let cookie else { return wrong.response(status: .unauthorized) }
        // With GET, so that going back or reloading sends nothing again.
        return Response(status: .seeOther, headers: [.location: "/", .setCookie: cookie, .cacheControl: "no-store"])
    }
}

/// One file for the browser out of three for the editor.
private func chatPage() -> HTMLPage {
    let markup = String(decoding: PackageResources.chat_html, as: UTF8.self)
    let style = String(decoding: PackageResources.chat_css, as: UTF8.self)
    let script = String(decoding: PackageResources.chat_js, as: UTF8.self)
    return HTMLPage(
        markup.replacing("/*style*/", with: style).replacing("/*script*/", with: script), mayPostForms: false)
}

private func tokenPage(_ message: String) -> HTMLPage {
    let markup = String(decoding: PackageResources.token_html, as: UTF8.self)
    return HTMLPage(markup.replacing("{{message}}", with: message), mayPostForms: true)
}

/// A field of a form as browsers send it.
private func formField(_ name: String, in body: [UInt8]) -> String? {
    String(decoding: body, as: UTF8.self).split(separator: "&")
        .first { $0.hasPrefix(name + "=") }
        .flatMap { $0.dropFirst(name.count + 1).replacing("+", with: " ").removingPercentEncoding }
}
