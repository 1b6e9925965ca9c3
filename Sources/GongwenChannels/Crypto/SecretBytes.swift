import COpenSSL

/// Key material: overwritten when the last owner lets go of it, and absent from every printed value.
///
///     let key = SecretBytes(Array("hunter2".utf8))
///     print(key)    // SecretBytes(hidden)
///
/// The memory is never written after `init`, hence `@unchecked Sendable`.
final class SecretBytes: @unchecked Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    private let storage: UnsafeMutableRawBufferPointer

    init(_ bytes: some Collection<UInt8>) {
        storage = .allocate(byteCount: bytes.count, alignment: 16)
        storage.copyBytes(from: bytes)
    }

    /// Takes the bytes over and wipes the array that they came in.
    convenience init(consuming bytes: inout [UInt8]) {
        self.init(bytes)
        bytes.wipe()
    }

    deinit {
        OPENSSL_cleanse(storage.baseAddress, storage.count)
        storage.deallocate()
    }

    var count: Int { storage.count }

    func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        storage.withMemoryRebound(to: UInt8.self) { body(UnsafeBufferPointer($0)) }
    }

    var description: String { "SecretBytes(hidden)" }
    var debugDescription: String { description }
    var customMirror: Mirror { Mirror(self, children: []) }
}

extension [UInt8] {
    /// Overwrites bytes that held a secret for a moment, and empties the array.
    mutating func wipe() {
        withUnsafeMutableBytes { OPENSSL_cleanse($0.baseAddress, $0.count) }
        self = []
    }
}
