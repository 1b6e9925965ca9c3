/// Texts and spellings, cut into what is known.
extension VocabularyBuilder {
    enum CutPiece {
        case known(Int)
        case unknown(String)

        var isUnknown: Bool { if case .unknown = self { true } else { false } }
    }

    func text(of piece: CutPiece) -> String {
        switch piece {
        case .known(let index): surfaces[index].text
        case .unknown(let rest): rest
        }
    }

    func cut(_ text: String) -> [CutPiece] {
        let scalars = Array(text.unicodeScalars)
        let count = scalars.count
        var cost = [Int](repeating: 0, count: count + 1)
        var choice = [(length: Int, surface: Int)](repeating: (1, -1), count: count)
        for start in stride(from: count - 1, through: 0, by: -1) {
            cost[start] = 32 + cost[start + 1]
            var node = SpellingTree.root
            for end in start..<count {
                guard let child = tree.child(of: node, scalars[end]) else { break }
                node = child
                guard let index = tree.value(of: node), isUsable(index) else { continue }
                let total = (surfaces[index].words.isEmpty ? 5 : 4) + cost[end + 1]
                if total < cost[start] {
                    cost[start] = total
                    choice[start] = (end + 1 - start, index)
                }
            }
        }
        var pieces: [CutPiece] = []
        var at = 0
        var rest = ""
        while at < count {
            let (length, index) = choice[at]
            if index < 0 {
                rest.unicodeScalars.append(scalars[at])
            } else {
                if !rest.isEmpty { pieces.append(.unknown(rest)) }
                rest = ""
                pieces.append(.known(index))
            }
            at += length
        }
        if !rest.isEmpty { pieces.append(.unknown(rest)) }
        return pieces
    }

    private func isUsable(_ index: Int) -> Bool {
        !surfaces[index].words.isEmpty || surfaces[index].isFiller || !surfaces[index].cues.isEmpty
            || surfaces[index].subject != nil || surfaces[index].subjectType != nil
    }

    /// The words of the two or more known spellings that make up this one, each of two characters at least, but for the 数 of
    /// 会员数.
    func parts(of spelling: String) -> (words: [WordID], subject: SubjectID?, cues: [Cue])? {
        let scalars = Array(spelling.unicodeScalars)
        let count = scalars.count
        let counting = scalars.last.flatMap { tree.value(of: String($0)) }.flatMap {
            surfaces[$0].isCountSuffix ? $0 : nil
        }
        guard count >= (counting == nil ? 4 : 3) else { return nil }
        var cost = [Int](repeating: .max, count: count + 1)
        var choice = [(length: Int, surface: Int)](repeating: (0, -1), count: count)
        cost[count] = 0
        if let counting { (cost[count - 1], choice[count - 1]) = (1, (1, counting)) }
        for start in stride(from: count - 2, through: 0, by: -1) {
            var node = SpellingTree.root
            for end in start..<min(count, start + count - 1) {
                guard let child = tree.child(of: node, scalars[end]) else { break }
                node = child
                let length = end + 1 - start
                guard length >= 2, cost[start + length] != .max, let index = tree.value(of: node),
                    !surfaces[index].words.isEmpty || surfaces[index].subject != nil
                        || surfaces[index].cues.contains(where: \.isScope)
                else { continue }
                let total = 1 + cost[start + length]
                if total < cost[start] {
                    cost[start] = total
                    choice[start] = (length, index)
                }
            }
        }
        guard cost[0] != .max else { return nil }
        var isWeak = true
        var words: [WordID] = []
        var subject: SubjectID?
        var cues: [Cue] = []
        var at = 0
        while at < count {
            let index = choice[at].surface
            isWeak = isWeak && weakSurfaces.contains(index)
            words += surfaces[index].words.filter { !words.contains($0) }
            subject = subject ?? surfaces[index].subject ?? surfaces[index].innerSubject
            cues += surfaces[index].cues.filter { $0.isScope || surfaces[index].isCountSuffix }
            at += choice[at].length
        }
        return words.isEmpty || isWeak ? nil : (words, subject, cues)
    }
}

extension Surface {
    /// 数 alone, which asks how many behind any noun.
    fileprivate var isCountSuffix: Bool {
        text.unicodeScalars.count == 1 && cues.contains { if case .faintKind(.figure) = $0 { true } else { false } }
    }
}
