import Foundation
import Glibc
import GongwenChannels
import Testing

@testable import GongwenStore

/// What only a database can have: files, versions, connections.
@Suite("数据库")
struct DatabaseTests {
    private static let hasPostgres = Backend.postgresURL != nil

    private func error(of store: any Store) async -> StoreError? {
        do {
            try await store.check()
            return nil
        } catch {
            return error as? StoreError
        }
    }

    // MARK: versions

    @Test("从空文件、从旧版本的文件都升得上来，原有的还在")
    func sqliteMigration() async throws {
        try await withTemporaryFolder { folder async throws in
            let path = folder + "/data/gongwen.sqlite"
            let old = SQLStore(SQLiteDatabase(path: path, steps: Array(Schema.steps.prefix(1))))
            try await keepsWhatIsThere(old, thenOpens: SQLStore(SQLiteDatabase(path: path)))
        }
    }

    @Test("PostgreSQL 从空库、从旧版本的库都升得上来，原有的还在", .enabled(if: hasPostgres))
    func postgresMigration() async throws {
        try await withPostgres { target async throws in
            let old = SQLStore(PostgresDatabase(target, steps: Array(Schema.steps.prefix(1))))
            try await keepsWhatIsThere(old, thenOpens: SQLStore(PostgresDatabase(target)))
        }
    }

    private func keepsWhatIsThere(_ old: SQLStore, thenOpens new: SQLStore) async throws {
        #expect(try await old.claim(MessageClaim(["a"], 1)) == .granted)
        #expect(try await old.commit(Exchange("x", "一", nil, 1, settling: [1])) == .kept)
        await #expect(throws: (any Error).self) { try await old.append([LoggedQuestion(1, "问")]) }
        await old.close()
        #expect(try await new.claim(MessageClaim(["a"], 2)) == .answered(.numbered(1)))
        #expect(try await new.conversation("x") == StoredConversation("一", 1))
        try await new.append([LoggedQuestion(1, "问")])
        #expect(try await new.questions(after: 0, limit: 9) == [LoggedQuestion(1, "问")])
        try await new.change([.added(.numbered(1))])
        #expect(try await new.takeDeliveries(.after(15)).map(\.calls) == [Delivery.numbered(1).calls])
        await new.close()
    }

    @Test("旧版本存下的答案读得懂：那时还没记是不是经接口发的")
    func olderReply() {
        let stored = #"{"status":"answered","text":"47个","options":[],"optionsLead":""}"#
        #expect(ChannelReply(stored: stored) == ChannelReply(.answered, "47个"))
    }

    @Test("被新版本升级过的库，旧版本不碰")
    func newer() async throws {
        try await withTemporaryFolder { folder async throws in
            let path = folder + "/gongwen.sqlite"
            let new = SQLStore(SQLiteDatabase(path: path))
            try await new.check()
            await new.close()
            let old = SQLStore(SQLiteDatabase(path: path, steps: Array(Schema.steps.prefix(1))))
            #expect(await error(of: old) == .newerSchema(place: path))
        }
    }

    @Test("PostgreSQL 也一样", .enabled(if: hasPostgres))
    func newerPostgres() async throws {
        try await withPostgres { target async throws in
            let new = SQLStore(PostgresDatabase(target))
            try await new.check()
            await new.close()
            let old = SQLStore(PostgresDatabase(target, steps: Array(Schema.steps.prefix(1))))
            #expect(await error(of: old) == .newerSchema(place: target.place))
            await old.close()
        }
    }

    @Test("几台一起启动，表只建一次", .enabled(if: hasPostgres))
    func makersAtOnce() async throws {
        try await withPostgres { target async throws in
            let stores = (0..<6).map { _ in SQLStore(PostgresDatabase(target)) }
            try await withThrowingTaskGroup { group in
                for store in stores { group.addTask { try await store.check() } }
                try await group.waitForAll()
            }
            for store in stores { await store.close() }
        }
    }

    @Test("几个进程一起打开一个新文件")
    func openersAtOnce() async throws {
        for _ in 0..<20 {
            try await withTemporaryFolder { folder async throws in
                let stores = (0..<4).map { _ in SQLStore(SQLiteDatabase(path: folder + "/gongwen.sqlite")) }
                try await withThrowingTaskGroup { group in
                    for store in stores { group.addTask { try await store.check() } }
                    try await group.waitForAll()
                }
                for store in stores { await store.close() }
            }
        }
    }

    @Test("文件被移走、删掉或换掉：看得出来，改用那里现在的；移走的和换上的都完整", arguments: ["移走", "删掉", "换掉"])
    func moved(how: String) async throws {
        try await withTemporaryFolder { folder async throws in
            let (path, aside) = (folder + "/gongwen.sqlite", folder + "/aside.sqlite")
            let files = FileManager.default
            let other = SQLStore(SQLiteDatabase(path: folder + "/other.sqlite"))
            try await other.append([LoggedQuestion(2, "别的库")])
            await other.close()
            let store = SQLStore(SQLiteDatabase(path: path))
            try await store.append([LoggedQuestion(1, "问")])
            #expect(await error(of: store) == nil)
            switch how {
            case "移走": try files.moveItem(atPath: path, toPath: aside)
            case "删掉": try files.removeItem(atPath: path)
            default:
                try files.moveItem(atPath: path, toPath: aside)
                try files.moveItem(atPath: folder + "/other.sqlite", toPath: path)
            }
            #expect(await error(of: store) == .moved(path: path))
            #expect(await error(of: store) == nil)
            let expected = how == "换掉" ? [LoggedQuestion(2, "别的库")] : []
            #expect(try await store.questions(after: 0, limit: 9) == expected)
            try await store.append([LoggedQuestion(3, "再问")])
            await store.close()
            for (place, expected) in [(path, expected + [LoggedQuestion(3, "再问")]), (aside, [LoggedQuestion(1, "问")])]
            where files.fileExists(atPath: place) {
                let store = SQLStore(SQLiteDatabase(path: place))
                #expect(try await store.questions(after: 0, limit: 9) == expected)
                await store.close()
            }
        }
    }

    @Test("数据库和旁边的文件只有本人可读")
    func permissions() async throws {
        try await withTemporaryFolder { folder async throws in
            let store = SQLStore(SQLiteDatabase(path: folder + "/gongwen.sqlite"))
            try await store.append([LoggedQuestion(1, "问")])
            let names = try FileManager.default.contentsOfDirectory(atPath: folder)
            #expect(names.sorted() == ["gongwen.sqlite", "gongwen.sqlite-shm", "gongwen.sqlite-wal"])
            for name in names {
                let mode = try FileManager.default.attributesOfItem(atPath: folder + "/" + name)[.posixPermissions]
                #expect(mode as? Int == 0o600, "\(name)")
            }
            await store.close()
        }
    }

    @Test("旁边的日志并回去以后从头写起：不会越写越长，一条不丢")
    func boundedLog() async throws {
        try await withTemporaryFolder { folder async throws in
            let path = folder + "/gongwen.sqlite"
            let store = SQLStore(SQLiteDatabase(path: path, logPages: 20))
            /// How often the log was begun: https://www.sqlite.org/fileformat2.html, 4.1.
            func beginnings() throws -> [UInt8] {
                Array(try Data(contentsOf: URL(filePath: path + "-wal")).dropFirst(12).prefix(4))
            }
            try await store.append([LoggedQuestion(1, "问")])
            let (first, limit) = (try beginnings(), Int64(100_000))
            var number: Int64 = 1
            while number < limit, try number % 50 != 0 || beginnings() == first {
                number += 1
                try await store.append([LoggedQuestion(number, "问")])
            }
            #expect(number < limit)
            #expect(try await store.questions(after: 0, limit: Int(limit)).count == Int(number))
            await store.close()
        }
    }

    @Test("关闭以后，全部都在一个文件里")
    func oneFile() async throws {
        try await withTemporaryFolder { folder async throws in
            let path = folder + "/gongwen.sqlite"
            let store = SQLStore(SQLiteDatabase(path: path))
            try await store.append([LoggedQuestion(1, "问")])
            _ = try await store.questions(after: 0, limit: 1)
            await store.close()
            try FileManager.default.copyItem(atPath: path, toPath: folder + "/copy.sqlite")
            let copy = SQLStore(SQLiteDatabase(path: folder + "/copy.sqlite"))
            #expect(try await copy.questions(after: 0, limit: 9).count == 1)
            await copy.close()
        }
    }

    // MARK: several servers

    @Test("另一台立刻看到：认领、答案、会话")
    func twoProcesses() async throws {
        try await withTemporaryFolder { folder async throws in
            let path = folder + "/gongwen.sqlite"
            try await seeEachOther(SQLStore(SQLiteDatabase(path: path)), SQLStore(SQLiteDatabase(path: path)))
        }
    }

    @Test("PostgreSQL 上的另一台立刻看到", .enabled(if: hasPostgres))
    func twoServers() async throws {
        try await withPostgres { target async throws in
            try await seeEachOther(SQLStore(PostgresDatabase(target)), SQLStore(PostgresDatabase(target)))
        }
    }

    private func seeEachOther(_ first: SQLStore, _ second: SQLStore) async throws {
        for round: Int64 in 0..<20 {
            async let one = first.claim(MessageClaim(["a\(round)", "b\(round)"], 2 * round + 1))
            async let two = second.claim(MessageClaim(["b\(round)", "a\(round)"], 2 * round + 2))
            let outcomes = try await [one, two]
            #expect(outcomes.count { $0 == .granted } == 1)
        }
        #expect(try await first.claim(MessageClaim(["c"], 100)) == .granted)
        #expect(try await first.commit(Exchange("x", "一", nil, 1, settling: [100])) == .kept)
        #expect(try await second.claim(MessageClaim(["c"], 101)) == .answered(.numbered(100)))
        #expect(try await second.commit(Exchange("x", "二", 1, 2)) == .kept)
        #expect(try await first.commit(Exchange("x", "旧", 1, 3)) == .changed(StoredConversation("二", 2)))
        await first.close()
        await second.close()
    }

    @Test("忘掉一个人：一次只写一千行，别人也写得进；忘的时候又写下的也忘")
    func forgetInSlices() async throws {
        try await withTemporaryFolder { folder async throws in
            let database = ObservedDatabase(SQLiteDatabase(path: folder + "/gongwen.sqlite"))
            let store = SQLStore(database)
            try await store.append((1...25_000).map { LoggedQuestion($0, "问", person: $0 % 10 == 0 ? "甲" : "乙") })
            database.watch(running: [.append(LoggedQuestion(0, "又问", person: "甲"))], after: 1)
            #expect(try await store.forget(["甲", "丙"], at: testTime) == Deletions(questions: 2501))
            #expect(database.transactions == [2, 1000, 1000, 500, 1])
            #expect(try await store.questions(after: 0, limit: 30_000).count == 22_500)
            await store.close()
        }
    }

    @Test("问有没有要发的：没有就只读，有才写，而且只写有的平台")
    func takesByReading() async throws {
        try await withTemporaryFolder { folder async throws in
            let database = ObservedDatabase(SQLiteDatabase(path: folder + "/gongwen.sqlite"))
            let store = SQLStore(database)
            try await store.change([.added(.numbered(1))])
            database.watch()
            for seconds: Int64 in [14, 3000] { #expect(try await store.takeDeliveries(.after(seconds)) == []) }
            #expect(database.transactions == [])
            #expect(try await store.takeDeliveries(.after(15)).map(\.number) == [1])
            #expect(database.transactions == [1])
            await store.close()
        }
    }

    // MARK: out of order

    @Test("打不开的位置：说出文件和原因", arguments: ["/proc/gongwen/gongwen.sqlite", "/etc/hostname/gongwen.sqlite"])
    func unusablePlace(path: String) async throws {
        let folder = URL(filePath: path).deletingLastPathComponent().path()
        #expect(
            await error(of: SQLStore(SQLiteDatabase(path: path)))?.description
                == "打不开数据库文件 \(path)（建不了目录 \(folder)）。请检查目录是否存在、运行程序的用户能不能写，或用 --database 换一个位置。")
    }

    @Test("能进不能写的目录")
    func readOnlyFolder() async throws {
        // Where even root may not make files.
        #expect(
            await error(of: SQLStore(SQLiteDatabase(path: "/proc/gongwen.sqlite")))?.description
                == "打不开数据库文件 /proc/gongwen.sqlite（SQLite 代码 14）。请检查目录是否存在、运行程序的用户能不能写，或用 --database 换一个位置。"
        )
    }

    @Test("坏文件：说出来，一个字节也不改")
    func corrupt() async throws {
        try await withTemporaryFolder { folder async throws in
            let path = folder + "/gongwen.sqlite"
            let bytes = Data("这不是数据库。".utf8) + Data(repeating: 7, count: 8192)
            try bytes.write(to: URL(filePath: path))
            #expect(await error(of: SQLStore(SQLiteDatabase(path: path))) == .corrupt(path: path))
            #expect(try Data(contentsOf: URL(filePath: path)) == bytes)
        }
    }

    @Test("磁盘满了：说出来；已有的读得到，腾出地方又能写")
    func full() async throws {
        try await withTemporaryFolder { folder async throws in
            let path = folder + "/gongwen.sqlite"
            let small = SQLStore(SQLiteDatabase(path: path, pageLimit: 40))
            #expect(try await small.commit(Exchange("x", "一", nil, 1)) == .kept)
            await #expect(throws: StoreError.full(path: path)) {
                for number: Int64 in 1...1000 {
                    _ = try await small.commit(Exchange("c\(number)", String(repeating: "长", count: 500), nil, number))
                }
            }
            #expect(try await small.conversation("x") == StoredConversation("一", 1))
            await small.close()
            let large = SQLStore(SQLiteDatabase(path: path))
            #expect(try await large.commit(Exchange("x", "二", 1, 2)) == .kept)
            await large.close()
        }
    }

    @Test("没人听的端口：马上说连不上，不带口令")
    func refused() async throws {
        let listener = try Listener()
        let port = listener.port
        listener.close()
        let location = try #require(DatabaseLocation("postgres://bob:pa55w0rd@127.0.0.1:\(port)/gongwen"))
        #expect(location.description == "127.0.0.1:\(port)/gongwen")
        let store = location.store()
        let found = await error(of: store)
        guard case .unreachable(let place, let reason)? = found else {
            Issue.record("\(String(describing: found))")
            return
        }
        #expect(place == location.description)
        #expect(reason.contains("refused") && !reason.contains("pa55w0rd"))
        await store.close()
    }

    @Test("听而不答的数据库：到时限就说没有回应，等着的一起放走")
    func hanging() async throws {
        let listener = try Listener()
        let target = try #require(PostgresTarget(url: "postgres://bob@127.0.0.1:\(listener.port)/gongwen"))
        let store = SQLStore(PostgresDatabase(target))
        let start = ContinuousClock.now
        await withTaskGroup { group in
            for number: Int64 in 1...50 {
                group.addTask {
                    await #expect(throws: StoreError.self) {
                        try await store.claim(MessageClaim(["\(number)"], number))
                    }
                }
            }
        }
        #expect(ContinuousClock.now - start < .seconds(8))
        await store.close()
        listener.close()
    }

    @Test("锁住不放的表：到时限就说没有回应，之后照常", .enabled(if: hasPostgres))
    func lockedTable() async throws {
        try await withPostgres { target async throws in
            let store = SQLStore(PostgresDatabase(target, patience: 1))
            try await store.check()
            let other = try PostgresConnection(to: target, patience: 10)
            _ = try other.run([.text("BEGIN"), .text("LOCK TABLE claims")])
            await #expect(throws: StoreError.noAnswer(place: target.place, seconds: 1)) {
                try await store.claim(MessageClaim(["a"], 1))
            }
            _ = try other.run([.text("ROLLBACK")])
            #expect(try await store.claim(MessageClaim(["b"], 2)) == .granted)
            await store.close()
        }
    }

    @Test("数据库断开所有连接以后，下一次照常", .enabled(if: hasPostgres))
    func reconnects() async throws {
        try await withPostgres { target async throws in
            let store = SQLStore(PostgresDatabase(target))
            #expect(try await store.commit(Exchange("x", "一", nil, 1)) == .kept)
            let root = try PostgresConnection(to: target, patience: 10)
            _ = try root.run([
                .text(
                    """
                    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                    WHERE application_name = 'gongwen' AND pid <> pg_backend_pid() AND query LIKE '%conversations%'
                    """)
            ])
            #expect(try await store.commit(Exchange("x", "二", 1, 2)) == .kept)
            await store.close()
        }
    }

    @Test("运行中表没有了：说出来，下一次重新建表", .enabled(if: hasPostgres))
    func droppedTables() async throws {
        try await withPostgres { target async throws in
            let store = SQLStore(PostgresDatabase(target))
            #expect(try await store.secret("a", orKeep: "1") == "1")
            let root = try PostgresConnection(to: target, patience: 10)
            let tables = [
                "claims", "conversations", "secrets", "questions", "deliveries", "forgotten", "gongwen_schema",
            ]
            _ = try root.run(tables.map { .text("DROP TABLE \($0)") })
            #expect(await error(of: store) == .noTables(place: target.place))
            #expect(await error(of: store) == nil)
            #expect(try await store.secret("a", orKeep: "2") == "2")
            _ = try root.run([.text("DROP TABLE claims")])
            for _ in 0..<2 {
                await #expect(throws: StoreError.noTables(place: target.place)) {
                    try await store.claim(MessageClaim(["a"], 1))
                }
            }
            await store.close()
        }
    }

    @Test("备库：说出来，不留着这个连接，升为主库以后照常", .enabled(if: hasPostgres))
    func standby() async throws {
        try await withPostgres { target async throws in
            let root = try PostgresConnection(to: target, patience: 10)
            let role = "role_" + UUID().uuidString.replacing("-", with: "").lowercased()
            let schema = try #require(try root.run([.text("SELECT current_schema()::text")])[0].rows.first?.first?.text)
            _ = try root.run(
                [
                    "CREATE ROLE \(role) LOGIN", "GRANT ALL ON SCHEMA \(schema) TO \(role)",
                    "ALTER ROLE \(role) SET search_path = \(schema)",
                    "ALTER ROLE \(role) SET default_transaction_read_only = on",
                ].map { .text($0) })
            let url = try #require(Backend.postgresURL).replacing("gongwen@", with: "\(role)@")
            let store = SQLStore(PostgresDatabase(try #require(PostgresTarget(url: url))))
            // Neither tables nor rows can be made.
            let place = try #require(PostgresTarget(url: url)).place
            for _ in 0..<2 { #expect(await error(of: store) == .readOnlyServer(place: place)) }
            _ = try root.run([.text("ALTER ROLE \(role) SET default_transaction_read_only = off")])
            #expect(try await store.claim(MessageClaim(["a"], 1)) == .granted)
            // A standby from now on, to whoever connects; the connection that there is writes on, and is closed.
            _ = try root.run([
                .text("ALTER ROLE \(role) SET default_transaction_read_only = on"),
                .text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '\(role)'"),
            ])
            for _ in 0..<2 {
                await #expect(throws: StoreError.readOnlyServer(place: place)) {
                    try await store.claim(MessageClaim(["b"], 2))
                }
            }
            _ = try root.run([.text("ALTER ROLE \(role) SET default_transaction_read_only = off")])
            #expect(try await store.claim(MessageClaim(["b"], 2)) == .granted)
            await store.close()
            _ = try root.run([.text("DROP OWNED BY \(role)"), .text("DROP ROLE \(role)")])
        }
    }

    @Test(
        "几台里找能写的那一台；写明了的照写的",
        arguments: [
            ("postgres://a,b/d", "read-write"), ("postgres://a/d", nil),
            ("postgres://a,b/d?target_session_attrs=any", "any"),
        ] as [(String, String?)])
    func severalHosts(url: String, attributes: String?) throws {
        let target = try #require(PostgresTarget(url: url))
        #expect(target.options.first { $0.keyword == "target_session_attrs" }?.value == attributes)
    }

    @Test(
        "说出备库、没有表，和怎么办",
        arguments: [
            (
                StoreError.readOnlyServer(place: "h:5432/d"), "read_only",
                "数据库 h:5432/d 只能读，不能写：它是备库，或者设成了只读。请在地址里写主库；把几台都写上（用逗号分开），程序就自己找能写的那一台。"
            ),
            (
                .noTables(place: "h:5432/d"), "no_tables",
                "数据库 h:5432/d 里的表不见了。全不见了的，程序会自己再建；只少了几张的，请停下服务，恢复备份，或者换一个空的库。"
            ),
        ])
    func words(error: StoreError, label: String, text: String) {
        #expect(error.label == label)
        #expect(error.description == text)
        #expect(!error.concernsRequest)
    }

    @Test("写法", arguments: ["mysql://db/gongwen", "", "postgres://[", "postgres://h/d?nonsense=1"])
    func badLocations(text: String) {
        #expect(DatabaseLocation(text) == nil)
    }

    @Test(
        "默认位置",
        arguments: [
            ([:], "./gongwen.sqlite"),
            (["HOME": "/home/a"], "/home/a/.local/state/gongwen/gongwen.sqlite"),
            (["HOME": "/home/a", "XDG_STATE_HOME": "/s"], "/s/gongwen/gongwen.sqlite"),
            (["HOME": "/home/a", "STATE_DIRECTORY": "/var/lib/gongwen:/x"], "/var/lib/gongwen/gongwen.sqlite"),
        ] as [([String: String], String)]
    )
    func standardPlace(environment: [String: String], path: String) {
        #expect(DatabaseLocation.standard(environment) == path)
    }
}

/// A port where connections are taken and nobody ever speaks.
private struct Listener {
    private let descriptor: Int32
    let port: Int

    init() throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let descriptor = descriptor
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(descriptor, address, size) == 0 && listen(descriptor, 64) == 0
                    && getsockname(descriptor, address, &size) == 0
            }
        }
        try #require(isBound)
        port = Int(UInt16(bigEndian: address.sin_port))
    }

    func close() { _ = Glibc.close(descriptor) }
}
