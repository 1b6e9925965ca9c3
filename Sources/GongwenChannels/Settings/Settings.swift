/// Reads a platform's variables from an environment and collects every problem at once.
///
///     var settings = Settings(["GONGWEN_WECHAT_TOKEN": "t0ken\n"])
///     settings.required("GONGWEN_WECHAT_TOKEN")     // "t0ken", and a warning
///     settings.required("GONGWEN_WECHAT_APP_ID")    // nil, and an error
///
/// Values are trimmed: a newline after a 43-character key is what people bring most often.
public struct Settings: Sendable {
    private let environment: [String: String]
    /// In the order in which they were found, each once.
    public private(set) var problems: [SettingProblem] = []
    /// Whether any variable of the platform's own is set; if not, it is off on purpose.
    private(set) var isTouched = false

    /// - Parameter environment: names and values, such as those of the process.
    public init(_ environment: [String: String]) { self.environment = environment }

    /// The value without the space around it; nil, and an error in ``problems``, when there is none.
    mutating func required(_ variable: String) -> String? {
        let value = optional(variable)
        if value == nil, !hasProblem(variable) { report(variable, .missing) }
        return value
    }

    /// Nil when the variable is unset or holds nothing but white space.
    mutating func optional(_ variable: String) -> String? {
        if !isBlank(variable) { isTouched = true }
        return value(variable)
    }

    /// The same for a secret that switches protection on, such as a key or an access token: one that somebody meant to
    /// fill in must not leave it off quietly.
    public mutating func optionalKey(_ variable: String) -> String? {
        if let raw = environment[variable], !raw.isEmpty, isBlank(variable) { report(variable, .blank) }
        return optional(variable)
    }

    /// A variable that belongs to another platform too: alone it does not mean that this one is wanted.
    mutating func shared(_ variable: String) -> String? { value(variable) }

    /// Adds what a platform itself finds wrong with a value; the same problem is added once.
    mutating func report(_ variable: String, _ fault: SettingProblem.Fault) {
        let problem = SettingProblem(variable: variable, fault: fault)
        if !problems.contains(problem) { problems.append(problem) }
    }

    /// Whether anything is wrong with it, so that it need not be called missing as well.
    func hasProblem(_ variable: String) -> Bool { problems.contains { $0.variable == variable } }

    private func isBlank(_ variable: String) -> Bool { environment[variable]?.trimmingSpace().isEmpty ?? true }

    private mutating func value(_ variable: String) -> String? {
        guard let raw = environment[variable], !isBlank(variable) else { return nil }
        let trimmed = raw.trimmingSpace()
        // A shell takes them off; files of systemd, Docker and Kubernetes do not always.
        guard trimmed.count < 2 || ![trimmed.prefix(1), trimmed.suffix(1)].allSatisfy(Self.quotes.contains) else {
            report(variable, .quoted)
            return nil
        }
        if trimmed != raw { report(variable, .surroundingSpace) }
        return trimmed
    }

    private static let quotes: Set<Substring> = ["\"", "'", "`", "“", "”", "‘", "’"]
}
