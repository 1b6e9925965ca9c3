import Foundation

/// A text as it is compared: folded, without spaces, punctuation and decoration, and with a map back to what was typed.
///
///     Sentence("江北　有多少【户外】站點？").text     // "江北有多少户外站点"
///
/// Clause ends are remembered as offsets, because a word in another clause does not limit what this one asks.
struct Sentence: Sendable {
    /// The folded text in UTF-8.
    private(set) var utf8: [UInt8] = []
    /// For each byte of `utf8`, the index in the typed text's scalars.
    private(set) var origins: [Int32] = []
    /// Offsets into `utf8` before which a clause ends, ascending.
    private(set) var clauseEnds: [Int] = []
    /// Those of them before which a whole sentence ends.
    private(set) var sentenceEnds: [Int] = []
    /// Offsets before which a member of a row ends (、), ascending.
    private(set) var pauses: [Int] = []
    /// Those of them before which the writer put a question mark.
    private(set) var questionEnds: [Int] = []

    var isEmpty: Bool { utf8.isEmpty }
    var text: String { String(decoding: utf8, as: UTF8.self) }

    func text(_ range: Range<Int>) -> String { String(decoding: utf8[range], as: UTF8.self) }

    /// More is not read: nobody asks a question of this length, and the cost of a message stays bounded.
    static let longest = 20_000

    init(_ typed: String) {
        utf8.reserveCapacity(typed.utf8.count)
        origins.reserveCapacity(typed.utf8.count)
        var scan = Scan()
        let scalars = typed.unicodeScalars
        for position in scalars.indices {
            let scalar = scalars[position]
            defer { scan.index += 1 }
            if scan.index >= Sentence.longest { break }
            if scan.index < scan.calledUntil { continue }
            guard scalar.value < 0x10000 else {
                if scalar.properties.generalCategory == .otherLetter { append(scalar, from: scan.index) }
                continue
            }
            let folded = Folding.table[Int(scalar.value)]
            read(scalar, as: folded, &scan)
            if folded == Folding.call {
                scan.calledUntil = scan.index + Int32(Sentence.lengthOfCall(scalars[position...]))
            }
        }
        if scan.pending != nil { endClause() }
    }

    /// How far the typed text was read, and what the next character decides.
    private struct Scan {
        /// Of the scalar that is read.
        var index: Int32 = 0
        var pending: PendingMark?
        /// A dash behind a digit: it is kept where another digit follows.
        var isDashPending = false
        var numbering = Numbering()
        /// Where the name behind an @ ends.
        var calledUntil: Int32 = 0
    }

    /// How far a numbered list has come.
    private struct Numbering {
        /// Right behind the last space.
        var start = 0
        /// The last number.
        var last = 0
    }

    /// A mark of which only what follows says whether it belongs to a number, to a list, or ends something.
    private enum PendingMark { case point, comma, pause, enumerator }

    private mutating func read(_ scalar: Unicode.Scalar, as folded: UInt16, _ scan: inout Scan) {
        if let mark = scan.pending {
            settle(mark, isBetweenDigits: isDigit(folded), &scan)
            scan.pending = nil
        }
        if scan.isDashPending, folded != Folding.dash {
            if isDigit(folded) { append("-", from: scan.index - 1) }
            scan.isDashPending = false
        }
        switch folded {
        case Folding.dropped:
            if scalar == ")" || scalar == "）" {
                scan.pending = .enumerator
            } else {
                scan.numbering.start = utf8.count
            }
        case Folding.dash: scan.isDashPending = endsInDigit
        case Folding.clauseEnd: endClause()
        case Folding.sentenceEnd, Folding.call: endSentence()
        case Folding.pause:
            if endsInDigit {
                scan.pending = .pause
            } else if endsNumber(&scan.numbering) {
                endSentence()
            } else if !utf8.isEmpty {
                pauses.append(utf8.count)
            }
        case Folding.questionEnd:
            endSentence()
            if questionEnds.last != utf8.count { questionEnds.append(utf8.count) }
        case Folding.enumerator:
            scan.numbering.start = utf8.count
            append(expanding: scalar, from: scan.index)
            scan.pending = .enumerator
        case Folding.insideNumber:
            if endsInDigit {
                scan.pending = scalar == "." || scalar == "．" ? .point : .comma
            } else {
                endClause()
            }
        case Folding.expands: append(expanding: scalar, from: scan.index)
        default:
            if let kept = Unicode.Scalar(folded) { append(kept, from: scan.index) }
        }
    }

    /// `@小王 `: how long the called name is with its @; 1 where no space ends it, so that 机器人江北有多少会员 is read.
    private static func lengthOfCall(_ scalars: Substring.UnicodeScalarView) -> Int {
        let called = scalars.prefix(longestCall)
        guard let end = called.firstIndex(where: \.properties.isWhitespace) else { return 1 }
        return called[..<end].count
    }

    private static let longestCall = 20

    /// What one character stands for that is several: ㈱, ½.
    private mutating func append(expanding scalar: Unicode.Scalar, from index: Int32) {
        let expanded = String(scalar).precomposedStringWithCompatibilityMapping.lowercased()
        for part in expanded.unicodeScalars where part.value < 0x10000 {
            let folded = Folding.table[Int(part.value)]
            if folded > Folding.lastMark, let kept = Unicode.Scalar(folded) { append(kept, from: index) }
        }
    }

    /// The same with other words in some places, and everything that ends behind them moved along.
    ///
    ///     Sentence("jiangbei有多少").replacing([(0..<8, "江北")]).text    // "江北有多少"
    ///
    /// - Parameter words: what comes in the place of which bytes, in the order of the text.
    func replacing(_ words: [(range: Range<Int>, text: String)]) -> Sentence {
        var changed = Sentence("")
        var moved = [Int](repeating: 0, count: utf8.count + 1)
        var at = 0
        func copy(to end: Int) {
            for place in at..<end {
                moved[place] = changed.utf8.count
                changed.put(utf8[place], origins[place])
            }
            at = end
        }
        for word in words {
            copy(to: word.range.lowerBound)
            for place in word.range { moved[place] = changed.utf8.count }
            for byte in word.text.utf8 { changed.put(byte, origins[word.range.lowerBound]) }
            at = word.range.upperBound
        }
        copy(to: utf8.count)
        moved[utf8.count] = changed.utf8.count
        changed.clauseEnds = clauseEnds.map { moved[$0] }
        changed.sentenceEnds = sentenceEnds.map { moved[$0] }
        changed.questionEnds = questionEnds.map { moved[$0] }
        changed.pauses = pauses.map { moved[$0] }
        return changed
    }

    /// The same as if nothing had been typed before and behind this stretch. A question mark that ends what was typed
    /// behind it in the same sentence, 多少，谢谢？, ends the stretch.
    func keeping(_ range: Range<Int>) -> Sentence {
        let isAsked =
            sentenceEnds.first { $0 >= range.upperBound }.map { $0 > range.upperBound && questionEnds.contains($0) }
            ?? false
        // A comma before what is left out ends nothing.
        let isEnded = isAsked || sentenceEnds.contains(range.upperBound)
        func kept(_ ends: [Int]) -> [Int] {
            ends.filter { $0 > range.lowerBound && ($0 < range.upperBound || isEnded && $0 == range.upperBound) }
                .map { $0 - range.lowerBound }
        }
        func closed(_ ends: [Int]) -> [Int] {
            isAsked && ends.last != range.count ? ends + [range.count] : ends
        }
        var shorter = self
        shorter.utf8 = Array(utf8[range])
        shorter.origins = Array(origins[range])
        shorter.clauseEnds = closed(kept(clauseEnds))
        shorter.sentenceEnds = closed(kept(sentenceEnds))
        shorter.questionEnds = closed(kept(questionEnds))
        shorter.pauses = kept(pauses)
        return shorter
    }

    private func isDigit(_ code: UInt16) -> Bool { code >= 0x30 && code <= 0x39 }

    private var endsInDigit: Bool { utf8.last.map { isDigit(UInt16($0)) } ?? false }

    /// `1,200` and `31.3` are one number; `2.`, `2、`, `2）` and `②` before a text number a list when a 1 went before; any other
    /// point or comma ends a clause.
    private mutating func settle(_ mark: PendingMark, isBetweenDigits: Bool, _ scan: inout Scan) {
        if !isBetweenDigits || mark == .enumerator, endsNumber(&scan.numbering) { return endSentence() }
        switch mark {
        case .enumerator: scan.numbering.start = utf8.count
        case .pause: pauses.append(utf8.count)
        case .point where isBetweenDigits: append(".", from: scan.index - 1)
        case .comma where isBetweenDigits: break
        case .point, .comma: endClause()
        }
    }

    /// Takes away the number that the text ends in, where it is the next of a numbered list.
    private mutating func endsNumber(_ numbering: inout Numbering) -> Bool {
        let start = max(numbering.start, clauseEnds.last ?? 0)
        guard start < utf8.count, utf8.count - start <= 3,
            let number = ChineseNumber(String(decoding: utf8[start...], as: UTF8.self)),
            "\(number.value)" == "\(numbering.last + 1)"
        else { return false }
        numbering.last += 1
        utf8.removeSubrange(start...)
        origins.removeSubrange(start...)
        while let last = clauseEnds.last, last > start { clauseEnds.removeLast() }
        return true
    }

    private mutating func endClause() {
        if !utf8.isEmpty, clauseEnds.last != utf8.count { clauseEnds.append(utf8.count) }
    }

    private mutating func endSentence() {
        endClause()
        if !utf8.isEmpty, sentenceEnds.last != utf8.count { sentenceEnds.append(utf8.count) }
    }

    private mutating func append(_ scalar: Unicode.Scalar, from index: Int32) {
        let code = scalar.value
        switch code {
        case ..<0x80: put(UInt8(code), index)
        case ..<0x800:
            put(UInt8(0xC0 | code >> 6), index)
            put(UInt8(0x80 | code & 0x3F), index)
        case ..<0x10000:
            put(UInt8(0xE0 | code >> 12), index)
            put(UInt8(0x80 | code >> 6 & 0x3F), index)
            put(UInt8(0x80 | code & 0x3F), index)
        default:
            put(UInt8(0xF0 | code >> 18), index)
            put(UInt8(0x80 | code >> 12 & 0x3F), index)
            put(UInt8(0x80 | code >> 6 & 0x3F), index)
            put(UInt8(0x80 | code & 0x3F), index)
        }
    }

    private mutating func put(_ byte: UInt8, _ index: Int32) {
        utf8.append(byte)
        origins.append(index)
    }
}
