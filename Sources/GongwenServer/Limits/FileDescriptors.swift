import Foundation

/// How many files and connections the operating system lets the program have open.
enum FileDescriptors {
    /// For everything but connections: the database, platforms, libraries.
    private static let others = 128

    /// Raises what is allowed to what may be allowed, and lowers the number of connections to what fits then.
    static func makeRoom(for limits: inout ServerLimits) {
        let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        var limit = rlimit()
        guard getrlimit(resource, &limit) == 0 else { return }
        let wanted = rlim_t(limits.acceptedConnections + others)
        guard limit.rlim_cur < wanted else { return }
        limit.rlim_cur = min(wanted, limit.rlim_max)
        guard setrlimit(resource, &limit) == 0, getrlimit(resource, &limit) == 0, limit.rlim_cur < wanted else {
            return
        }
        while limits.connections > 16, rlim_t(limits.acceptedConnections + others) > limit.rlim_cur {
            limits.connections -= 1
        }
    }
}
