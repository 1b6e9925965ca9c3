/// The name of a platform: the last part of its webhook's path and the label of its metrics.
///
///     PlatformName.wecomRobot.path    // "/webhooks/wecom-robot"
///
/// Not an enumeration, so that a further platform declares its name in its own file.
public struct PlatformName: RawRepresentable, Hashable, Sendable, Codable, CustomStringConvertible {
    /// Lower-case letters and hyphens, such as `wecom-robot`. Databases hold it, so that of a platform never changes.
    public let rawValue: String

    /// Any name: one that no platform has is no error, it only never matches.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Where the platform posts to, `/webhooks/` and the name.
    public var path: String { "/webhooks/" + rawValue }
    /// The raw value, for logs and labels.
    public var description: String { rawValue }
}
