import Foundation
import Testing

@testable import GongwenChannels

@Suite struct CryptoTests {
    /// FIPS 180-4 examples and the empty text.
    @Test(arguments: [
        (
            "", "da39a3ee5e6b4b0d3255bfef95601890afd80709",
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        ),
        (
            "abc", "a9993e364706816aba3e25717850c26c9cd0d89d",
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        ),
    ])
    func hashes(text: String, sha1: String, sha256: String) throws {
        #expect(try Digest.sha1.hash(Array(text.utf8)).hexadecimal == sha1)
        #expect(try Digest.sha256.hash(Array(text.utf8)).hexadecimal == sha256)
    }

    /// RFC 4231, cases 2 and 6 (a key longer than a block).
    @Test(arguments: [
        (
            Array("Jefe".utf8), "what do ya want for nothing?",
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        ),
        (
            [UInt8](repeating: 0xAA, count: 131), "Test Using Larger Than Block-Size Key - Hash Key First",
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
        ),
    ])
    func authenticates(key: [UInt8], text: String, code: String) throws {
        let authentication = MessageAuthentication(key: SecretBytes(key))
        #expect(try authentication.code(for: Array(text.utf8)).hexadecimal == code)
    }

    /// NIST SP 800-38A, F.2.5, first two blocks.
    @Test func encryptsAsPublished() throws {
        let key: [UInt8] = .init(hexadecimal: "603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4")
        let plain: [UInt8] = .init(hexadecimal: "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51")
        let cipher = try #require(AESCBC(key: SecretBytes(key)))
        let encrypted = try cipher.encrypt(plain, iv: Array(0..<16))
        #expect(encrypted.hexadecimal == "f58c4c04d6e5f1ba779eabfb5f7bfbd69cfc4e967edb808d679f777bc6702c7d")
        #expect(try cipher.decrypt(encrypted, iv: Array(0..<16)) == plain)
    }

    @Test(arguments: [0, 15, 16, 31, 33, 64]) func keySizes(count: Int) {
        #expect(AESCBC(key: SecretBytes([UInt8](repeating: 1, count: count))) == nil)
    }

    @Test(arguments: [(1, 16), (17, 16), (16, 15), (16, 0)]) func wrongSizesThrow(count: Int, iv: Int) throws {
        let cipher = try #require(AESCBC(key: SecretBytes([UInt8](repeating: 1, count: 32))))
        #expect(throws: CryptoFailure.self) {
            try cipher.decrypt([UInt8](repeating: 0, count: count), iv: [UInt8](repeating: 0, count: iv))
        }
    }

    @Test(arguments: [BlockPadding.tencent, .feishu]) func pads(padding: BlockPadding) throws {
        for count in 0...70 {
            let bytes = [UInt8](repeating: 7, count: count)
            let padded = padding.pad(bytes)
            #expect(padded.count.isMultiple(of: padding.size) && padded.count > count)
            #expect(try Array(#require(padding.unpad(padded))) == bytes)
        }
    }

    @Test(
        arguments: [
            [], [0], [1, 2], [33] + [UInt8](repeating: 33, count: 40), [1, 3, 3], [2], [UInt8](repeating: 0, count: 32),
        ] as [[UInt8]])
    func refusesPadding(bytes: [UInt8]) { #expect(BlockPadding.tencent.unpad(bytes) == nil) }

    @Test func paddingOfFeishuEndsAt16() {
        #expect(BlockPadding.feishu.unpad([UInt8](repeating: 17, count: 32)) == nil)
        #expect(BlockPadding.tencent.unpad([UInt8](repeating: 17, count: 32))?.count == 15)
    }

    @Test func base64LikeFoundation() throws {
        for count in 0...100 {
            let bytes = try RandomBytes.make(count)
            #expect(Base64.encode(bytes) == Data(bytes).base64EncodedString())
            #expect(Base64.decode(Base64.encode(bytes)) == bytes)
        }
    }

    @Test(arguments: ["YQ", "YQ=", "Y===", "====", "YW\nI=", "YWI= ", "YW-_", "YW=I", "YQ==YQ==", "你好啊呀"])
    func refusesBase64(text: String) { #expect(Base64.decode(text) == nil) }

    @Test("密钥末位的空位可以不为零") func spareBits() { #expect(Base64.decode("YR==") == Array("a".utf8)) }

    @Test(arguments: [
        ("abc", "abc", true), ("abc", "abd", false), ("abc", "ab", false), ("", "", true), ("", "a", false),
    ])
    func compares(first: String, second: String, equal: Bool) {
        #expect(ConstantTime.equal(first, second) == equal)
        #expect(ConstantTime.equal(SecretBytes(first.utf8), second) == equal)
    }

    @Test(arguments: [
        ("abc", "abc", true), ("abd", "abc", false), ("ab", "abc", false), ("abcabc", "abc", false),
        ("abca", "abc", false), ("", "abc", false), ("a", "", false), ("", "", false),
    ])
    func comparesWithHidden(given: String, secret: String, equal: Bool) {
        #expect(ConstantTime.equal(Array(given.utf8), hidden: Array(secret.utf8)) == equal)
    }

    @Test func randomBytesDiffer() throws { #expect(try RandomBytes.make(16) != RandomBytes.make(16)) }

    @Test("密钥不会被打印") func secretsDoNotPrint() {
        var text = ""
        dump(Platforms.wecomWithAgent, to: &text)
        dump(Platforms.wecomWithAgent.api, to: &text)
        dump(Platforms.feishu.api, to: &text)
        text += "\(Platforms.wecomWithAgent) \(Platforms.feishu) \(String(reflecting: Platforms.feishu.api))"
        for secret in ["corp&secret", "corp%26secret", "gwWecomTok3n", "s3cret", "gwFeishuVerifyT0ken"] {
            #expect(!text.contains(secret))
        }
    }
}
