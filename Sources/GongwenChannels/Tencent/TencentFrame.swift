/// What Tencent's ciphertexts hold: 16 random bytes, the message's length, the message, and for whom it is.
///
/// WeCom developer documentation, "加解密方案说明": `random(16B) + msg_len(4B, network order) + msg + receiveid`.
struct TencentFrame: Sendable {
    /// CorpID for a WeCom app, AppID for WeChat, empty for a WeCom robot.
    let receiver: [UInt8]

    func wrap(_ message: [UInt8], random: [UInt8]) -> [UInt8] {
        let count = UInt32(message.count)
        return random + (0..<4).map { UInt8(truncatingIfNeeded: count >> (24 - 8 * $0)) } + message + receiver
    }

    /// The message, valid UTF-8; the receiver must be ours byte for byte, and nothing else may stand behind the message.
    func unwrap(_ frame: ArraySlice<UInt8>) throws(ChannelError) -> [UInt8] {
        guard frame.count >= 20 else { throw .undecryptable }
        let start = frame.startIndex + 20
        let count = frame[start - 4..<start].reduce(0) { $0 << 8 | Int($1) }
        guard count <= frame.endIndex - start else { throw .undecryptable }
        guard ConstantTime.equal(Array(frame[(start + count)...]), receiver) else { throw .foreignReceiver }
        let message = Array(frame[start..<start + count])
        guard message.isUTF8 else { throw .undecryptable }
        return message
    }
}
