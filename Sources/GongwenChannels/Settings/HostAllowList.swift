/// The hosts that an address from a message may name.
///
///     let hosts = HostAllowList("oapi.dingtalk.com, 127.0.0.1:9000")
///     hosts?.address("https://oapi.dingtalk.com/robot/sendBySession?session=1")    // the address
///     hosts?.address("https://oapi.dingtalk.com.evil.example/")                    // nil
///
/// An entry without a port means 443. https only, except to this machine.
struct HostAllowList: Hashable, Sendable {
    private var places: Set<HostAndPort> = []

    init?(_ text: String) {
        for entry in text.split(separator: ",") {
            let entry = String(entry).trimmingSpace()
            if entry.isEmpty { continue }
            guard let place = HostAndPort(entry, standardPort: 443) else { return nil }
            places.insert(place)
        }
        if places.isEmpty { return nil }
    }

    func address(_ text: String) -> WebAddress? {
        guard let address = WebAddress(text), address.scheme == .https || address.isLoopback,
            places.contains(where: { $0.host == address.host && $0.port == address.port })
        else { return nil }
        return address
    }
}
