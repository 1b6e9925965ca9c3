/// All platforms, and which of them an environment switches on.
///
///     for setup in Channels.configure(ProcessInfo.processInfo.environment) {
///         if let channel = setup.channel { router.add(channel, at: setup.name.path) }
///         for problem in setup.problems { log(problem.severity, problem.message) }
///     }
public enum Channels {
    /// One line a platform.
    public static let all: [any Channel.Type] = [
        WeCom.self,
        WeComRobot.self,
        WeChat.self,
        DingTalk.self,
        Feishu.self,
        Generic.self,
    ]

    /// Every platform of ``all``, in that order, also those that are off. Nothing is thrown: problems are in the
    /// setups.
    ///
    /// - Parameter environment: names and values, such as those of the process; names of no platform are left alone.
    public static func configure(_ environment: [String: String]) -> [ChannelSetup] {
        all.map { $0.setup(environment) }
    }
}

extension Channel {
    static func setup(_ environment: [String: String]) -> ChannelSetup {
        var settings = Settings(environment)
        let channel = Self(&settings)
        guard channel != nil || settings.isTouched else { return ChannelSetup(name: name, problems: []) }
        // Whatever a variable was meant to say, without it the platform might do less than its operator believes.
        let isFaulty = settings.problems.contains { $0.severity == .error }
        return ChannelSetup(name: name, channel: isFaulty ? nil : channel, problems: settings.problems)
    }
}

/// One platform after its variables were read.
public struct ChannelSetup: Sendable {
    /// Whether a platform answers, and if not, whether somebody should be told.
    public enum State: Hashable, Sendable {
        /// It answers at its path; there may be warnings.
        case on
        /// None of its variables is set: nobody wants it.
        case off
        /// Somebody wants it, but a variable is missing or malformed: it answers 404 like one that is off.
        case faulty
    }

    /// Which of ``Channels/all`` it is; every platform has a name, also one that is off.
    public var name: PlatformName
    /// Nil unless the platform is on.
    public var channel: (any Channel)?
    /// Errors of a faulty platform, warnings of one that is on.
    public var problems: [SettingProblem]

    /// On with a channel, faulty with problems alone, off with neither.
    public var state: State { channel != nil ? .on : problems.isEmpty ? .off : .faulty }
}
