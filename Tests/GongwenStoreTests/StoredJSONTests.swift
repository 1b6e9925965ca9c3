import Foundation
import GongwenStore
import Testing

@Suite("存下的 JSON")
struct StoredJSONTests {
    /// Everything that the compiler's `encode(to:)` can ask of an encoder.
    private struct Everything: Codable, Hashable {
        enum Kind: Codable, Hashable {
            case plain
            case labelled(years: Int, to: String?)
            case unlabelled(Int, [Kind])
        }

        enum Name: String, Codable { case first = "第一" }

        struct Nothing: Codable, Hashable {}

        var text = "引号\"反斜线\\换行\n回车\r零\0尾"
        var empty = ""
        var missing: String?
        var truth = [true, false]
        var numbers: [Int] = [.min, -1, 0, .max]
        var unsigned = UInt64.max
        var small: [Int8] = [-128, 127]
        var fraction = 0.1
        var float: Float = -2.5e-9
        var gaps: [Int?] = [1, nil, 3]
        var nested: [[String]] = [[], ["一", "二"], []]
        var table = ["键": ["值"], "\"": []]
        var names: [Name] = [.first]
        var kinds: [Kind] = [
            .plain, .labelled(years: 5, to: nil), .labelled(years: 5, to: "今"),
            .unlabelled(1, [.plain, .unlabelled(2, [])]),
        ]
        var nothing = Nothing()
        var last = "后"
    }

    @Test("JSONDecoder 读出来的和写进去的一样")
    func roundTrip() throws {
        let value = Everything()
        let text = try StoredJSON.text(of: value)
        #expect(try JSONDecoder().decode(Everything.self, from: Data(text.utf8)) == value)
    }

    @Test("写法紧凑，次序同声明")
    func wording() throws {
        struct Shape: Codable {
            var b = "一\"\u{1}"
            var a: [Int?] = [1, nil]
            var kind = Everything.Kind.labelled(years: 5, to: nil)
            var none: Int?
            var nothing = Everything.Nothing()
        }
        #expect(
            try StoredJSON.text(of: Shape())
                == #"{"b":"一\"\u0001","a":[1,null],"kind":{"labelled":{"years":5}},"nothing":{}}"#)
        #expect(try StoredJSON.text(of: [String]()) == "[]")
    }

    @Test("JSON 没有的数不写")
    func numbersThatJSONLacks() {
        for number in [Double.nan, .infinity] {
            #expect(throws: EncodingError.self) { try StoredJSON.text(of: [number]) }
        }
    }
}
