/// The name of a platform: the last part of its webhook's path and the label of its metrics.
///
///     PlatformName.wecomRobot.path    // "/webhooks/wecom-robot"
///
/// Not an enumeration, so that a further platform declares its name in its own file.
public struct PlatformName: RawRepresentable, Hashable, Sendable, Codable, CustomStringConvertible {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    public var path: String { "/webhooks/" + rawValue }
    public var description: String { rawValue }
}
