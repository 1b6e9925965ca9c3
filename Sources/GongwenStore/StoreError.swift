/// Why a store does not do what it was asked. Never holds a password, nor what people wrote.
public enum StoreError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file cannot be opened or made; the reason is the operating system's or SQLite's.
    case cannotOpen(path: String, reason: String)
    /// The file is damaged, or no database.
    case corrupt(path: String)
    /// The file was moved, deleted or replaced while it was open.
    case moved(path: String)
    /// No room is left on the disk.
    case full(path: String)
    /// The file, or its folder, may only be read.
    case readOnly(path: String)
    /// The server takes no writes: a standby, or made read-only.
    case readOnlyServer(place: String)
    /// Tables that were there are gone.
    case noTables(place: String)
    /// Another process holds the file for longer than anybody can wait.
    case locked(path: String)
    /// Nobody answers at the address, or the server lets nobody in; the reason is libpq's.
    case unreachable(place: String, reason: String)
    /// The connection broke while it was used: what was asked of it is done wholly, or not at all.
    case connectionLost(place: String)
    /// The database took longer than a round trip may.
    case noAnswer(place: String, seconds: Int)
    /// A later version of the program has changed the tables.
    case newerSchema(place: String)
    /// Too many requests wait for the store already.
    case overloaded
    /// Anything else: an SQLSTATE or SQLite's result code.
    case failed(place: String, code: String)

    /// For operators, in Chinese, with the way out where there is one.
    public var description: String {
        switch self {
        case .cannotOpen(let path, let reason):
            "打不开数据库文件 \(path)（\(reason)）。请检查目录是否存在、运行程序的用户能不能写，或用 --database 换一个位置。"
        case .corrupt(let path):
            "数据库文件 \(path) 已损坏，或者不是数据库。里面的数据没有被改动；请用备份恢复，或者把它移走，让程序新建一个。"
        case .moved(let path): "数据库文件 \(path) 被移走、删除或换掉了。从现在起用那里现在的文件，没有就新建一个。"
        case .full(let path): "磁盘已满，写不进数据库文件 \(path)。请腾出空间；腾出后程序会自己恢复。"
        case .readOnly(let path): "数据库文件 \(path) 只能读，不能写。请检查文件和目录的权限。"
        case .readOnlyServer(let place):
            """
            数据库 \(place) 只能读，不能写：它是备库，或者设成了只读。请在地址里写主库；把几台都写上（用逗号分开），\
            程序就自己找能写的那一台。
            """
        case .noTables(let place):
            """
            数据库 \(place) 里的表不见了。全不见了的，程序会自己再建；只少了几张的，请停下服务，恢复备份，或者换一个空的库。
            """
        case .locked(let path): "数据库文件 \(path) 一直被别的程序占用。请看是不是有备份或别的程序在用它。"
        case .unreachable(let place, let reason): "连不上数据库 \(place)（\(reason)）。"
        case .connectionLost(let place): "与数据库 \(place) 的连接断了。"
        case .noAnswer(let place, let seconds): "数据库 \(place) \(seconds) 秒没有回应。"
        case .newerSchema(let place): "数据库 \(place) 已被更新版本的程序升级过，这个版本不能用它。请换回新版本，或者换一个数据库。"
        case .overloaded: "等着用数据库的请求太多。"
        case .failed(let place, let code): "数据库 \(place) 出错，代码 \(code)。"
        }
    }

    /// Whether the store works and only does not take what it was asked: the next request may well succeed.
    ///
    ///     StoreError.failed(place: "db", code: "23505").concernsRequest         // true: a constraint
    ///     StoreError.failed(place: "x.sqlite", code: "SQLite 2067").concernsRequest    // true: the same
    ///     StoreError.failed(place: "db", code: "57P01").concernsRequest         // false
    public var concernsRequest: Bool {
        guard case .failed(_, let code) = self else { return false }
        // SQLSTATE classes 22, data, and 23, integrity.
        guard code.hasPrefix("SQLite ") else { return code.hasPrefix("22") || code.hasPrefix("23") }
        // The low byte is the primary code: too big, constraint, mismatch, range.
        return Int(code.dropFirst(7)).map { [18, 19, 20, 25].contains($0 & 0xFF) } ?? false
    }

    /// Every ``label`` there is.
    public static let labels = [
        "cannot_open", "corrupt", "moved", "full", "read_only", "no_tables", "locked", "unreachable", "connection_lost",
        "no_answer", "newer_schema", "overloaded", "failed",
    ]

    /// One fixed word per case, for metrics.
    public var label: String {
        switch self {
        case .cannotOpen: "cannot_open"
        case .corrupt: "corrupt"
        case .moved: "moved"
        case .full: "full"
        case .readOnly, .readOnlyServer: "read_only"
        case .noTables: "no_tables"
        case .locked: "locked"
        case .unreachable: "unreachable"
        case .connectionLost: "connection_lost"
        case .noAnswer: "no_answer"
        case .newerSchema: "newer_schema"
        case .overloaded: "overloaded"
        case .failed: "failed"
        }
    }
}
