import Foundation

/// What the operating system knows of this process, under the names that Prometheus' own libraries use.
struct ProcessStatus {
    /// Nil where there is no `/proc`.
    private static func fields(_ name: String) -> [Substring]? {
        guard let data = FileManager.default.contents(atPath: "/proc/self/" + name) else { return nil }
        // What stands before the last bracket may have spaces.
        let text = String(decoding: data, as: UTF8.self)
        return text[(text.lastIndex(of: ")").map(text.index(after:)) ?? text.startIndex)...].split(separator: " ")
    }

    static func describe(in registry: PrometheusRegistry) {
        registry.describe("process_resident_memory_bytes", "Resident memory size in bytes.")
        registry.describe("process_cpu_seconds_total", "Total user and system CPU time spent in seconds.")
        registry.describe("process_open_fds", "Number of open file descriptors.")
        registry.describe("process_max_fds", "Maximum number of open file descriptors.")
        registry.describe("process_start_time_seconds", "Start time of the process since unix epoch in seconds.")
    }

    static func record(in registry: PrometheusRegistry, startedAt start: Date) {
        registry.setGauge("process_start_time_seconds", to: start.timeIntervalSince1970)
        if let pages = fields("statm"), pages.count > 1, let resident = Double(pages[1]) {
            registry.setGauge("process_resident_memory_bytes", to: resident * Double(sysconf(Int32(_SC_PAGESIZE))))
        }
        if let stat = fields("stat"), stat.count > 12, let user = Double(stat[11]), let system = Double(stat[12]) {
            registry.setCounter(
                "process_cpu_seconds_total", to: (user + system) / Double(sysconf(Int32(_SC_CLK_TCK))))
        }
        if let open = try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd") {
            // One of them was open for looking only.
            registry.setGauge("process_open_fds", to: Double(open.count - 1))
        }
        var limit = rlimit()
        if getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 {
            registry.setGauge("process_max_fds", to: Double(limit.rlim_cur))
        }
    }
}
