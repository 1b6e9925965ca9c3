import Foundation
import NIOSSL

/// Where the certificate and its key are, in PEM.
public struct TLSFiles: Sendable, Hashable {
    /// The server's certificate, followed by those that lead to a known authority.
    public var certificate: String
    /// Its private key, without a passphrase.
    public var key: String

    /// Paths; nothing is read before the server starts, and read again when a file changes.
    public init(certificate: String, key: String) {
        self.certificate = certificate
        self.key = key
    }
}

/// Why the files do not do, in words for whoever put them there.
struct TLSFilesError: Error, Equatable, CustomStringConvertible {
    var description: String
}

extension TLSFiles {
    /// What connections are made with, and when the certificate ends.
    func load() throws(TLSFilesError) -> (context: NIOSSLContext, end: Date) {
        let chain = try certificates()
        let key = try privateKey()
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key))
        configuration.minimumTLSVersion = .tlsv12
        configuration.applicationProtocols = ["http/1.1"]
        do {
            return (
                try NIOSSLContext(configuration: configuration),
                Date(timeIntervalSince1970: TimeInterval(chain[0].notValidAfter))
            )
        } catch {
            // Each of them could be read alone.
            throw TLSFilesError(
                description: "证书 \(certificate) 和私钥 \(self.key) 不是一对。请检查是不是拿错了文件；证书文件里服务器自己的证书要放在最前面。")
        }
    }

    private func certificates() throws(TLSFilesError) -> [NIOSSLCertificate] {
        let bytes = try bytes(of: certificate, "证书")
        guard let chain = try? NIOSSLCertificate.fromPEMBytes(bytes), !chain.isEmpty else {
            throw TLSFilesError(description: "证书文件 \(certificate) 里没有 PEM 格式的证书（应有 -----BEGIN CERTIFICATE-----）。")
        }
        return chain
    }

    private func privateKey() throws(TLSFilesError) -> NIOSSLPrivateKey {
        let bytes = try bytes(of: key, "私钥")
        guard let key = try? NIOSSLPrivateKey(bytes: bytes, format: .pem) else {
            throw TLSFilesError(
                description: "私钥文件 \(key) 里没有 PEM 格式的私钥（应有 -----BEGIN PRIVATE KEY-----），或者它有口令；请用不带口令的私钥。")
        }
        return key
    }

    private func bytes(of path: String, _ what: String) throws(TLSFilesError) -> [UInt8] {
        do {
            return Array(try Data(contentsOf: URL(filePath: path)))
        } catch let error as CocoaError where error.code == .fileReadNoSuchFile {
            throw TLSFilesError(description: "没有\(what)文件 \(path)。")
        } catch {
            throw TLSFilesError(description: "读不了\(what)文件 \(path)；请检查运行程序的用户有没有权限读它。")
        }
    }

    /// Changes when either file does; a link is followed.
    var fingerprint: [String] {
        [certificate, key].map { path in
            var status = stat()
            guard stat(path, &status) == 0 else { return "" }
            return
                "\(status.st_dev) \(status.st_ino) \(status.st_size) \(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)"
        }
    }
}
