extension Sentence {
    /// What was not understood, as whole words of the text: pieces that stand side by side are one, and a piece that begins
    /// or ends inside an ordinary word takes the rest of it along.
    ///
    ///     Sentence("是不是“企业主导”").wholeWords(["企", "导", "业主"])    // ["企业主导"]
    ///     Sentence("中午吃啥").wholeWords(["午吃"])                        // ["中午吃"]
    func wholeWords(_ pieces: [String]) -> [String] {
        let text = Array(text.unicodeScalars)
        var marked = [Bool](repeating: false, count: text.count)
        var others: [String] = []
        var places: [Range<Int>] = []
        for piece in pieces {
            let scalars = Array(piece.unicodeScalars)
            guard let place = text.firstRange(of: scalars) else {
                others.append(piece)
                continue
            }
            places.append(place)
            for index in place { marked[index] = true }
        }
        let clauseStarts = Set(clauseEnds.map { String(decoding: utf8[..<$0], as: UTF8.self).unicodeScalars.count })
        for place in places where place.count > 1 {
            let (first, last) = (place.lowerBound, place.upperBound - 1)
            let isWhole = OrdinaryWords.contains(text[first], text[first + 1])
            if first > 0, !isWhole, !clauseStarts.contains(first), OrdinaryWords.contains(text[first - 1], text[first])
            {
                marked[first - 1] = true
            }
            let endsWhole = OrdinaryWords.contains(text[last - 1], text[last])
            if last + 1 < text.count, !endsWhole, !clauseStarts.contains(last + 1),
                OrdinaryWords.contains(text[last], text[last + 1])
            {
                marked[last + 1] = true
            }
        }
        // In the order in which they were told, each stretch once.
        var told: [String] = []
        for place in places {
            var (start, end) = (place.lowerBound, place.upperBound)
            while start > 0, marked[start - 1], !clauseStarts.contains(start) { start -= 1 }
            while end < text.count, marked[end], !clauseStarts.contains(end) { end += 1 }
            let word = String(String.UnicodeScalarView(text[start..<end]))
            if !told.contains(word) { told.append(word) }
        }
        return told + others
    }
}
