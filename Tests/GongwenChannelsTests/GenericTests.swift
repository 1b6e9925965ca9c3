import Testing

@testable import GongwenChannels

@Suite struct GenericTests {
    @Test(
        "通用：几个签名里有一个对就行",
        arguments: [
            ("v1,AAAA %@", true), ("%@ v1,x", true), ("v2,x v1a,y %@", true), ("v1,AAAA", false), ("", false),
            ("%@x", false),
        ])
    func rotation(pattern: String, isRight: Bool) throws {
        var request = try Platforms.generic.callback(.init(.text("问"), id: "1"), at: now)
        let right = try #require(request.headers["webhook-signature"])
        request.headers["webhook-signature"] = pattern.split(separator: "%@", omittingEmptySubsequences: false)
            .joined(separator: right)
        let error = refusal { () throws(ChannelError) in try Platforms.generic.open(request, at: now) }
        #expect(error == (isRight ? nil : .badSignature))
    }

    @Test("通用：签名再多也只看前 64 个", arguments: [(63, true), (64, false)])
    func manySignatures(before: Int, isRight: Bool) throws {
        var request = try Platforms.generic.callback(.init(.text("问"), id: "1"), at: now)
        let right = try #require(request.headers["webhook-signature"])
        let others = Array(repeating: "v1,MDEyMzQ1Njc4OWFiY2RlZmdoaWprbG1ub3BxcnN0dXY=", count: before)
        request.headers["webhook-signature"] = (others + [right]).joined(separator: " ")
        let error = refusal { () throws(ChannelError) in try Platforms.generic.open(request, at: now) }
        #expect(error == (isRight ? nil : .badSignature))
    }

    @Test func genericKeysAndAnswer() throws {
        let request = try Platforms.generic.request(Array(#"{"text":" 问 ","id":"m1"}"#.utf8), id: "msg_1", at: now)
        let message = try #require(try Platforms.generic.open(request, at: now).message)
        #expect(message.duplicateKeys == ["generic/delivery/msg_1", "generic/id/m1"])
        #expect(message.chat == "msg_1" && message.user == "")
        let answer = try Platforms.generic.seal(
            ChannelReply(.clarify, "哪个？", options: ["甲"]), to: message, at: now)
        #expect(answer.answer.bodyText == #"{"status":"clarify","text":"哪个？\n1. 甲"}"#)
    }

    @Test(
        "通用：只写用户的不成群，两样都不写的自成会话",
        arguments: [
            (#""conversation":"c","user":"u""#, "c", "u", true), (#""conversation":"c""#, "c", "", true),
            (#""user":"u""#, "", "u", false), (#""conversation":"","user":"u""#, "", "u", false),
            (#""user":"""#, "msg_1", "", false),
        ])
    func rooms(fields: String, chat: String, user: String, isGroup: Bool) throws {
        let body = #"{"text":"问",\#(fields)}"#
        let request = try Platforms.generic.request(Array(body.utf8), id: "msg_1", at: now)
        let message = try #require(try Platforms.generic.open(request, at: now).message)
        #expect(message.chat == chat && message.user == user && message.isGroup == isGroup)
    }
}
