/// Files are read by Unicode scalars, which is how YAML and CSV are defined; characters cost twenty times as much to find.
extension Unicode.Scalar {
    /// Whether it is one of a few marks.
    ///
    ///     ("]" as Unicode.Scalar).isOne(of: "]}")    // true
    func isOne(of marks: String) -> Bool { marks.unicodeScalars.contains(self) }

    /// White space as Unicode has it, answered without its tables for what files are full of.
    var isWhitespace: Bool {
        switch value {
        case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x3000: true
        case 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F: true
        default: false
        }
    }
}

extension String {
    /// The text of some scalars.
    init(_ scalars: some Sequence<Unicode.Scalar>) {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        self = String(view)
    }

    /// Without the white space around it.
    var trimmed: String {
        String(unicodeScalars.drop(while: \.isWhitespace).trimmingSuffix(while: \.isWhitespace))
    }
}

extension BidirectionalCollection where Element == Unicode.Scalar {
    /// Without the scalars at its end that satisfy a condition.
    func trimmingSuffix(while isDropped: (Unicode.Scalar) -> Bool) -> SubSequence {
        var end = endIndex
        while end > startIndex, isDropped(self[index(before: end)]) { formIndex(before: &end) }
        return self[..<end]
    }
}
