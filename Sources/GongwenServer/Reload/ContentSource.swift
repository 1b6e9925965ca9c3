import Foundation
import Gongwen

/// Files that can be loaded anew: folders, or what a test makes of them.
protocol ContentSource: Sendable {
    func load() -> (snapshot: Snapshot?, problems: [Problem])
    func version() -> String
    func stamps() -> [FileStamp]
}

extension ContentFolders: ContentSource {}

extension ContentSource {
    /// Loads them as they are at one moment, which takes another try when somebody saves meanwhile.
    ///
    /// - Parameter current: is not loaded again.
    func loadSettled(unless current: String? = nil) -> LoadedContent {
        for _ in 0..<5 {
            let version = version()
            if version == current { return .unchanged }
            let (snapshot, problems) = load()
            guard self.version() == version else { continue }
            guard let snapshot else { return .faulty(problems) }
            return .loaded(snapshot, version: version, problems)
        }
        return .unsettled
    }
}

/// What reading the files came to.
enum LoadedContent: Sendable {
    /// - Parameter problems: warnings only.
    case loaded(Snapshot, version: String, _ problems: [Problem])
    case faulty([Problem])
    case unchanged
    /// Somebody went on writing them all the time.
    case unsettled

    var outcome: ReloadOutcome {
        switch self {
        case .loaded: .swapped
        case .faulty, .unsettled: .refused
        case .unchanged: .unchanged
        }
    }
}
