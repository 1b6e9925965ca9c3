import COpenSSL

/// libcrypto refused a call that can only fail when memory or its provider is missing, or the ciphertext has no whole
/// blocks. It carries nothing: OpenSSL's own texts may quote parameters.
struct CryptoFailure: Error {
    /// Checks a return code of the EVP interface, where 1 alone means success.
    ///
    /// OpenSSL keeps its errors in a queue per thread. It is emptied here, because nobody reads it and the next caller
    /// on this thread must not find an error that is not its own.
    static func check(_ code: Int32) throws(CryptoFailure) {
        guard code == 1 else {
            ERR_clear_error()
            throw CryptoFailure()
        }
    }
}
