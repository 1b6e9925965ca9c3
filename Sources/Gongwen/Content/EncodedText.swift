import Foundation

/// Bytes whose encoding is not told: UTF-8 if they are, else GB18030 (a superset of GBK and GB 2312) if they are.
struct EncodedText {
    /// Without a byte order mark.
    let bytes: ArraySlice<UInt8>
    /// The length of the mark that was left out.
    let skipped: Int
    /// UTF-16 or UTF-32, which staff meet as “Unicode 文本” in a menu.
    let wideEncoding: String?

    init(_ all: [UInt8]) {
        skipped = all.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        bytes = ArraySlice(Array(all[skipped...]))
        if all.starts(with: [0xFF, 0xFE, 0, 0]) || all.starts(with: [0, 0, 0xFE, 0xFF]) {
            wideEncoding = "UTF-32"
        } else if all.starts(with: [0xFF, 0xFE]) || all.starts(with: [0xFE, 0xFF]) {
            wideEncoding = "UTF-16"
        } else {
            // Without a mark: in UTF-16 every line end has a zero byte beside it, in any other encoding none has.
            let zeros = all.prefix(4096).count { $0 == 0 }
            wideEncoding = all.count % 2 == 0 && zeros * 16 > min(all.count, 4096) ? "UTF-16" : nil
        }
    }

    var text: String? {
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        return isMostlyUTF8 ? nil : gb18030
    }

    /// A file of one broken character is not to be read as another encoding, in which every byte may mean something.
    var isMostlyUTF8: Bool {
        let decoded = String(decoding: bytes, as: UTF8.self).unicodeScalars
        let good = decoded.count { $0.value >= 0x800 && $0.value != 0xFFFD }
        return good > decoded.count { $0.value == 0xFFFD }
    }

    /// Foundation has no name for it; the number is CoreFoundation's.
    private var gb18030: String? {
        guard firstBadGB18030 == bytes.count else { return nil }
        return String(data: Data(bytes), encoding: String.Encoding(rawValue: 0x8000_0632))
    }

    /// The offset of the first byte that does not fit, in `bytes`.
    var firstBadByte: Int { isMostlyUTF8 ? firstBadUTF8 : min(firstBadGB18030, max(0, bytes.count - 1)) }

    private var firstBadUTF8: Int {
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        var offset = 0
        while case .scalarValue(let scalar) = decoder.decode(&iterator) { offset += UTF8.width(scalar) }
        return offset
    }

    /// One byte below 0x80, two, or four; the count of bytes when all fit.
    private var firstBadGB18030: Int {
        func byte(_ at: Int) -> UInt8 { at < bytes.count ? bytes[at] : 0 }
        var at = 0
        while at < bytes.count {
            switch (byte(at), byte(at + 1)) {
            case (0..<0x80, _): at += 1
            case (0x81...0xFE, 0x40...0x7E), (0x81...0xFE, 0x80...0xFE): at += 2
            case (0x81...0xFE, 0x30...0x39)
            where (0x81...0xFE).contains(byte(at + 2)) && (0x30...0x39).contains(byte(at + 3)):
                at += 4
            default: return at
            }
        }
        return at
    }
}
