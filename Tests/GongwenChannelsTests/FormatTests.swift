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
        #""\x""#, "\"\t\"", #""\ud83d""#, #""\ude00\ud83d""#, "1 2", "[1}", "\"", #"{"a" 1}"#, "NaN", "'a'", "-", "1e",
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

@Suite struct XMLTests {
    @Test(arguments: [
        ("<xml><A>1</A><B><![CDATA[二]]></B></xml>", ["A": "1", "B": "二"]),
        ("<xml><A>a&lt;b&#38;c</A></xml>", ["A": "a<b&c"]),
        ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xml><A/></xml>\n", ["A": ""]),
        ("<?xml version='1.0' encoding = 'utf-8' standalone='yes'?><xml><A>1</A></xml>", ["A": "1"]),
        ("<?xml version='1.0'?><xml><A>1</A></xml>", ["A": "1"]),
        ("<xml><A>1</A><A>2</A></xml>", ["A": "1"]),
        ("<xml><A>1<C>x</C></A></xml>", ["A": ""]),
        ("<xml><A><![CDATA[<!DOCTYPE html> 与 ]] 与 &amp;]]></A></xml>", ["A": "<!DOCTYPE html> 与 ]] 与 &amp;"]),
        ("<xml><!-- <!DOCTYPE x> --><A>1</A></xml>", ["A": "1"]),
    ])
    func reads(text: String, fields: [String: String]) throws {
        #expect(try XMLFields.parse(Array(text.utf8)) == fields)
    }

    @Test("未声明的实体不会悄悄变成空白", arguments: ["<xml><A>&foo;</A></xml>", "<html><A>1</A></html>", "<xml>", "<xml/><xml/>"])
    func refuses(text: String) {
        #expect(throws: ChannelError.malformedXML) { try XMLFields.parse(Array(text.utf8)) }
    }

    @Test(
        "声明的编码只能是 UTF-8",
        arguments: [
            "version='1.0' encoding='GBK'", "version=\"utf-8\" encoding='UTF-7'", "version='1.0' encoding = 'utf-16'",
            "version='encoding=\"utf-8\"' encoding='UTF-7'", "version='1.0' encoding='utf-7' x='utf-8'",
        ])
    func declaredEncodings(attributes: String) {
        let document = Array("<?xml \(attributes)?><xml/>".utf8)
        #expect(throws: ChannelError.forbiddenXML) { try XMLGuard.check(document) }
    }

    @Test("UTF-16 里的声明躲不过去") func otherEncodings() throws {
        let text = "<!DOCTYPE x><xml/>"
        for encoding in [String.Encoding.utf16, .utf16LittleEndian, .utf16BigEndian, .utf32] {
            let bytes = Array(try #require(text.data(using: encoding)))
            #expect(throws: ChannelError.malformedXML) { try XMLFields.parse(bytes) }
            // Also before the parser, which may or may not understand the encoding.
            #expect(throws: ChannelError.malformedXML) { try XMLGuard.check(bytes) }
        }
    }

    @Test(arguments: [("a]]>b", "a]]>b"), ("]]>\u{338}", "]]>\u{338}"), ("]]]]>>", "]]]]>>"), ("<&\"'", "<&\"'")])
    func cdataSurvives(text: String, read: String) throws {
        let document = XMLText.document([XMLText.cdata("A", text)])
        #expect(try XMLFields.parse(Array(document.utf8))["A"] == read)
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
