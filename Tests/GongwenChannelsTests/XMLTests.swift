import Foundation
import Testing

@testable import GongwenChannels

#if canImport(FoundationXML)
    import FoundationXML
#endif

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
        // Foundation leaves a single carriage return as it is; XML 1.0 (2.11) does not.
        ("<xml><A>a\r\nb\rc<![CDATA[\r\nd\r]]></A></xml>", ["A": "a\nb\nc\nd\n"]),
        ("<xml><!-- <!DOCTYPE x> --><A>1</A></xml>", ["A": "1"]),
        // On Linux Foundation's parser falls over prefixes and over instructions that say nothing.
        (
            "<xml xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns='u'><A xsi:nil = 'true'>1</A></xml>",
            ["A": "1"]
        ),
        ("<?a?><xml><?b?><A>1<?c ?>2</A></xml><?d?>", ["A": "12"]),
    ])
    func reads(text: String, fields: [String: String]) throws {
        #expect(try XMLFields.parse(Array(text.utf8)) == fields)
    }

    /// What libxml2 says, through Foundation, is the reference.
    @Test(arguments: [
        "<xml><A>&#13;&#x4f60;&#20320;&quot;&apos;&gt;</A></xml>",
        "<xml><A>1<C/>2</A></xml>", "<xml> <A >1</A\n> </xml>", "<xml a=\"1>2\" b = '&lt;\"'><A x=''/></xml>",
        "\u{FEFF}<xml/>",
        "<xml><A>1<!-- 2 - 3 -->4</A></xml><!-- 5 -->\n", "<xml><A>]] ></A><B><![CDATA[]]]]><![CDATA[>]]></B></xml>",
        "<xml><_a-1.b>1</_a-1.b></xml>", "<xml><A>&#x10FFFF;\u{FFFD}\u{7F}\u{85}</A></xml>",
        "<xml><A><B><C>1</C></B></A></xml>",
        "<?xml-stylesheet href='a.css'?><xml><?b c?d?><A>1<?e >?>2</A></xml><?f g?>",
        "<?xml version='1.0'?><?a b?>\n<xml/>", "<xml><?a <A>1</A>?></xml>", "<xml><? a?></xml>", "<xml><?a",
        "<xml><?a b></xml>", "<xml><?a \u{FFFF}?></xml>", "<xml><?a/ b?></xml>",
        "<xml><A>1</B></xml>", "<xml><A>1</A></xml>x", "<xml/><!DOCTYPE xml>", "x<xml/>", "<xml/>&#32;",
        "<xml/><![CDATA[ ]]>",
        "<xml><A>]]></A></xml>", "<xml><A>a & b</A></xml>", "<xml><A>&lt</A></xml>", "<xml><A>&#0;</A></xml>",
        "<xml><A>&#xD800;</A></xml>", "<xml><A>&#x110000;</A></xml>", "<xml><A>&#99999999999999999999;</A></xml>",
        "<xml><A>&#;</A></xml>", "<xml><A>&#xg;</A></xml>", "<xml><A>&#-1;</A></xml>", "<xml><A>\u{1}</A></xml>",
        "<xml><A><![CDATA[\u{8}]]></A></xml>", "<xml><!-- \u{1F} --></xml>", "<xml><A>\u{FFFE}</A></xml>",
        "<xml><A>\u{FFFF}</A></xml>", "<xml><!-- a -- b --></xml>", "<xml><!-- a ---></xml>", "<xml><![CDATA[</xml>",
        "<xml><1>1</1></xml>", "<xml>< A>1</A></xml>", "<xml><A a>1</A></xml>", "<xml><A a=1>1</A></xml>",
        "<xml><A a=\"1\"b='2'>1</A></xml>", "<xml><A a='<'>1</A></xml>", "<xml><A a='&b;'>1</A></xml>",
        "<xml><A / ></xml>",
        "<xml><A>1</A>", "<xml><A", "<xml a='", "<xml><A>1</", "</xml>", "<xml></xml></xml>",
        " <?xml version='1.0'?><xml/>",
        "<xml><?xml version='1.0'?></xml>", "<xml><!-- x </xml>", "<xml></ xml>",
    ])
    func likeFoundation(text: String) {
        #expect((try? XMLFields.parse(Array(text.utf8))) == ReferenceXML.fields(text))
    }

    @Test func depth() throws {
        func nested(_ count: Int) -> [UInt8] {
            Array(
                ("<xml>" + String(repeating: "<a>", count: count) + String(repeating: "</a>", count: count) + "</xml>")
                    .utf8)
        }
        #expect(try XMLFields.parse(nested(15)) == ["a": ""])
        #expect(throws: ChannelError.tooDeep) { try XMLFields.parse(nested(16)) }
    }

    @Test(
        "未声明的实体不会悄悄变成空白",
        arguments: [
            "<xml><A>&foo;</A></xml>", "<html><A>1</A></html>", "<xml>", "<", "<xml/><xml/>", "<xml a:b:c='1'/>",
            "<xml :a='1'/>", "<xml a:='1'/>", "<xml a :b='1'/>", "<a:xml/>", "<xml><a:b>1</a:b></xml>",
            "<xml><??></xml>", "<xml><?a\u{1}?></xml>",
        ])
    func refuses(text: String) {
        #expect(throws: ChannelError.malformedXML) { try XMLFields.parse(Array(text.utf8)) }
    }

    @Test(
        "声明只能在开头，别的处理指令也不能叫这个名字",
        arguments: [
            "<?xml?><xml/>", "<?XML version='1.0'?><xml/>", "<xml><?Xml a?></xml>", "\n<?xml version='1.0'?><xml/>",
        ])
    func misplacedDeclarations(text: String) {
        #expect(throws: ChannelError.forbiddenXML) { try XMLFields.parse(Array(text.utf8)) }
    }

    @Test(
        "声明的编码只能是 UTF-8",
        arguments: [
            "version='1.0' encoding='GBK'", "version=\"utf-8\" encoding='UTF-7'", "version='1.0' encoding = 'utf-16'",
            "version='encoding=\"utf-8\"' encoding='UTF-7'", "version='1.0' encoding='utf-7' x='utf-8'",
        ])
    func declaredEncodings(attributes: String) {
        let document = Array("<?xml \(attributes)?><xml/>".utf8)
        #expect(throws: ChannelError.forbiddenXML) { try XMLFields.parse(document) }
    }

    @Test("UTF-16 里的声明躲不过去") func otherEncodings() throws {
        let text = "<!DOCTYPE x><xml/>"
        for encoding in [String.Encoding.utf16, .utf16LittleEndian, .utf16BigEndian, .utf32] {
            let bytes = Array(try #require(text.data(using: encoding)))
            #expect(throws: ChannelError.malformedXML) { try XMLFields.parse(bytes) }
        }
    }

    @Test(arguments: [("a]]>b", "a]]>b"), ("]]>\u{338}", "]]>\u{338}"), ("]]]]>>", "]]]]>>"), ("<&\"'", "<&\"'")])
    func cdataSurvives(text: String, read: String) throws {
        let document = XMLText.document([XMLText.cdata("A", text)])
        #expect(try XMLFields.parse(Array(document.utf8))["A"] == read)
    }
}

/// The fields of a document as Foundation's parser reads them; nil where it finds anything wrong.
private final class ReferenceXML: NSObject, XMLParserDelegate {
    private var fields: [String: String] = [:]
    private var failed = false
    private var depth = 0
    private var text = ""

    static func fields(_ text: String) -> [String: String]? {
        let reader = ReferenceXML()
        let parser = XMLParser(data: Data(text.utf8))
        parser.delegate = reader
        // On Linux `parse()` returns true for broken documents, so its result says nothing.
        _ = parser.parse()
        // Declarations are well-formed, but refused here.
        guard !reader.failed, parser.parserError == nil, !text.contains("<!DOCTYPE") else { return nil }
        return reader.fields
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        depth += 1
        text = ""
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        if depth == 2, fields[name] == nil { fields[name] = text }
        depth -= 1
        text = ""
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }
    func parser(_ parser: XMLParser, foundCDATA block: Data) { text += String(decoding: block, as: UTF8.self) }
    func parser(_ parser: XMLParser, parseErrorOccurred error: any Error) { failed = true }
}
