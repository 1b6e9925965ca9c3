public import GongwenChannels

extension ChannelSetup {
    /// What an operator should know of a platform when the server starts; never a value, only names of variables.
    ///
    ///     setup.report    // "wecom：已开启，回调路径 /webhooks/wecom"
    public var report: String {
        switch state {
        case .on: "\(name)：已开启，回调路径 \(name.path)"
        case .off: "\(name)：未开启"
        case .faulty: "\(name)：没有开启，变量有误，\(name.path) 一律回 404"
        }
    }

    /// A line for each variable that is missing or malformed.
    ///
    ///     setup.complaints    // ["错误：GONGWEN_WECOM_ENCODING_AES_KEY：应为 43 个字符，实际 42 个，请整段重新复制"]
    public var complaints: [String] {
        problems.map(\.complaint)
    }
}

extension SettingProblem {
    /// A line that says how bad it is, and what to do.
    public var complaint: String { (severity == .error ? "错误：" : "警告：") + message }
}
