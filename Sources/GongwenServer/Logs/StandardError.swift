import Foundation

/// Where the program says what is wrong. Nobody may be there to read it, and the disk under it may be full: what cannot
/// be written is dropped, for whoever answers questions must not stop over it. `FileHandle.write` does stop.
public enum StandardError {
    /// Writes the bytes at once, or as much of them as is taken.
    ///
    ///     StandardError.write("端口已被占用\n".utf8)
    public static func write(_ bytes: some Sequence<UInt8>) {
        Array(bytes).withUnsafeBytes { bytes in
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = Foundation.write(
                    STDERR_FILENO, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if count > 0 {
                    rest = rest.dropFirst(count)
                } else if errno != EINTR {
                    return
                }
            }
        }
    }
}
