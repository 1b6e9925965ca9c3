import Foundation
import Gongwen
import Testing

/// A made-up group of hospitals, read with the shipped `Intents/`: what another organisation has by writing its own
/// `Knowledge/` and nothing else.
enum Clinics {
    static let knowledge: [String: String] = [
        "Knowledge/figures.csv": """
        主体,指标,口径,时间,数值,单位,来源,行,说明
        康和集团,床位,总数,截至2025年底,2100,张,年报,1,含两家医院
        城东医院,床位,总数,截至2025年底,1500,张,年报,2,
        城东医院,床位,总数,截至2024年底,1400,张,年报,2,
        儿童医院,床位,总数,截至2025年底,600,张,年报,3,
        城东医院,门诊量,累计,2025年,130万,人次,年报,4,
        儿童医院,门诊量,累计,2025年,65万,人次,年报,5,
        城东医院,手术台数,累计,2025年,2.8万,台,年报,6,
        城东医院,满意度,总数,2025年,95.2%,,年报,7,
        儿童医院,满意度,总数,2025年,96.1%,,年报,8,
        """,
        "Knowledge/places.yaml": """
        主体类型:
          - 类型: 集团
            泛称: [全集团]
          - 类型: 医院
            泛称: [医院]
            群称: [两家医院, 各医院]
        主体:
          - 名称: 康和集团
            类型: 集团
            别名: [集团]
          - 名称: 城东医院
            类型: 医院
            上级: 康和集团
            别名: [城东]
          - 名称: 儿童医院
            类型: 医院
            上级: 康和集团
            别名: [儿医]
        来源:
          - 名称: 年报
            显示: 《年报》
        """,
        "Knowledge/facts.yaml": """
        同义词:
          床位: [床]
        指标:
          - 名称: 床位
            叫法: [床位, 病床]
            相关: [开放, 住院]
            单位: 张
            性质: 存量
          - 名称: 门诊量
            叫法: [门诊, 门诊量]
            相关: [接诊, 看病]
            单位: 人次
          - 名称: 手术台数
            叫法: [手术]
            相关: [开刀]
            单位: 台
          - 名称: 满意度
            叫法: [满意度]
            相关: [患者]
        条目:
          - 名称: 院长
            主体: 城东医院
            类: 人物
            叫法: [院长]
            内容: 城东医院院长是张建军。
            来源: 年报
          - 名称: 院长
            主体: 儿童医院
            类: 人物
            叫法: [院长]
            内容: 儿童医院院长是王晓燕。
            来源: 年报
          - 名称: 地址
            主体: 城东医院
            类: 地点
            叫法: [地址, 位置]
            内容: 城东医院在东湖路18号。
            来源: 年报
          - 名称: 义诊地点
            主体: 儿童医院
            类: 地点
            叫法: [义诊]
            内容: 儿童医院义诊在春蕾公园举行。
            来源: 年报
          - 名称: 急诊电话
            主体: 城东医院
            类: 说明
            叫法: [急诊 电话]
            内容: 城东医院急诊电话是0571-8800120。
            来源: 年报
          - 名称: 特色门诊
            主体: 城东医院
            类: 名单
            叫法: [特色门诊]
            内容: [胸痛门诊, 睡眠门诊]
            来源: 年报
          - 名称: 特色门诊
            主体: 儿童医院
            类: 名单
            叫法: [特色门诊]
            内容: [哮喘门诊, 矮小门诊, 近视门诊]
            来源: 年报
        """,
    ]

    static let snapshot: Result<Snapshot, Failed> = {
        var workspace = TemporaryWorkspace()
        workspace.files = knowledge.merging(TemporaryWorkspace.shippedIntents) { first, _ in first }
            .mapValues { Data($0.utf8) }
        guard let loaded = try? workspace.load(), loaded.problems.isEmpty, let snapshot = loaded.snapshot else {
            return .failure(Failed(report: (try? workspace.report()) ?? ""))
        }
        return .success(snapshot)
    }()

    struct Failed: Error { var report: String }

    /// The reply to the last message of a dialogue, without the line that names the report.
    static func reply(to dialogue: String) throws -> String {
        let assistant = Assistant(try snapshot.get())
        var conversation = Conversation()
        var text = ""
        for question in dialogue.split(separator: " → ") {
            let today = Day(year: 2026, month: 1, day: 15)
            text = assistant.reply(to: String(question), in: &conversation, today: today).text
        }
        return text.split(separator: "\n").filter { !$0.hasPrefix("来源：") }.joined(separator: "\n")
    }
}
