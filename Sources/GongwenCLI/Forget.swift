import ArgumentParser
import GongwenServer
import GongwenStore

struct Forget: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "删除一个人的全部记录：问过的问题、会话、答复。",
        discussion: """
            gongwen forget zhangsan                    # 所有平台上的
            gongwen forget zhangsan --platform wecom   # 只删企业微信上的

            USER 是平台给的用户编号（/api/ask 的 user 字段）。数据库里只有它的带密钥的散列，所以大小写、空格都要一致。
            服务不必停；正在运行的服务下一次收到他的消息时也从头开始。数据库坏着时服务留着、还没写下的问题，是在这以前问的，
            也不再写下；为此记着他的散列和这个时间，与问题记录留得一样久。
            """
    )

    @OptionGroup var database: DatabaseOptions

    @Argument(help: ArgumentHelp("用户编号。", valueName: "USER"))
    var user: String

    @Option(help: ArgumentHelp("只删这个平台上的。", valueName: "NAME"))
    var platform: String?

    func validate() throws {
        if let platform, !questionPlatforms.contains(platform) {
            throw ValidationError("没有平台 \(platform)；可用：\(questionPlatforms.joined(separator: "、"))。")
        }
    }

    func run() async throws {
        let store = try database.existingStore()
        do {
            let gone = try await forget(user, on: platform, in: store)
            Console.line(
                """
                已删除：问题 \(gone.questions) 条，会话 \(gone.conversations) 个，去重用的答复 \(gone.claims) 条，\
                未发出的回答 \(gone.deliveries) 条。
                """)
        } catch let error as StoreError {
            throw Console.failure("\(error)")
        }
        await store.close()
    }
}
