import Foundation
import Testing

@testable import Gongwen

@Suite("拼音")
struct PinyinTests {
    private func spellings(_ character: Unicode.Scalar) -> [String] {
        Pinyin.readings(of: character).map(Pinyin.spelling)
    }

    @Test(
        "多音字有各个读音",
        arguments: [
            ("江", ["jiang"]), ("重", ["chong", "zhong"]), ("长", ["chang", "zhang"]), ("行", ["hang", "xing"]),
            ("会", ["hui", "kuai"]), ("率", ["lv", "shuai"]), ("女", ["nv"]), ("a", []), ("1", []), ("😀", []),
        ] as [(Unicode.Scalar, [String])])
    func readings(character: Unicode.Scalar, expected: [String]) {
        #expect(spellings(character).sorted() == expected)
    }

    /// The shipped readings against the transform that knows one a character.
    @Test func agreesWithFoundation() throws {
        let hanzi = (UInt32(0x4E00)...0x9FFF).compactMap(Unicode.Scalar.init).filter { !spellings($0).isEmpty }
        let lines = String(String.UnicodeScalarView(hanzi.flatMap { [$0, "\n"] }))
        let transform = StringTransform("Han-Latin; NFD; [\u{300}\u{301}\u{304}\u{30C}] Remove; NFC")
        let transformed = try #require(lines.applyingTransform(transform, reverse: false)).split(separator: "\n")
        let others = zip(hanzi, transformed).filter {
            !spellings($0).contains($1.replacingOccurrences(of: "ü", with: "v"))
        }
        #expect(hanzi.count == 6762)
        // Where the two differ the transform has a rare reading: 谁 shuí, 嗯 ng.
        #expect(others.count < 70, "\(others.map { "\($0)\($1)" })")
    }

    @Test(
        "容易混的音算一类，别的音不算",
        arguments: [
            ("zhan", "zan", true), ("chang", "can", true), ("shi", "si", true), ("jin", "jing", true),
            ("nan", "lan", true),
            ("fei", "hei", true), ("dong", "don", false), ("bei", "pei", false), ("jiang", "qiang", false),
        ])
    func classes(one: String, other: String, areOne: Bool) {
        func classOf(_ spelling: String) -> UInt16? {
            var found: UInt16?
            Pinyin.forEachSyllable(at: 0, in: Array(spelling.utf8)) { end, syllable in
                if end == spelling.utf8.count { found = Pinyin.soundClass(syllable) }
            }
            return found
        }
        #expect((classOf(one) == classOf(other)) == areOne)
    }

    @Test func syllablesFromAPlace() {
        var found: [String] = []
        Pinyin.forEachSyllable(at: 2, in: Array("jixiang".utf8)) { _, syllable in
            found.append(Pinyin.spelling(syllable))
        }
        #expect(found == ["xi", "xia", "xian", "xiang"])
    }

    @Test(
        "常用词",
        arguments: [
            ("学", "员", true), ("保", "险", true), ("建", "党", true), ("会", "圆", false), ("江", "被", false),
            ("砖", "利", false),
            ("😀", "员", false),
        ] as [(Unicode.Scalar, Unicode.Scalar, Bool)])
    func ordinaryWords(first: Unicode.Scalar, second: Unicode.Scalar, isOne: Bool) {
        #expect(OrdinaryWords.contains(first, second) == isOne)
    }

    @Test("按音找名称：多音字、混音、数字都找得到，长度要对")
    func index() {
        let names = ["重庆", "重要", "江北", "江北区", "江津", "十件", "10件"]
        let index = SoundIndex(names)
        func find(_ text: String) -> [String] {
            var range = index.all
            for (position, scalar) in text.unicodeScalars.enumerated() {
                guard let sound = SoundIndex.sounds(of: scalar).first else { return [] }
                range = index.narrow(range, by: sound, at: position)
            }
            var found: [String] = []
            index.forEachName(in: range, ofLength: text.unicodeScalars.count) { found.append(names[$0]) }
            return found
        }
        #expect(find("江被") == ["江北"])
        #expect(find("姜背曲") == ["江北区"])
        #expect(find("虫情") == ["重庆"])
        #expect(find("中药") == ["重要"])
        #expect(find("江京") == ["江津"])
        #expect(find("10件") == ["10件"])
        #expect(find("江") == [])
    }
}
