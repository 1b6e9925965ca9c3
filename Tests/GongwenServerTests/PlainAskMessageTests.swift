import Foundation
import Testing

@testable import GongwenServer

@Suite("提问的请求体，不经通用的 JSON 读法")
struct PlainAskMessageTests {
    @Test(
        "普通的直接读，和通用的读法结果一样",
        arguments: [
            #"{"conversation":"c1","user":"u1","text":"江北有多少站点"}"#,
            #"{"text":"你好","user":"","conversation":" c "}"#,
            " {\n\t\"conversation\" : \"c\" ,\r\n \"user\":\"u\", \"text\" : \"a{b}:,c\" } \n",
            "{\"conversation\":\"c\",\"user\":\"u\",\"text\":\"\u{7F}👨‍👩‍👧e\u{301}\"}",
        ])
    func reads(body: String) throws {
        let plain = try #require(AskMessage(plain: Array(body.utf8)))
        let fields = try JSONDecoder().decode([String: String].self, from: Data(body.utf8))
        #expect(plain.conversation == fields["conversation"])
        #expect(plain.user == fields["user"])
        #expect(plain.text == fields["text"])
    }

    @Test(
        "别的都留给通用的读法",
        arguments: [
            "", "{", "{}", "[]", "null", #"{"conversation":"c","user":"u"}"#,
            #"{"conversation":"c","user":"u","text":"a\nb"}"#, #"{"conversation":"c","user":"u","text":1}"#,
            #"{"conversation":"c","user":"u","text":"a","more":"b"}"#,
            #"{"conversation":"c","user":"u","user":"v"}"#, #"{"conversation":"c","user":"u","text":"a"}}"#,
            #"{"conversation":"c","user":"u","text":"a",}"#, #"{"conversation":"c","user":"u","text":"a"#,
            #"{"conversation":"c","user":"u","text":"a""#, #"{"conversation":"c" "user":"u","text":"a"}"#,
            "{\"conversation\":\"c\",\"user\":\"u\",\"text\":\"a\nb\"}",
            "\u{FEFF}{\"conversation\":\"c\",\"user\":\"u\",\"text\":\"a\"}",
        ])
    func leaves(body: String) {
        #expect(AskMessage(plain: Array(body.utf8)) == nil)
    }
}
