import Foundation

/// How many files and connections the operating system lets the program have open.
enum FileDescriptors {
    /// For everything but connections: the database, platforms, libraries.
    private static let others = 128

    /// Raises what is allowed to what may be allowed; returns how many connections fit.
    static func room(for connections: Int) -> Int {
        let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        var limit = rlimit()
        guard getrlimit(resource, &limit) == 0 else { return connections }
        let wanted = rlim_t(connections + others)
        if limit.rlim_cur < wanted {
            limit.rlim_cur = min(wanted, limit.rlim_max)
            _ = setrlimit(resource, &limit)
            _ = getrlimit(resource, &limit)
        }
        return limit.rlim_cur >= wanted ? connections : max(16, Int(limit.rlim_cur) - others)
    }
}
