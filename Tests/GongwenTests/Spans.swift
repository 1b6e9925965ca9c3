import Gongwen

/// The districts with what was counted over five years, a sum for each of several, and counts without a total.
enum Spans {
    static let assistant = Districts.assistant(over: Districts.knowledge.merging(knowledge) { first, _ in first })

    private static let knowledge = [
        "Knowledge/spans.csv": """
        主体,指标,口径,时间,数值,单位,来源,行,说明
        甲区,帮扶人次,累计,近五年,1000,人次,甲区报告,30,
        甲区,上级补助,累计,近五年,200万,元,甲区报告,31,
        甲区,本级投入,累计,近五年,100万,元,甲区报告,31,
        甲区,企业补助标准,单次,2025年,3万,元,甲区报告,32,
        甲区,补助企业家数,累计,2025年,4,家,甲区报告,32,
        甲区,爱心港湾,新增,2025年,6,个,甲区报告,33,
        甲区,爱心港湾,计划,2026年,9,个,甲区报告,33,
        """,
        "Knowledge/spans.yaml": """
        主题:
          - {名称: 企业补助, 叫法: [企业 补助]}
        指标:
          - {名称: 帮扶人次, 叫法: [帮扶], 单位: 人次}
          - {名称: 上级补助, 叫法: [上级 补助], 单位: 元}
          - {名称: 本级投入, 叫法: [本级 投入], 单位: 元}
          - {名称: 企业补助标准, 叫法: [企业 补助, 补助 企业], 相关: [钱], 单位: 元, 句: 给企业的补助为每家【数】, 主题: 企业补助}
          - {名称: 补助企业家数, 叫法: [补助 企业], 单位: 家, 主题: 企业补助}
          - {名称: 爱心港湾, 叫法: [港湾], 单位: 个, 性质: 存量}
        """,
    ]
}
