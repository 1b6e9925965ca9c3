import NIOPosix

/// Threads that may wait for a database, which those that answer requests must not.
///
///     let threads = DatabaseThreads(1)
///     try await threads.run { try connection.read() }
///     await threads.close()
struct DatabaseThreads: Sendable {
    /// There are no threads any more.
    struct Closed: Error {}

    private let pool: NIOThreadPool

    init(_ count: Int) {
        pool = NIOThreadPool(numberOfThreads: count)
        pool.start()
    }

    /// Calls on one of the threads, in the order of the starts; with false, on any, when they are closed.
    func start(_ work: @escaping @Sendable (_ isOpen: Bool) -> Void) {
        pool.submit { state in work(state == .active) }
    }

    /// Carried out even when whoever asks gives up waiting: what is half done helps nobody.
    func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            start { isOpen in
                continuation.resume(with: Result { if isOpen { try work() } else { throw Closed() } })
            }
        }
    }

    func close() async { try? await pool.shutdownGracefully() }
}
