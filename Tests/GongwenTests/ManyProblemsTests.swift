import Gongwen
import Testing

@Suite("一次列出全部问题")
struct ManyProblemsTests {
    /// Slips of different kinds, in several files, on lines of their own: none may hide another.
    @Test("几处错一起报")
    func together() throws {
        let slips: [(path: String, before: String, after: String)] = [
            ("Knowledge/hospital.yaml", "- 名称: 床位", "- 名称：床位"),
            ("Knowledge/hospital.yaml", "    单位: 人", "\t单位: 人"),
            ("Knowledge/hospital.yaml", "叫法: [主任]", "叫法: [主任"),
            ("Knowledge/hospital.yaml", "内容: 儿科专家门诊", "内容: \"儿科专家门诊"),
            ("Knowledge/hospital.yaml", "主题: 专家门诊\n    叫法: [专家门诊 医生]", "主题: 专科门诊\n    叫法: [专家门诊 医生]"),
            ("Knowledge/figures.csv", "36,人", "很多,人"),
            ("Intents/replies.yaml", "【条数】项", "【项数】项"),
            ("Intents/list.yaml", "问类: 名单", "问类: 清单"),
        ]
        var files = Hospital.files
        for slip in slips {
            let text = try #require(files[slip.path])
            #expect(text.contains(slip.before))
            files[slip.path] = text.replacing(slip.before, with: slip.after)
        }
        let problems = try TemporaryWorkspace(files).load().problems
        #expect(
            problems.map { "\($0.file):\($0.line):\($0.column) \($0.message)" } == [
                "Intents/list.yaml:2:5 没有“清单”这个问类",
                "Intents/replies.yaml:33:11 模板里的【项数】没有对应的值",
                "Knowledge/figures.csv:4:19 “很多”不是数",
                "Knowledge/hospital.yaml:25:7 这里用了全角冒号“：”，YAML 会把整行当成一段文字",
                "Knowledge/hospital.yaml:34:1 这里用制表符（Tab）缩进，YAML 只认空格",
                "Knowledge/hospital.yaml:40:9 “[”没有配对的“]”",
                "Knowledge/hospital.yaml:50:9 引号 \" 在这一行里没有配对",
                "Knowledge/hospital.yaml:56:9 没有“专科门诊”这个主题",
            ])
    }

    @Test("一个文件读不了，别的文件照查，跟着来的错只说有几处")
    func unreadable() throws {
        let deep = "主体类型: " + String(repeating: "[", count: 9)
        let report = try TemporaryWorkspace([
            "Knowledge/hospital.yaml": deep, "Intents/list.yaml": "意图: 名单\n问类: 清单\n",
        ]).report()
        #expect(
            report == """
                Intents/list.yaml:1:5: 错误：意图“名单”没有“问词”，永远不会被触发
                1 | 意图: 名单
                  |       ^ 加一行“问词: [多少, 几个]”。
                Intents/list.yaml:2:5: 错误：没有“清单”这个问类
                2 | 问类: 清单
                  |       ^ 是不是“名单”？可用的：数值、名单、说明、人物、时间、地点、哪个主体、是否、有无、概况、帮助、原因、还有、寒暄
                Knowledge/hospital.yaml:1:15: 错误：括号套得太深（超过 8 层）
                1 | \(deep)
                  |                   ^ 看看前面有没有漏掉右括号。
                Knowledge/hospital.yaml: 错误：还有 9 处问题可能只是因为 Knowledge/hospital.yaml 没有读全，先不列出
                  改好这些文件再检查一次。
                Intents/figure.yaml: 错误：另有 1 个例子没有通过（Intents/figure.yaml:8）
                  多半是前面的错误引起的：先改好前面的，再检查一次。
                """)
    }

    @Test("读不懂的一项不连累别的项")
    func leavesOut() throws {
        let text = try #require(Hospital.files["Knowledge/hospital.yaml"])
        let broken = text.replacing("    主体: 内科\n", with: "    >主体: 内科\n").replacing("类: 人物", with: "类: 人")
        let problems = try TemporaryWorkspace(["Knowledge/hospital.yaml": broken]).load().problems
        #expect(problems.map { "\($0.line):\($0.column) \($0.message)" } == ["39:8 没有“人”这一类", "54:6 “|”和“>”后面只能换行"])
    }
}
