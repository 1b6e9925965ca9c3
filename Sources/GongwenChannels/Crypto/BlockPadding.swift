/// PKCS#7 padding (RFC 5652, 6.3) to a block of the caller's size.
///
///     BlockPadding.tencent.pad([1, 2, 3])     // 3 bytes and 29 times 0x1d
///     BlockPadding.feishu.pad([1, 2, 3])      // 3 bytes and 13 times 0x0d
///
/// Tencent pads to 32 although AES has blocks of 16: who checks for 16 loses about half of the messages at random.
struct BlockPadding: Sendable {
    static let tencent = BlockPadding(size: 32)
    static let feishu = BlockPadding(size: 16)

    let size: Int

    func pad(_ bytes: [UInt8]) -> [UInt8] {
        let count = size - bytes.count % size
        return bytes + repeatElement(UInt8(count), count: count)
    }

    /// What stands before the padding; nil unless the last byte names a count in range and all those bytes equal it.
    func unpad(_ bytes: [UInt8]) -> ArraySlice<UInt8>? {
        guard let last = bytes.last, (1...size).contains(Int(last)), Int(last) <= bytes.count,
            bytes.suffix(Int(last)).allSatisfy({ $0 == last })
        else { return nil }
        return bytes.dropLast(Int(last))
    }
}
