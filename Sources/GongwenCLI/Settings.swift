import Foundation

/// The environment variables of the program; an empty one counts as unset.
enum Settings {
    static func value(_ name: String) -> String? {
        guard let value = ProcessInfo.processInfo.environment[name], !value.isEmpty else { return nil }
        return value
    }
}
