import Foundation
import Testing

@testable import GongwenChannels

@Suite struct JSONTests {
    /// Foundation accepts these; RFC 8259 does not.
    @Test(arguments: ["[1,]", "[,]", #"{"a":1,}"#]) func refusesTrailingCommas(text: String) {
        #expect(throws: ChannelError.malformedJSON) { try JSON(parsing: text) }
    }

    /// What Foundation says is the reference.
    @Test(arguments: [
        "{}", "[]", "null", "true", "false", "0", "-0", "1.5e+3", "[1,2]", #"{"a":{"b":[null]}}"#, #""\u4f60\n""#,
        #""\ud83d\ude00""#, " [ 1 , 2 ] ", "", "{", "{\"a\":}", "{a:1}", "01", "1.", ".5", "+1", "tru", "nul l",
        #""\x""#, "\"\t\"", #""\ud83d""#, #""\ude00\ud83d""#, "1 2", "\u{FEFF}[1]", "[1]\u{FEFF}", "[1}", "\"",
        #"{"a" 1}"#, "NaN", "'a'", "-", "1e",
    ])
    func likeFoundation(text: String) {
        let reference = try? JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
        let ours = try? JSON(parsing: text)
        #expect((ours == nil) == (reference == nil))
        if let ours, let reference {
            let again = try? JSONSerialization.jsonObject(with: Data(ours.text.utf8), options: .fragmentsAllowed)
            #expect((again as? NSObject) == (reference as? NSObject))
        }
    }

    @Test func keepsLongNumbersAndOrder() throws {
        let text = #"{"b":7012345678901234567,"a":"引号\"反斜\\换行\n\u0001"}"#
        #expect(try JSON(parsing: text).text == text)
    }

    @Test func depth() throws {
        func nested(_ count: Int) -> String {
            String(repeating: "[", count: count) + String(repeating: "]", count: count)
        }
        #expect(throws: Never.self) { try JSON(parsing: nested(64)) }
        #expect(throws: ChannelError.tooDeep) { try JSON(parsing: nested(65)) }
    }

    @Test(arguments: [[0x22, 0xFF, 0x22], [0x22, 0xC0, 0x80, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22], [0x7B, 0xFE]])
    func refusesBrokenUTF8(bytes: [UInt8]) {
        #expect(throws: ChannelError.malformedJSON) { try JSON(parsing: bytes) }
    }
}

@Suite struct QueryTests {
    @Test(
        arguments: [
            ("a=1&b=2", "a", "1"), ("echostr=a%2Bb+c%3D%3D", "echostr", "a+b+c=="), ("a=1&a=2", "a", "1"),
            ("a", "a", ""),
            ("a=b=c", "a", "b=c"), ("%61=1", "a", "1"), ("a=%E4%BD%A0", "a", "你"), ("a=%", "a", nil),
            ("a=%4", "a", nil),
            ("a=%zz", "a", nil), ("a=%FF", "a", nil), ("", "a", nil), ("&&=&a=1", "a", "1"),
        ] as [(String, String, String?)])
    func parses(text: String, name: String, value: String?) { #expect(Query(parsing: text)[name] == value) }

    @Test func roundTrip() {
        let query = Query(["echostr": "a+/= &你%", "b": ""])
        #expect(Query(parsing: query.text) == query)
    }

    @Test func headersIgnoreCase() {
        #expect(HeaderFields(["X-Lark-Signature": "1"])["x-lark-SIGNATURE"] == "1")
    }
}
