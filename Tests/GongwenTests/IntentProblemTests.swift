import Testing

@Suite("意图文件")
struct IntentProblemTests {
    @Test("整段报告", arguments: cases)
    func reports(_ problem: ProblemCase) throws {
        #expect(try problem.report() == problem.expected)
    }

    static let cases: [ProblemCase] = [
        ProblemCase(
            "没有这个问类", in: "Intents/list.yaml", "问类: 名单", to: "问类: 名担",
            """
            Intents/list.yaml:2:5: 错误：没有“名担”这个问类
            2 | 问类: 名担
              |       ^ 是不是“名单”？可用的：数值、名单、说明、人物、时间、地点、哪个主体、是否、有无、概况、帮助、原因、还有、寒暄
            """),
        ProblemCase(
            "缺问类", in: "Intents/list.yaml", "问类: 名单\n", to: "",
            """
            Intents/list.yaml:1:1: 错误：意图文件缺“问类”
            1 | 意图: 名单
              | ^ 加一行“问类: …”。
            """),
        ProblemCase(
            "缺意图", in: "Intents/list.yaml", "意图: 名单\n", to: "",
            """
            Intents/list.yaml:1:1: 错误：意图文件缺“意图”，“问类”不知道是谁的
            1 | 问类: 名单
              | ^ 加一行“意图: 名称”。
            """),
        ProblemCase(
            "没有问词", in: "Intents/list.yaml", "问词: [哪些, 名单]", to: "说明: 问有哪些",
            """
            Intents/list.yaml:1:5: 错误：意图“名单”没有“问词”，永远不会被触发
            1 | 意图: 名单
              |       ^ 加一行“问词: [多少, 几个]”。
            """),
        ProblemCase(
            "问词都归了别的意图", in: "Intents/list.yaml", "问词: [哪些, 名单]", to: "问词: [多少, 几]",
            """
            Intents/list.yaml:3:6: 错误：意图“名单”永远不会被触发：它的问词都先归了“数值”
            3 | 问词: [多少, 几]
              |        ^ 加上只属于它的问词，或从那里删掉相同的问词。
            """),
        ProblemCase(
            "问类归了别的意图", in: "Intents/list.yaml", "问类: 名单", to: "问类: 数值",
            """
            Intents/list.yaml:2:5: 错误：问类“数值”已经归意图“数值”，这个意图永远不会被触发
            2 | 问类: 数值
              |       ^ 把问词写进 Intents/figure.yaml。
            """),
        ProblemCase(
            "没有这种回答", in: "Intents/replies.yaml", "续完:", to: "续玩:",
            """
            Intents: 错误：没有“续完”的回答模板
              在一个意图文件的“回答”里加上“续完: …”。
            Intents/replies.yaml:32:3: 错误：没有“续玩”这种回答
            32 |   续玩: "没有更多了。"
               |   ^ 是不是“续完”？全部名称见 docs/intents.md 的“回答模板”。
            """),
        ProblemCase(
            "缺回答模板", in: "Intents/replies.yaml", "  空消息: \"请说说想问什么。\"", to: "",
            """
            Intents: 错误：没有“空消息”的回答模板
              在一个意图文件的“回答”里加上“空消息: …”。
            """),
        ProblemCase(
            "模板里的值写错", in: "Intents/replies.yaml", "【条数】项", to: "【项数】项",
            """
            Intents/replies.yaml:33:11: 错误：模板里的【项数】没有对应的值
            33 |   还有: "（还有【项数】项）"
               |                ^ 是不是“条数”？可用的：【条数】
            """),
        ProblemCase(
            "模板里没有来源", in: "Intents/replies.yaml", "有。【陈述】（来源：【来源】）", to: "有。【陈述】",
            """
            Intents/replies.yaml:9:6: 错误：模板里没有【来源】，答复里就看不到它
            9 |   有: "有。【陈述】"
              |       ^ 在该出现的地方写上【来源】。
            """),
        ProblemCase(
            "模板是空的", in: "Intents/replies.yaml", "续完: \"没有更多了。\"", to: "续完:",
            """
            Intents/replies.yaml:32:3: 错误：回答“续完”是空的
            32 |   续完:
               |   ^ 写成“续完: "模板"”。
            """),
        ProblemCase(
            "例子没有通过", in: "Intents/figure.yaml", "数值: \"40\"", to: "数值: \"41\"",
            """
            Intents/figure.yaml:8:5: 错误：例子没有通过：“儿科有多少张床位”：数值应是“41”
            8 |   - {问: 儿科有多少张床位, 得: {状态: answered, 主体: 儿科, 指标: 床位, 数值: "41"}}
              |     ^ 得到的是（answered）儿科有床位40张（总数，截至2025年底）。（来源：《医院2025年年报》）
            """),
        ProblemCase(
            "例子的键写错", in: "Intents/figure.yaml", "数值: \"40\"", to: "数字: \"40\"",
            """
            Intents/figure.yaml:8:53: 错误：“得”里不认得“数字”
            8 |   - {问: 儿科有多少张床位, 得: {状态: answered, 主体: 儿科, 指标: 床位, 数字: "40"}}
              |                                                                         ^ 是不是“数值”？可用的键：状态、问类、主体、指标、数值、口径、时间、含、不含、未理解、选项
            """),
        ProblemCase(
            "例子的状态写错", in: "Intents/figure.yaml", "状态: answered", to: "状态: answer",
            """
            Intents/figure.yaml:8:27: 错误：没有“answer”这种状态
            8 |   - {问: 儿科有多少张床位, 得: {状态: answer, 主体: 儿科, 指标: 床位, 数值: "40"}}
              |                                       ^ 可用的：answered、clarify、unknown、smalltalk
            Intents/figure.yaml: 错误：另有 1 个例子没有通过（Intents/figure.yaml:8）
              多半是前面的错误引起的：先改好前面的，再检查一次。
            """),
        ProblemCase(
            "例子没有写应得什么", in: "Intents/figure.yaml", ", 得: {状态: answered, 主体: 儿科, 指标: 床位, 数值: \"40\"}", to: "",
            """
            Intents/figure.yaml:8:5: 错误：这个例子没有写应该得到什么
            8 |   - {问: 儿科有多少张床位}
              |     ^ 加上“得: {主体: …, 指标: …}”。
            """),
        ProblemCase(
            "连问只有一句", in: "Intents/figure.yaml", "{问: 儿科有多少张床位, 得", to: "{连问: [儿科有多少张床位，那内科呢], 得",
            """
            Intents/figure.yaml:8:11: 错误：“连问”要有两句以上
            8 |   - {连问: [儿科有多少张床位，那内科呢], 得: {状态: answered, 主体: 儿科, 指标: 床位, 数值: "40"}}
              |             ^ 写成“连问: [第一句, 第二句]”，用半角逗号；只有一句就用“问”。
            """),
        ProblemCase(
            "反例不再拒答", in: "Intents/figure.yaml", "{问: 儿科有多少张加床床位, 未理解: 加床}", to: "{问: 儿科有多少张床位, 未理解: 加床}",
            """
            Intents/figure.yaml:10:5: 错误：例子没有通过：“儿科有多少张床位”：未理解应是“加床”；状态应是“unknown”
            10 |   - {问: 儿科有多少张床位, 未理解: 加床}
               |     ^ 得到的是（answered）儿科有床位40张（总数，截至2025年底）。（来源：《医院2025年年报》）
            """),
        ProblemCase(
            "寒暄的说法重复", in: "Intents/smalltalk.yaml", "    答: [您好，想问哪个科室？]",
            to: "    答: [您好，想问哪个科室？]\n  - 名称: 感谢\n    说: [你好]\n    答: [不客气。]",
            """
            Intents/smalltalk.yaml:8:9: 警告：“你好”已经归寒暄“问候”，写在这里不起作用
            8 |     说: [你好]
              |          ^ 另一处在 Intents/smalltalk.yaml:5，留一处。
            """),
        ProblemCase(
            "寒暄没有答", in: "Intents/smalltalk.yaml", "    答: [您好，想问哪个科室？]", to: "",
            """
            Intents/smalltalk.yaml:4:5: 错误：这种寒暄没有“答”
            4 |   - 名称: 问候
              |     ^ 加一行“答: [您好。]”。
            """),
        ProblemCase(
            "寒暄的答里没有这样的值", in: "Intents/smalltalk.yaml", "想问哪个科室？", to: "例如：【例文】",
            """
            Intents/smalltalk.yaml:6:15: 错误：模板里的【例文】没有对应的值
            6 |     答: [您好，例如：【例文】]
              |                      ^ 是不是“例问”？可用的：【例问】
            """),
        ProblemCase(
            "寒暄没有答，例子也不会停下检查", in: "Intents/smalltalk.yaml", "    答: [您好，想问哪个科室？]",
            to: "例:\n  - {问: 你好, 得: {状态: answered}}",
            """
            Intents/smalltalk.yaml:4:5: 错误：这种寒暄没有“答”
            4 |   - 名称: 问候
              |     ^ 加一行“答: [您好。]”。
            Intents/smalltalk.yaml: 错误：另有 1 个例子没有通过（Intents/smalltalk.yaml:7）
              多半是前面的错误引起的：先改好前面的，再检查一次。
            """),
        ProblemCase(
            "量词在两类里", in: "Intents/words.yaml", "词: [张]", to: "词: [张, 名]",
            """
            Intents/words.yaml:8:19: 错误：量词“名”已经在“人”类里
            8 |   - {类: 张, 词: [张, 名]}
              |                       ^ 另一处在 Intents/words.yaml:7，留一处。
            """),
        ProblemCase(
            "量词的性质写错", in: "Intents/words.yaml", "只认同类: 是", to: "只认同类: 对, 计是: 是",
            """
            Intents/words.yaml:7:18: 错误：“只认同类”只能是“是”或“否”，不能是“对”
            7 |   - {类: 人, 只认同类: 对, 计是: 是, 词: [人, 名, 位]}
              |                        ^ 改成“是”或“否”。
            Intents/words.yaml:7:21: 错误：量词里不认得“计是”
            7 |   - {类: 人, 只认同类: 对, 计是: 是, 词: [人, 名, 位]}
              |                            ^ 是不是“计时”？可用的键：类、词、只认同类、也认通用、通用、计时、按次、也数次、占比、届次、另计、所数、动词
            """),
        ProblemCase(
            "两类量词都通用", in: "Intents/words.yaml", "{类: 张, ", to: "{类: 张, 通用: 是, ",
            """
            Intents/words.yaml:8:9: 错误：量词“个”已经是“通用”，“张”不能又是
            8 |   - {类: 张, 通用: 是, 词: [张]}
              |          ^ 另一处在 Intents/words.yaml:6，留一处。
            """),
        ProblemCase(
            "动词字不是一个字", in: "Intents/words.yaml", "限制字: [女, 男]", to: "限制字: [女, 男]\n动词字: [接收]",
            """
            Intents/words.yaml:5:7: 错误：“动词字”只能是单个的字，“接收”不是
            5 | 动词字: [接收]
              |          ^ 词写进“虚词”。
            """),
        ProblemCase(
            "限制字不是一个字", in: "Intents/words.yaml", "限制字: [女, 男]", to: "限制字: [女性, 男]",
            """
            Intents/words.yaml:4:7: 错误：“限制字”只能是单个的字，“女性”不是
            4 | 限制字: [女性, 男]
              |          ^ 词写进“通名”。
            """),
        ProblemCase(
            "没有这种口径", in: "Intents/words.yaml", "  计划: [计划]", to: "  规划: [计划]",
            """
            Intents/words.yaml:11:3: 错误：“口径词”里不认得“规划”
            11 |   规划: [计划]
               |   ^ 是不是“计划”？可用的：总数、新增、建成、计划、实际
            """),
        ProblemCase(
            "正反问左边不是一个字", in: "Intents/words.yaml", "相对年:", to: "正反问:\n  \"，\": [多少]\n相对年:",
            """
            Intents/words.yaml:13:3: 错误：“正反问”左边的“，”不是一个汉字
            13 |   "，": [多少]
               |   ^ 写成“没: [有没有]”。
            """),
        ProblemCase(
            "正反问有两个问词", in: "Intents/words.yaml", "相对年:", to: "正反问:\n  没: [多少, 几]\n相对年:",
            """
            Intents/words.yaml:13:11: 错误：“正反问”里的“没”只能有一个问词
            13 |   没: [多少, 几]
               |              ^ 留一个。
            """),
        ProblemCase(
            "正反问右边不是问词", in: "Intents/words.yaml", "相对年:", to: "正反问:\n  没: [高山]\n相对年:",
            """
            Intents/words.yaml:13:7: 错误：“高山”不是问词
            13 |   没: [高山]
               |        ^ “正反问”右边写一个已有的问词，例如“有没有”。
            """),
        ProblemCase(
            "相对年不是整数", in: "Intents/words.yaml", "  0: [今年]", to: "  零: [今年]",
            """
            Intents/words.yaml:13:3: 错误：“零”不是整数
            13 |   零: [今年]
               |   ^ “相对年”左边是和今年的差：今年 0，去年 -1。
            """),
        ProblemCase(
            "量词该写是", in: "Intents/words.yaml", "通用: 是", to: "通用: true",
            """
            Intents/words.yaml:6:16: 错误：“通用”只能是“是”或“否”，不能是“true”
            6 |   - {类: 个, 通用: true, 词: [个]}
              |                    ^ 改成“是”或“否”。
            """),
    ]
}
