import Foundation
import Gongwen
import Testing

/// A made-up city with two districts, read with the shipped `Intents/`: dialogues are compared whole.
enum Districts {
    static let knowledge: [String: String] = [
        "Knowledge/figures.csv": """
        主体,指标,口径,时间,数值,单位,来源,行,说明
        甲区,服务站点,总数,截至2025年底,12,个,甲区报告,1,
        乙区,服务站点,总数,截至2025年底,9余,个,乙区报告,1,
        甲区,会员,总数,截至2025年底,1.2万余,人,甲区报告,2,
        甲区,会员,新增,2025年,300,人,甲区报告,3,
        乙区,会员,新增,2025年,200余,人,乙区报告,2,
        某市,会员,计划,2026年,5万以上,人,某市安排,4,
        甲区,培训期数,累计,2025年,5,期,甲区报告,5,
        某市,培训期数,计划,2026年,20,期,某市安排,5,
        甲区,培训人数,累计,2025年,186,人,甲区报告,5,
        甲区,阵地合计,总数,截至2025年底,40,个,甲区报告,6,含驿站、书屋
        乙区,书屋,总数,截至2025年底,7,个,乙区报告,6,
        甲区,全国先进,累计,2025年,2,个,甲区报告,7,
        甲区,市级先进,累计,2025年,6,个,甲区报告,7,
        甲区,植树,累计,2025年,150余,棵,甲区报告,7,
        甲区,植树,计划,2025年,200,棵,甲区报告,7,
        甲区,修路,累计,2024年,3,条,甲区报告,7,
        甲区,修路,计划,2025年,6,条,甲区报告,7,
        甲区,主题竞赛,累计,2025年,23,场,甲区报告,9,
        乙区,行业竞赛,累计,2025年,16,场,乙区报告,9,
        甲区,建档户数,累计,2025年,267万,户,甲区报告,8,存疑：原文前后矛盾
        """,
        "Knowledge/places.yaml": """
        主体类型:
          - {类型: 市, 泛称: [全市, 市里]}
          - {类型: 区县, 泛称: [全区], 群称: [各区, 两个区, 每个区]}
        主体:
          - {名称: 某市, 类型: 市, 级别词: 市级}
          - {名称: 甲区, 类型: 区县, 上级: 某市, 别名: [甲], 不是: [甲区桥]}
          - {名称: 乙区, 类型: 区县, 上级: 某市, 别名: [乙]}
        无资料主体:
          区县: [丙区]
        级别: [全国, 市级]
        来源:
          - {名称: 甲区报告, 显示: 《甲区报告》}
          - {名称: 乙区报告, 显示: 《乙区报告》}
          - {名称: 某市安排, 显示: 《某市安排》, 叫法: [工作安排]}
        """,
        "Knowledge/things.yaml": """
        主题:
          - {名称: 读书节, 类型: 活动, 叫法: [读书节]}
        指标:
          - {名称: 服务站点, 叫法: [站点], 相关: [休息, 喝水], 单位: 个, 性质: 存量}
          - {名称: 会员, 叫法: [会员], 相关: [入会], 单位: 人, 性质: 存量}
          - {名称: 培训期数, 叫法: [培训], 相关: [技能], 单位: 期, 句: 办培训【数】}
          - {名称: 培训人数, 叫法: [培训], 相关: [技能], 单位: 人, 句: 培训职工【数】}
          - {名称: 阵地合计, 叫法: [阵地], 相关: [驿站, 书屋], 包含: [书屋], 单位: 个, 性质: 存量}
          - {名称: 书屋, 叫法: [书屋], 单位: 个, 性质: 存量}
          - {名称: 全国先进, 叫法: [全国 先进], 单位: 个}
          - {名称: 市级先进, 叫法: [市级 先进], 单位: 个}
          - {名称: 植树, 叫法: [植树], 单位: 棵}
          - {名称: 修路, 叫法: [修路], 单位: 条}
          - {名称: 主题竞赛, 叫法: [主题 竞赛, 竞赛], 单位: 场}
          - {名称: 行业竞赛, 叫法: [行业 竞赛], 单位: 场}
          - {名称: 建档户数, 叫法: [建档], 单位: 户}
        条目:
          - {名称: 读书节的主办方, 主体: 甲区, 类: 名单, 主题: 读书节, 叫法: [读书节 主办方], 内容: [图书馆, 文化馆], 来源: 甲区报告, 行: "9"}
          - {名称: 读书节的负责人, 主体: 甲区, 类: 人物, 主题: 读书节, 叫法: [读书节 负责人], 内容: 读书节的负责人是李明。, 来源: 甲区报告, 行: "9"}
          - {名称: 读书节的时间, 主体: 甲区, 类: 时间, 主题: 读书节, 叫法: [读书节 开幕], 内容: 读书节4月23日开幕。, 来源: 甲区报告, 行: "9"}
          - {名称: 三清行动的含义, 主体: 甲区, 类: 说明, 未说明: 是, 叫法: [三清行动], 内容: 报告提到三清行动，没有说明是哪三清。, 来源: 甲区报告, 行: "10"}
          - {名称: 合唱团, 主体: 乙区, 类: 说明, 叫法: [合唱团], 内容: 乙区成立了职工合唱团。, 来源: 乙区报告, 行: "11"}
          - {名称: 长名单, 主体: 乙区, 类: 名单, 叫法: [社团], 内容: [一社, 二社, 三社, 四社, 五社, 六社, 七社, 八社, 九社, 十社, 十一社, 十二社], 来源: 乙区报告, 行: "12"}
        """,
    ]

    /// The shipped intents without their examples, which speak of the shipped knowledge.
    static let assistant = assistant(over: knowledge)

    /// The same, each text in the files replaced by another.
    static func assistant(replacing changes: [(String, String)]) -> Assistant {
        assistant(
            over: knowledge.mapValues { text in
                changes.reduce(text) { $0.replacing($1.0, with: $1.1) }
            })
    }

    static func assistant(over knowledge: [String: String]) -> Assistant {
        var workspace = TemporaryWorkspace()
        workspace.files = knowledge.merging(TemporaryWorkspace.shippedIntents) { first, _ in first }
            .mapValues { Data($0.utf8) }
        guard let loaded = try? workspace.load(), let snapshot = loaded.snapshot else {
            fatalError("the fixture does not load: \((try? workspace.report()) ?? "")")
        }
        return Assistant(snapshot)
    }
}

/// Runs a dialogue of `问：` and `答：` lines; a 答 that goes on in the next lines is compared whole.
///
/// - Parameter reloaded: what answers after the line `（换上新资料）`.
func expectDialogue(
    _ script: String, of assistant: Assistant = Districts.assistant, reloaded: Assistant? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    var assistant = assistant
    var conversation = Conversation()
    var question: String?
    var answer: [Substring] = []
    func settle() {
        guard let asked = question else { return }
        let reply = assistant.reply(to: asked, in: &conversation, today: Day(year: 2026, month: 1, day: 15))
        #expect(
            "（\(reply.status.rawValue)）" + reply.text == answer.joined(separator: "\n"), "问：\(asked)",
            sourceLocation: sourceLocation)
        answer = []
    }
    for line in script.split(separator: "\n", omittingEmptySubsequences: false) {
        if line.hasPrefix("问：") {
            settle()
            question = String(line.dropFirst(2))
        } else if line == "（换上新资料）", let reloaded {
            settle()
            question = nil
            assistant = reloaded
        } else {
            answer.append(line.hasPrefix("答：") ? line.dropFirst(2) : line)
        }
    }
    settle()
}
