/// Chooses, among overlapping occurrences, the row that leaves least unexplained and has the fewest pieces.
enum Segmentation {
    /// Leaving a character out costs more than any row of pieces that covers it.
    private static let unknownCost = 32
    private static let pieceCost: UInt8 = 4
    /// A filler loses against a word with content of the same length: 有关 against 有|关….
    private static let fillerCost: UInt8 = 5
    /// A piece across the end of a clause loses against two beside it: 多少万|，里面, not 万里.
    private static let cutCost: Int32 = 3

    static func best(of pieces: [Piece], costs: [UInt8], in sentence: Sentence) -> [Mention] {
        let utf8 = sentence.utf8
        let length = utf8.count
        var heads = [Int32](repeating: -1, count: length + 1)
        var next = [Int32](repeating: -1, count: pieces.count)
        for (index, piece) in pieces.enumerated() {
            next[index] = heads[piece.range.lowerBound]
            heads[piece.range.lowerBound] = Int32(index)
        }
        // Most messages are one clause: then nothing is looked up.
        var cuts: [Bool] = []
        for end in sentence.clauseEnds where end < length {
            if cuts.isEmpty { cuts = [Bool](repeating: false, count: length) }
            cuts[end] = true
        }
        var cost = [Int32](repeating: 0, count: length + 1)
        var choice = [Int32](repeating: -1, count: length + 1)
        var at = length - 1
        while at >= 0 {
            defer { at -= 1 }
            guard utf8[at] & 0xC0 != 0x80 else { continue }
            var bestCost = Int32(unknownCost) + cost[min(length, at + width(utf8[at]))]
            var bestPiece: Int32 = -1
            var candidate = heads[at]
            while candidate >= 0 {
                let piece = pieces[Int(candidate)]
                var total = Segmentation.cost(of: piece, costs) + cost[piece.range.upperBound]
                if !cuts.isEmpty, cuts[(at + 1)..<piece.range.upperBound].contains(true) { total += cutCost }
                if total < bestCost {
                    bestCost = total
                    bestPiece = candidate
                }
                candidate = next[Int(candidate)]
            }
            cost[at] = bestCost
            choice[at] = bestPiece
        }
        return row(choice, pieces, sentence)
    }

    private static func cost(of piece: Piece, _ costs: [UInt8]) -> Int32 {
        guard case .surface(let index) = piece.meaning else { return Int32(fillerCost) }
        return Int32(costs[index]) + Int32(piece.distance)
    }

    static func cost(_ surface: Surface) -> UInt8 {
        // 新发展|会员, not 新|发展会员: what says which count is meant is not given up.
        if surface.cues.contains(where: \.isScope) { return pieceCost - 1 }
        // 市总|和, not 市|总和.
        if surface.isConjunction { return pieceCost }
        return surface.isFiller && surface.words.isEmpty && surface.cues.isEmpty ? fillerCost : pieceCost
    }

    /// Unknown characters side by side are one stretch, but not across the end of a clause: 我是小李，昨天….
    private static func row(_ choice: [Int32], _ pieces: [Piece], _ sentence: Sentence) -> [Mention] {
        let utf8 = sentence.utf8
        var ends = sentence.clauseEnds[...]
        var mentions: [Mention] = []
        mentions.reserveCapacity(16)
        var at = 0
        while at < utf8.count {
            let piece = choice[at]
            guard piece < 0 else {
                mentions.append(Mention(range: pieces[Int(piece)].range, meaning: pieces[Int(piece)].meaning))
                at = pieces[Int(piece)].range.upperBound
                continue
            }
            let end = min(utf8.count, at + width(utf8[at]))
            while let clauseEnd = ends.first, clauseEnd < at { ends.removeFirst() }
            if let last = mentions.last, case .unknown = last.meaning, last.range.upperBound == at, ends.first != at {
                mentions[mentions.count - 1].range = last.range.lowerBound..<end
            } else {
                mentions.append(Mention(range: at..<end, meaning: .unknown))
            }
            at = end
        }
        return mentions
    }

    private static func width(_ lead: UInt8) -> Int { lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4 }
}
