import Foundation
import Glibc
public import Gongwen

/// Where the bot's files are, which may change while it answers.
///
///     let folders = ContentFolders(intents: "Intents", knowledge: "Knowledge")
///     folders.version()    // "7c1e09f2a4b35d68"
public struct ContentFolders: Sendable {
    /// The path of the folder of intents, absolute or from the working directory.
    public var intents: String
    /// The path of the folder of knowledge, absolute or from the working directory.
    public var knowledge: String

    /// Nothing is read yet; folders that do not exist are a problem of ``load()``.
    public init(intents: String, knowledge: String) {
        self.intents = intents
        self.knowledge = knowledge
    }

    /// Reads both folders and reports every problem at once: see `Workspace.load`.
    public func load() -> (snapshot: Snapshot?, problems: [Problem]) {
        Workspace.load(intents: intents, knowledge: knowledge)
    }

    /// Tells contents apart, the same on every machine: a hash (FNV-1a) of the names and bytes of all files.
    public func version() -> String {
        var hash = ContentHash()
        for path in files {
            hash.add(relative(path).utf8)
            hash.add(FileManager.default.contents(atPath: path) ?? Data())
        }
        return hash.digits
    }

    /// The names, sizes and times of all files: cheap to ask for, also over a network.
    public func stamps() -> [FileStamp] { files.map(FileStamp.init) }

    private var files: [String] { Workspace.files(intents: intents, knowledge: knowledge) }

    /// The same wherever the folders lie.
    private func relative(_ path: String) -> String {
        path.hasPrefix(intents)
            ? "Intents/" + path.dropFirst(intents.count) : "Knowledge/" + path.dropFirst(knowledge.count)
    }
}

/// What changes when a file is saved, whether it is written in place or another one takes its name.
public struct FileStamp: Hashable, Sendable {
    private var path: String
    private var inode: UInt64 = 0
    private var size: Int64 = 0
    private var times: [Int] = []

    init(path: String) {
        self.path = path
        var status = stat()
        guard stat(path, &status) == 0 else { return }
        inode = UInt64(status.st_ino)
        size = Int64(status.st_size)
        // A copy may keep the time of the original, but never when it was put there.
        times = [
            status.st_mtim.tv_sec, status.st_mtim.tv_nsec, status.st_ctim.tv_sec, status.st_ctim.tv_nsec,
        ]
    }
}

/// FNV-1a in 64 bits, where each part counts with its length.
private struct ContentHash {
    private var state: UInt64 = 0xcbf2_9ce4_8422_2325

    var digits: String {
        let text = String(state, radix: 16)
        return String(repeating: "0", count: 16 - text.count) + text
    }

    mutating func add(_ bytes: some Collection<UInt8>) {
        var count = UInt64(bytes.count)
        for _ in 0..<8 {
            add(UInt8(truncatingIfNeeded: count))
            count >>= 8
        }
        for byte in bytes { add(byte) }
    }

    private mutating func add(_ byte: UInt8) {
        state = (state ^ UInt64(byte)) &* 0x100_0000_01b3
    }
}
