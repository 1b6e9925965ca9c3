/// The scalars that occur in a dictionary, numbered from 1 by falling frequency; every other scalar is 0.
///
/// Small codes for frequent scalars put the children of a node close together in the ``DoubleArray``. The table has two
/// steps, so that one emoji does not cost a megabyte: the upper bits of a scalar choose a page, the lower ones a code in it.
struct Alphabet: Sendable {
    /// The number of codes in use, 0 included.
    let count: Int
    /// The scalar of each code.
    let scalars: [UInt32]

    private static let pageBits: UInt32 = 8
    private static let pageSize = 1 << pageBits
    private let pages: [UInt16]
    private let codes: [UInt32]

    /// Numbers the scalars of all names, and replaces them in the names by their codes.
    init(encoding names: inout EncodedNames) {
        var frequencies: [Int] = []
        for scalar in names.codes {
            let place = Int(scalar)
            if place >= frequencies.count {
                frequencies += Array(repeating: 0, count: place + Self.pageSize - frequencies.count)
            }
            frequencies[place] += 1
        }
        let ranking = frequencies.indices.filter { frequencies[$0] > 0 }
            .sorted { (frequencies[$1], $0) < (frequencies[$0], $1) }

        var pages = [UInt16](repeating: 0, count: ((ranking.max() ?? 0) >> Self.pageBits) + 1)
        var codes = [UInt32](repeating: 0, count: Self.pageSize)  // page 0 is empty
        for (rank, scalar) in ranking.enumerated() {
            let page = scalar >> Self.pageBits
            if pages[page] == 0 {
                pages[page] = UInt16(codes.count >> Self.pageBits)
                codes += Array(repeating: 0, count: Self.pageSize)
            }
            codes[Int(pages[page]) << Self.pageBits | scalar & (Self.pageSize - 1)] = UInt32(rank + 1)
        }
        self.pages = pages
        self.codes = codes
        scalars = [0] + ranking.map(UInt32.init)
        count = scalars.count
        for place in names.codes.indices { names.codes[place] = code(of: names.codes[place]) }
    }

    /// The code of a scalar, 0 if it is in no name.
    @inline(__always)
    func code(of scalar: UInt32) -> UInt32 {
        let page = Int(scalar >> Self.pageBits)
        guard page < pages.count else { return 0 }
        return codes[Int(pages[page]) << Self.pageBits | Int(scalar) & (Self.pageSize - 1)]
    }

    var byteCount: Int {
        pages.count * MemoryLayout<UInt16>.stride + (codes.count + scalars.count) * MemoryLayout<UInt32>.stride
    }
}

extension Alphabet {
    /// A scalar of the text: its code, and the offset at which it ends.
    struct Symbol {
        var code: UInt32
        var end: Int
    }

    /// The scalar that begins at an offset of valid UTF-8; at the end of the text, code 0.
    @inline(__always)
    func symbol(at start: Int, in utf8: Span<UInt8>) -> Symbol {
        guard start < utf8.count else { return Symbol(code: 0, end: start) }
        let lead = UInt32(utf8[start])
        if lead < 0x80 { return Symbol(code: code(of: lead), end: start + 1) }
        let second = UInt32(utf8[start + 1]) & 0x3F
        if lead < 0xE0 { return Symbol(code: code(of: (lead & 0x1F) << 6 | second), end: start + 2) }
        let third = UInt32(utf8[start + 2]) & 0x3F
        if lead < 0xF0 { return Symbol(code: code(of: (lead & 0x0F) << 12 | second << 6 | third), end: start + 3) }
        let fourth = UInt32(utf8[start + 3]) & 0x3F
        let scalar = (lead & 0x07) << 18 | second << 12 | third << 6 | fourth
        return Symbol(code: code(of: scalar), end: start + 4)
    }
}
