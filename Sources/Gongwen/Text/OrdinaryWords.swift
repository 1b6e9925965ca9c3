/// Ordinary Chinese words of two characters: what is one is no slip of the pen, however near it comes to a name.
///
///     OrdinaryWords.contains("学", "员")    // true: not taken for 学院
///     OrdinaryWords.contains("会", "圆")    // false
enum OrdinaryWords {
    static func contains(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Bool {
        guard first.value < 0x10000, second.value < 0x10000 else { return false }
        let code = pair(first, second)
        var low = 0
        var high = pairs.count
        while low < high {
            let middle = (low + high) / 2
            if pairs[middle] == code { return true }
            if pairs[middle] < code { low = middle + 1 } else { high = middle }
        }
        return false
    }

    /// The characters that ordinary words are made of, ascending.
    static let characters: [Unicode.Scalar] = Set(list.unicodeScalars).subtracting([" "]).sorted()

    /// Ascending, as the list is.
    private static let pairs: [UInt32] = {
        var pairs: [UInt32] = []
        var first: Unicode.Scalar?
        for scalar in list.unicodeScalars {
            if scalar == " " {
                first = nil
            } else if let first {
                pairs.append(pair(first, scalar))
            } else {
                first = scalar
            }
        }
        return pairs
    }()

    private static func pair(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> UInt32 {
        UInt32(first.value) << 16 | UInt32(second.value)
    }
}
