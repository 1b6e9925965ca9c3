import Foundation
import Logging
import NIOSSL
import ServiceLifecycle
import Synchronization

/// The certificate that new connections are made with; it follows its files.
///
/// A renewal replaces two files, one after the other: while they do not fit, the old certificate stays.
final class LiveCertificate: Service {
    private struct State {
        var context: NIOSSLContext
        var end: Date
        var fingerprint: [String]
    }

    private let files: TLSFiles
    private let pause: Duration
    private let logger: Logger
    private let state: Mutex<State>

    init(_ files: TLSFiles, checkedEvery pause: Duration, logger: Logger) throws(TLSFilesError) {
        self.files = files
        self.pause = pause
        self.logger = logger
        let fingerprint = files.fingerprint
        let (context, end) = try files.load()
        state = Mutex(State(context: context, end: end, fingerprint: fingerprint))
    }

    var context: NIOSSLContext { state.withLock { $0.context } }

    /// When it is no longer valid.
    var end: Date { state.withLock { $0.end } }

    func run() async throws {
        await cancelWhenGracefulShutdown { [self] in
            while (try? await Task.sleep(for: pause)) != nil { follow() }
        }
    }

    /// Reads the files again if they have changed.
    func follow() {
        let fingerprint = files.fingerprint
        guard state.withLock({ $0.fingerprint }) != fingerprint else { return }
        do {
            let (context, end) = try files.load()
            state.withLock { $0 = State(context: context, end: end, fingerprint: fingerprint) }
            logger.notice("the certificate was renewed")
        } catch {
            state.withLock { $0.fingerprint = fingerprint }
            logger.error(
                "the certificate's files have changed and cannot be used; the old one stays",
                metadata: ["reason": "\(error)"])
        }
    }
}
