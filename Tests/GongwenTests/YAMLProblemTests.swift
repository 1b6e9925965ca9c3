import Testing

@Suite("YAML 的写法")
struct YAMLProblemTests {
    @Test("整段报告", arguments: cases)
    func reports(_ problem: ProblemCase) throws {
        #expect(try problem.report() == problem.expected)
    }

    static let cases: [ProblemCase] = [
        ProblemCase(
            "键写错", in: "Knowledge/hospital.yaml", "    单位: 张", to: "    単位: 张",
            """
            Knowledge/hospital.yaml:28:5: 错误：指标里不认得“単位”
            28 |     単位: 张
               |     ^ 是不是“单位”？可用的键：名称、叫法、相关、单位、性质、句、主题、包含、同叫、说明
            """),
        ProblemCase(
            "列按看得见的字数：几个码拼成的表情算一个", in: "Knowledge/hospital.yaml", "别名: [小儿科]", to: "别名: [\"👨‍👩‍👧\", 小儿，科]",
            """
            Knowledge/hospital.yaml:7:17: 错误：主体的“别名”里用了“，”，几个词会连成一个
            7 |     别名: ["👨‍👩‍👧", 小儿，科]
              |                      ^ 词与词之间用半角逗号加一个空格“, ”。
            """),
        ProblemCase(
            "缺键", in: "Knowledge/hospital.yaml", "    类型: 科室\n    别名: [小儿科]", to: "    别名: [小儿科]",
            """
            Knowledge/hospital.yaml:5:5: 错误：主体缺“类型”
            5 |   - 名称: 儿科
              |     ^ 加一行“类型: …”。
            """),
        ProblemCase(
            "键重复", in: "Knowledge/hospital.yaml", "    单位: 张", to: "    单位: 张\n    单位: 个",
            """
            Knowledge/hospital.yaml:29:5: 错误：同一层里“单位”写了两次
            29 |     单位: 个
               |     ^ 第 28 行已经写过，留一个，或合在一起。
            """),
        ProblemCase(
            "花括号里键重复", in: "Intents/figure.yaml", "{问: 儿科有多少张床位, ", to: "{问: 儿科有多少张床位, 问: 内科, ",
            """
            Intents/figure.yaml:8:19: 错误：同一层里“问”写了两次
            8 |   - {问: 儿科有多少张床位, 问: 内科, 得: {状态: answered, 主体: 儿科, 指标: 床位, 数值: "40"}}
              |                            ^ 留一个。
            """),
        ProblemCase(
            "键是空的", in: "Knowledge/hospital.yaml", "    类: 人物", to: "    类:",
            """
            Knowledge/hospital.yaml:39:5: 错误：条目的“类”是空的
            39 |     类:
               |     ^ 写成“类: …”。
            """),
        ProblemCase(
            "全角冒号", in: "Knowledge/hospital.yaml", "- 名称: 床位", to: "- 名称：床位",
            """
            Knowledge/hospital.yaml:25:7: 错误：这里用了全角冒号“：”，YAML 会把整行当成一段文字
            25 |   - 名称：床位
               |         ^ 改成半角冒号加一个空格“: ”。
            """),
        ProblemCase(
            "段落行末的全角冒号", in: "Knowledge/hospital.yaml", "指标:", to: "指标：",
            """
            Knowledge/hospital.yaml:24:3: 错误：这里用了全角冒号“：”，YAML 会把整行当成一段文字
            24 | 指标：
               |     ^ 改成半角冒号加一个空格“: ”。
            """),
        ProblemCase(
            "同义词的全角冒号", in: "Knowledge/hospital.yaml", "  床位: [病床]", to: "  床位：[病床]",
            """
            Knowledge/hospital.yaml:19:5: 错误：这里用了全角冒号“：”，YAML 会把整行当成一段文字
            19 |   床位：[病床]
               |       ^ 改成半角冒号加一个空格“: ”。
            """),
        ProblemCase(
            "花括号里的全角冒号和逗号", in: "Intents/figure.yaml", "{问: 儿科有多少张床位, 得", to: "{问：儿科有多少张床位，得",
            """
            Intents/figure.yaml:8:7: 错误：这里用了全角冒号“：”，YAML 会把它当成文字的一部分
            8 |   - {问：儿科有多少张床位，得: {状态: answered, 主体: 儿科, 指标: 床位, 数值: "40"}}
              |        ^ 改成半角冒号加一个空格“: ”。
            Intents/figure.yaml:8:16: 错误：这里用了全角逗号“，”，两边会连成一段文字
            8 |   - {问：儿科有多少张床位，得: {状态: answered, 主体: 儿科, 指标: 床位, 数值: "40"}}
              |                          ^ 改成半角逗号加一个空格“, ”。
            """),
        ProblemCase(
            "冒号后面没有空格", in: "Knowledge/hospital.yaml", "    单位: 张", to: "    单位:张",
            """
            Knowledge/hospital.yaml:28:7: 错误：冒号后面要有一个空格
            28 |     单位:张
               |         ^ 写成“单位: ”。
            """),
        ProblemCase(
            "全角逗号", in: "Knowledge/hospital.yaml", "别名: [小儿科]", to: "别名: [小儿科，少儿科]",
            """
            Knowledge/hospital.yaml:7:13: 错误：主体的“别名”里用了“，”，几个词会连成一个
            7 |     别名: [小儿科，少儿科]
              |                  ^ 词与词之间用半角逗号加一个空格“, ”。
            """),
        ProblemCase(
            "没有方括号的几个词", in: "Knowledge/hospital.yaml", "别名: [小儿科]", to: "别名: 小儿科, 少儿科",
            """
            Knowledge/hospital.yaml:7:12: 错误：主体的“别名”有几个词就要写成列表
            7 |     别名: 小儿科, 少儿科
              |                 ^ 加上方括号，词与词之间用半角逗号：“[甲, 乙]”。
            """),
        ProblemCase(
            "名单里的顿号", in: "Knowledge/hospital.yaml", "内容: [周明, 吴芳]", to: "内容: [周明、吴芳]",
            """
            Knowledge/hospital.yaml:58:12: 警告：名单只有一项，里面有逗号或顿号
            58 |     内容: [周明、吴芳]
               |                ^ 是几项就用半角逗号加一个空格“, ”分开。
            """),
        ProblemCase(
            "制表符缩进", in: "Knowledge/hospital.yaml", "    单位: 张", to: "\t单位: 张",
            """
            Knowledge/hospital.yaml:28:1: 错误：这里用制表符（Tab）缩进，YAML 只认空格
            28 | \t单位: 张
               | ^ 改成半角空格，每一级两个。
            """),
        ProblemCase(
            "全角空格缩进", in: "Knowledge/hospital.yaml", "    单位: 张", to: "　　单位: 张",
            """
            Knowledge/hospital.yaml:28:1: 错误：这里用全角空格或特殊空格缩进，YAML 只认半角空格
            28 | 　　单位: 张
               | ^ 改成半角空格，每一级两个。
            """),
        ProblemCase(
            "缩进多了", in: "Knowledge/hospital.yaml", "    单位: 张", to: "      单位: 张",
            """
            Knowledge/hospital.yaml:28:7: 错误：缩进多了 2 格，YAML 会把它和上一行连成一段文字
            28 |       单位: 张
               |       ^ 从第 5 列写起，和同一级对齐。
            """),
        ProblemCase(
            "缩进少了", in: "Knowledge/hospital.yaml", "    单位: 张", to: "   单位: 张",
            """
            Knowledge/hospital.yaml:28:4: 错误：缩进少了 1 格，和上面哪一级都对不上
            28 |    单位: 张
               |    ^ 从第 5 列写起，和同一级对齐。
            """),
        ProblemCase(
            "缩进全丢了", in: "Knowledge/hospital.yaml", "    单位: 张", to: "单位: 张",
            """
            Knowledge/hospital.yaml:28:1: 错误：缩进少了 4 格，“单位”不再属于上一项
            28 | 单位: 张
               | ^ 从第 5 列写起，和同一项的别的键对齐。
            """),
        ProblemCase(
            "和减号对齐", in: "Knowledge/hospital.yaml", "  - 名称: 医生\n    叫法", to: "  - 名称: 医生\n  叫法",
            """
            Knowledge/hospital.yaml:32:3: 错误：缩进不对：这一行和“-”对齐了
            32 |   叫法: [医生]
               |   ^ 属于上一项就从第 5 列写起；是新的一项就在前面加“- ”。
            """),
        ProblemCase(
            "列表项缩进多了", in: "Knowledge/hospital.yaml", "    内容: [周明, 吴芳]", to: "    内容:\n      - 周明\n        - 吴芳",
            """
            Knowledge/hospital.yaml:60:9: 错误：缩进多了 2 格，YAML 会把它和上一行连成一段文字
            60 |         - 吴芳
               |         ^ 从第 7 列写起，和同一级对齐。
            """),
        ProblemCase(
            "第一项缩进少了", in: "Knowledge/hospital.yaml", "    内容: [周明, 吴芳]", to: "    内容:\n- 周明\n      - 吴芳",
            """
            Knowledge/hospital.yaml:59:1: 错误：缩进少了 6 格，不再属于上一行的键
            59 | - 周明
               | ^ 从第 7 列写起，和别的各项对齐。
            """),
        ProblemCase(
            "只有一项，缩进少了", in: "Knowledge/hospital.yaml", "    内容: [周明, 吴芳]", to: "    内容:\n- 周明",
            """
            Knowledge/hospital.yaml:59:1: 错误：缩进少了 6 格，不再属于上一行的键
            59 | - 周明
               | ^ 从第 7 列写起，和别的各项对齐。
            """),
        ProblemCase(
            "一段的第一项缩进少了", in: "Knowledge/hospital.yaml", "  - 类型: 科室", to: "- 类型: 科室",
            """
            Knowledge/hospital.yaml:2:1: 错误：缩进少了 2 格，不再属于上一行的键
            2 | - 类型: 科室
              | ^ 从第 3 列写起，和别的各项对齐。
            """),
        ProblemCase(
            "值后面又是列表", in: "Knowledge/hospital.yaml", "    内容: [周明, 吴芳]", to: "    内容: 周明\n      - 吴芳",
            """
            Knowledge/hospital.yaml:58:9: 错误：名单的“内容”应该是列表，这里是一段文字
            58 |     内容: 周明
               |           ^ 写成“[甲, 乙]”，或每一项一行，以“- ”开头。
            Knowledge/hospital.yaml:59:7: 错误：这里不能是列表项：上一行已经有值了
            59 |       - 吴芳
               |       ^ 把上一行冒号后面的值也写成一项，或看看缩进。
            """),
        ProblemCase(
            "没有冒号的一行", in: "Knowledge/hospital.yaml", "    单位: 张", to: "    单位 张",
            """
            Knowledge/hospital.yaml:28:5: 错误：这一行没有“键: ”，YAML 会把它接到上一行的文字后面
            28 |     单位 张
               |     ^ 是另一项就写成“键: 值”或“- 值”；是同一段文字就写在一行里。
            """),
        ProblemCase(
            "减号后面没有空格", in: "Knowledge/hospital.yaml", "  - 名称: 医生", to: "  -名称: 医生",
            """
            Knowledge/hospital.yaml:31:3: 错误：“-”后面要有一个空格
            31 |   -名称: 医生
               |   ^ 写成“- ”。
            """),
        ProblemCase(
            "全角减号", in: "Knowledge/hospital.yaml", "  - 名称: 医生", to: "  － 名称: 医生",
            """
            Knowledge/hospital.yaml:31:3: 错误：列表项要用半角“-”开头，这里是“－”
            31 |   － 名称: 医生
               |   ^ 写成“- ”。
            """),
        ProblemCase(
            "减号和键同一行", in: "Knowledge/hospital.yaml", "    内容: [周明, 吴芳]", to: "    内容: - 周明",
            """
            Knowledge/hospital.yaml:58:9: 错误：列表的第一项不能和键写在同一行
            58 |     内容: - 周明
               |           ^ 另起一行，缩进两格，再写“- ”。
            Knowledge/hospital.yaml:58:9: 错误：名单的“内容”应该是列表，这里是一段文字
            58 |     内容: - 周明
               |           ^ 写成“[甲, 乙]”，或每一项一行，以“- ”开头。
            """),
        ProblemCase(
            "方括号没有配对", in: "Knowledge/hospital.yaml", "叫法: [床位]", to: "叫法: [床位",
            """
            Knowledge/hospital.yaml:26:9: 错误：“[”没有配对的“]”
            26 |     叫法: [床位
               |           ^ 在这一项的末尾补上“]”。
            """),
        ProblemCase(
            "方括号和花括号混了", in: "Knowledge/hospital.yaml", "叫法: [床位]", to: "叫法: [床位}",
            """
            Knowledge/hospital.yaml:26:9: 错误：“[”没有配对的“]”
            26 |     叫法: [床位}
               |           ^ 在第 26 行第 12 列的“}”处补上或改成“]”。
            """),
        ProblemCase(
            "多了方括号", in: "Knowledge/hospital.yaml", "叫法: [床位]", to: "叫法: [床位]]",
            """
            Knowledge/hospital.yaml:26:13: 错误：多了一个“]”
            26 |     叫法: [床位]]
               |                 ^ 删掉它。
            """),
        ProblemCase(
            "方括号后面还有文字", in: "Knowledge/hospital.yaml", "叫法: [床位]", to: "叫法: [床位] 等",
            """
            Knowledge/hospital.yaml:26:14: 错误：括号后面还有文字，YAML 读不懂
            26 |     叫法: [床位] 等
               |                  ^ 把整段文字放进一对引号里，里面的引号用“”。
            """),
        ProblemCase(
            "换行处少了逗号", in: "Knowledge/hospital.yaml", "内容: [周明, 吴芳]", to: "内容: [周明\n      吴芳]",
            """
            Knowledge/hospital.yaml:58:12: 错误：行末少了一个逗号，YAML 会把它和下一行连成一段文字
            58 |     内容: [周明
               |                ^ 补上半角逗号“,”。
            """),
        ProblemCase(
            "多了逗号", in: "Knowledge/hospital.yaml", "内容: [周明, 吴芳]", to: "内容: [周明,, 吴芳]",
            """
            Knowledge/hospital.yaml:58:13: 错误：多了一个逗号，中间是空的
            58 |     内容: [周明,, 吴芳]
               |                 ^ 删掉它。
            """),
        ProblemCase(
            "引号没有配对", in: "Knowledge/hospital.yaml", "内容: 儿科主任", to: "内容: \"儿科主任",
            """
            Knowledge/hospital.yaml:41:9: 错误：引号 " 在这一行里没有配对
            41 |     内容: "儿科主任是林小雨。
               |           ^ 补上右边的引号；文字要分几行写就用“|”。
            """),
        ProblemCase(
            "列表里的引号没有配对", in: "Knowledge/hospital.yaml", "内容: [周明, 吴芳]", to: "内容: [\"周明, 吴芳]",
            """
            Knowledge/hospital.yaml:58:10: 错误：引号 " 在这一行里没有配对
            58 |     内容: ["周明, 吴芳]
               |            ^ 补上右边的引号；文字要分几行写就用“|”。
            """),
        ProblemCase(
            "引号后面还有文字", in: "Knowledge/hospital.yaml", "内容: 儿科主任是", to: "内容: \"儿科主任\"是",
            """
            Knowledge/hospital.yaml:41:15: 错误：引号后面还有文字，YAML 读不懂
            41 |     内容: "儿科主任"是林小雨。
               |                     ^ 把整段文字放进一对引号里，里面的引号用“”。
            """),
        ProblemCase(
            "双引号里的反斜线", in: "Knowledge/hospital.yaml", "内容: 儿科主任是林小雨。", to: "内容: \"a\\d\"",
            """
            Knowledge/hospital.yaml:41:11: 错误：双引号里的“\\d”在 YAML 里没有意义
            41 |     内容: "a\\d"
               |             ^ “\\”写两个，或改用单引号。
            """),
        ProblemCase(
            "文字里的冒号", in: "Knowledge/hospital.yaml", "内容: 儿科主任", to: "内容: 主任: 儿科主任",
            """
            Knowledge/hospital.yaml:41:11: 错误：文字里的半角冒号“: ”会被当成又一个键
            41 |     内容: 主任: 儿科主任是林小雨。
               |               ^ 改成全角“：”，或给整段文字加引号。
            """),
        ProblemCase(
            "被当成注释", in: "Knowledge/hospital.yaml", "类型: 服务", to: "类型: 服务 #1",
            """
            Knowledge/hospital.yaml:22:12: 警告：空格加“#”起是注释，后面的字不算在值里
            22 |     类型: 服务 #1
               |                ^ 不是注释就给整段文字加引号。
            """),
        ProblemCase(
            "锚点", in: "Knowledge/hospital.yaml", "类型: 服务", to: "类型: &a 服务",
            """
            Knowledge/hospital.yaml:22:9: 错误：“&”开头的文字在 YAML 里是锚点，这里不能用
            22 |     类型: &a 服务
               |           ^ 文字要以它开头就整段加引号。
            """),
        ProblemCase(
            "别名", in: "Knowledge/hospital.yaml", "类型: 服务", to: "类型: *a",
            """
            Knowledge/hospital.yaml:22:9: 错误：“*”开头的文字在 YAML 里是别名，这里不能用
            22 |     类型: *a
               |           ^ 文字要以它开头就整段加引号。
            """),
        ProblemCase(
            "类型标记", in: "Knowledge/hospital.yaml", "类型: 服务", to: "类型: !!str 服务",
            """
            Knowledge/hospital.yaml:22:9: 错误：“!”开头的文字在 YAML 里是类型标记，这里不能用
            22 |     类型: !!str 服务
               |           ^ 文字要以它开头就整段加引号。
            """),
        ProblemCase(
            "百分号开头", in: "Knowledge/hospital.yaml", "类型: 服务", to: "类型: %服务",
            """
            Knowledge/hospital.yaml:22:9: 错误：“%”开头的文字在 YAML 里是指令，这里不能用
            22 |     类型: %服务
               |           ^ 文字要以它开头就整段加引号。
            """),
        ProblemCase(
            "几段文件", in: "Knowledge/hospital.yaml", "条目:", to: "---\n条目:",
            """
            Knowledge/hospital.yaml:36:1: 错误：一个文件里不能有“---”隔开的几段
            36 | ---
               | ^ 删掉这一行，或拆成几个文件。
            """),
        ProblemCase(
            "该是文字却是列表", in: "Knowledge/hospital.yaml", "    单位: 张", to: "    单位: [张]",
            """
            Knowledge/hospital.yaml:28:9: 错误：指标的“单位”应该是一段文字，这里是列表
            28 |     单位: [张]
               |           ^ 写成“单位: 文字”；文字以方括号、花括号开头或含“: ”就加引号。
            """),
        ProblemCase(
            "该是列表却是文字", in: "Knowledge/hospital.yaml", "内容: [周明, 吴芳]", to: "内容: 周明",
            """
            Knowledge/hospital.yaml:58:9: 错误：名单的“内容”应该是列表，这里是一段文字
            58 |     内容: 周明
               |           ^ 写成“[甲, 乙]”，或每一项一行，以“- ”开头。
            """),
        ProblemCase(
            "人物的内容写成列表", in: "Knowledge/hospital.yaml", "内容: 儿科主任是林小雨。", to: "内容: [林小雨, 周明]",
            """
            Knowledge/hospital.yaml:41:9: 错误：人物的“内容”应该是一段文字，这里是列表
            41 |     内容: [林小雨, 周明]
               |           ^ 写成一两句完整的话；要列几项就改成“类: 名单”。
            """),
        ProblemCase(
            "该是列表却是键值", in: "Knowledge/hospital.yaml", "别名: [小儿科]", to: "别名: {小儿科: 是}",
            """
            Knowledge/hospital.yaml:7:9: 错误：主体的“别名”应该是列表，这里是“键: 值”
            7 |     别名: {小儿科: 是}
              |           ^ 写成“[甲, 乙]”。
            """),
        ProblemCase(
            "段落该是列表", in: "Knowledge/hospital.yaml", "主题:\n  - 名称: 专家门诊\n    类型: 服务\n    叫法: [专家 门诊]", to: "主题: 专家门诊",
            """
            Knowledge/hospital.yaml:20:5: 错误：“主题”这一段应该是列表，这里是一段文字
            20 | 主题: 专家门诊
               |       ^ 每一项以“- ”开头。
            Knowledge/hospital.yaml: 错误：还有 2 处问题可能只是因为 Knowledge/hospital.yaml 没有读全，先不列出
              改好这些文件再检查一次。
            """),
        ProblemCase(
            "不是是也不是否", in: "Knowledge/hospital.yaml", "    行: 8", to: "    行: 8\n    未说明: yes",
            """
            Knowledge/hospital.yaml:44:10: 错误：“未说明”只能是“是”或“否”，不能是“yes”
            44 |     未说明: yes
               |             ^ 改成“是”或“否”。
            """),
        ProblemCase(
            "看不见的字符", in: "Knowledge/hospital.yaml", "儿科主任是", to: "儿科\0主任是",
            """
            Knowledge/hospital.yaml:41:11: 错误：这里有一个看不见的控制字符 U+0000
            41 |     内容: 儿科�主任是林小雨。
               |               ^ 删掉它。
            """),
        ProblemCase(
            "大于号开头", in: "Knowledge/hospital.yaml", "    主体: 内科\n", to: "    >主体: 内科\n",
            """
            Knowledge/hospital.yaml:54:6: 错误：“|”和“>”后面只能换行
            54 |     >主体: 内科
               |      ^ 文字以它开头就整段加引号。
            """),
    ]
}
