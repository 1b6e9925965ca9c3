import Foundation

/// A change of a question that must not change its answer.
///
///     Variation.all(words).first { $0.name == "空格" }!.make(question, &random)   // ["江北 有 多少 站点"]
///
/// Another one is one more element of `all`.
struct Variation: Sendable {
    var name: String
    /// The changed questions; none where the question gives no occasion.
    var make: @Sendable (Utterance, inout SeededGenerator) -> [String]

    static func all(_ words: VariationWords) -> [Variation] {
        [
            Variation(name: "句前") { question, random in
                words.frames[.before, default: []].sample(2, &random).enumerated().map { index, word in
                    word + (index == 0 ? "，" : "") + question.text
                }
            },
            Variation(name: "句后") { question, random in
                words.frames[.after, default: []].sample(2, &random).enumerated().map { index, word in
                    question.text + (index == 0 ? "，" : "") + word
                }
            },
            Variation(name: "装饰") { question, random in
                words.frames[.decoration, default: []].sample(2, &random).map { mark in
                    let place = Int.random(in: 0...question.pieces.count, using: &random)
                    return question.joined { $0 == place ? mark : "" } + mark
                }
            },
            Variation(name: "空格") { question, _ in [question.joined { $0 > 0 && $0 < question.pieces.count ? " " : "" }]
            },
            Variation(name: "全角") { question, _ in
                question.text.applyingTransform(.fullwidthToHalfwidth, reverse: true).map { [$0] } ?? []
            },
            Variation(name: "繁体") { question, _ in
                // 下沉 is written with 沉 there too; the transform knows only 沈.
                question.text.applyingTransform(StringTransform("Hans-Hant"), reverse: false).map {
                    [$0.replacing("沈", with: "沉")]
                } ?? []
            },
            Variation(name: "语序") { question, _ in question.withSubjectLast.map { [$0] } ?? [] },
            Variation(name: "同义") { question, random in
                question.pieces.indices.flatMap { index -> [String] in
                    guard let surface = question.pieces[index].surface else { return [] }
                    return words.synonyms(of: surface).sample(2, &random).map { question.replacing(index, with: $0) }
                        .filter { words.isCut($0, like: question, but: index) }
                }
            },
            slip("拼音", words) { text, _ in
                Utterance.latin(text)?.replacing(" ", with: "")
            },
            slip("同音", words) { text, random in words.homophone(of: text, isExact: true, &random) },
            slip("近音", words) { text, random in words.homophone(of: text, isExact: false, &random) },
            slip("形近", words) { text, random in words.lookAlike(of: text, &random) },
            slip("叠字", words) { text, random in
                var characters = Array(text)
                let index = Int.random(in: characters.indices, using: &random)
                characters.insert(characters[index], at: index)
                return String(characters)
            },
            Variation(name: "全拼") { question, _ in words.isClear(question) ? question.inPinyin(spaced: false) : [] },
            Variation(name: "全拼分写") { question, _ in words.isClear(question) ? question.inPinyin(spaced: true) : [] },
            slip("换位", words) { text, random in
                var characters = Array(text)
                let index = Int.random(in: 0..<characters.count - 1, using: &random)
                characters.swapAt(index, index + 1)
                return String(characters)
            },
            slip("漏字", words) { text, random in
                var characters = Array(text)
                guard characters.count > 2 else { return nil }
                characters.remove(at: Int.random(in: characters.indices, using: &random))
                return String(characters)
            },
        ]
    }

    /// A slip in one name or word of the question; none where it makes another question, so that nobody could tell that it
    /// was one: where no character is left that the files do not know (高技能人才 without 高), where what was typed is an
    /// ordinary word (会见 for 会员), and where it sounds just like another name (数吱, 数值 and 数智).
    private static func slip(
        _ name: String, _ words: VariationWords,
        _ change: @escaping @Sendable (String, inout SeededGenerator) -> String?
    ) -> Variation {
        Variation(name: name) { question, random in
            let names = question.pieces.indices.filter { index in
                question.pieces[index].text.count > 1 && question.pieces[index].surface.map(words.isName) ?? false
            }
            guard let index = names.randomElement(using: &random),
                let changed = change(question.pieces[index].text, &random)
            else { return [] }
            let varied = question.replacing(index, with: changed)
            guard words.unknownCount(in: varied) > words.unknownCount(in: question.text),
                !words.makesWord(changed, of: question.pieces[index].text),
                !words.mayBeAnother(changed, than: question.pieces[index])
            else { return [] }
            return [varied]
        }
    }
}

extension Array {
    /// Some of them, each at most once.
    fileprivate func sample(_ most: Int, _ random: inout SeededGenerator) -> [Element] {
        Array(shuffled(using: &random).prefix(most))
    }
}
