/// The rests of names, from where no other name shares them, as UTF-8.
///
/// A tail is its length, its bytes and its pattern, one after the other; the numbers have seven bits a byte, lowest first,
/// and the eighth bit where another byte follows (LEB128).
struct Tails: Sendable {
    private var bytes: [UInt8] = []

    /// Adds a tail, and returns where it is kept.
    mutating func append(_ scalars: some Sequence<UInt32>, pattern: Int) -> Int {
        let place = bytes.count
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars.lazy.map { Unicode.Scalar($0)! })
        let utf8 = String(text).utf8
        append(utf8.count)
        bytes += utf8
        append(pattern)
        return place
    }

    /// Where the tail kept at `place` ends in the text if it stands there at `start`.
    @inline(__always)
    func end(of place: Int, at start: Int, in utf8: Span<UInt8>) -> Int? {
        var place = place
        let end = start + number(at: &place)
        guard end <= utf8.count else { return nil }
        var offset = start
        while offset < end {
            guard bytes[place] == utf8[offset] else { return nil }
            place += 1
            offset += 1
        }
        return end
    }

    /// The pattern whose tail is kept at `place`.
    @inline(__always)
    func pattern(of place: Int) -> Int {
        var place = place
        place += number(at: &place)
        return number(at: &place)
    }

    var byteCount: Int { bytes.count }

    private mutating func append(_ number: Int) {
        var number = number
        while number > 0x7F {
            bytes.append(UInt8(truncatingIfNeeded: number) | 0x80)
            number >>= 7
        }
        bytes.append(UInt8(number))
    }

    /// The number at `place`, which moves behind it.
    @inline(__always)
    private func number(at place: inout Int) -> Int {
        var byte = bytes[place]
        var number = Int(byte & 0x7F)
        var shift = 7
        place += 1
        while byte > 0x7F {
            byte = bytes[place]
            number |= Int(byte & 0x7F) << shift
            shift += 7
            place += 1
        }
        return number
    }
}
