import Testing

@Suite("资料之间对不上")
struct KnowledgeProblemTests {
    @Test("整段报告", arguments: cases)
    func reports(_ problem: ProblemCase) throws {
        #expect(try problem.report() == problem.expected)
    }

    static let cases: [ProblemCase] = [
        ProblemCase(
            "没有这个主体类型", in: "Knowledge/hospital.yaml", "    类型: 科室\n    别名: [小儿科]", to: "    类型: 科\n    别名: [小儿科]",
            """
            Knowledge/hospital.yaml:6:9: 错误：没有“科”这个主体类型
            6 |     类型: 科
              |           ^ 可用的：科室
            """),
        ProblemCase(
            "没有这个主体", in: "Knowledge/hospital.yaml", "    主体: 内科", to: "    主体: 外科",
            """
            Knowledge/hospital.yaml:54:9: 错误：没有“外科”这个主体
            54 |     主体: 外科
               |           ^ 在“主体”里定义它，或改成已有的名称。
            """),
        ProblemCase(
            "没有这个主题", in: "Knowledge/hospital.yaml", "主题: 专家门诊", to: "主题: 专家门珍",
            """
            Knowledge/hospital.yaml:47:9: 错误：没有“专家门珍”这个主题
            47 |     主题: 专家门珍
               |           ^ 是不是“专家门诊”？在“主题”里定义它，或改成已有的名称。
            """),
        ProblemCase(
            "没有这个来源", in: "Knowledge/hospital.yaml", "    来源: 2025年报\n    行: 8", to: "    来源: 2024年报\n    行: 8",
            """
            Knowledge/hospital.yaml:42:9: 错误：没有“2024年报”这个来源
            42 |     来源: 2024年报
               |           ^ 是不是“2025年报”？在“来源”里定义它，或改成已有的名称。
            """),
        ProblemCase(
            "没有这一类", in: "Knowledge/hospital.yaml", "    类: 人物", to: "    类: 人",
            """
            Knowledge/hospital.yaml:39:8: 错误：没有“人”这一类
            39 |     类: 人
               |         ^ 可用的：名单、说明、人物、时间、地点；数字写进 CSV。
            """),
        ProblemCase(
            "没有这个指标", in: "Knowledge/figures.csv", "儿科,床位", to: "儿科,床 位数",
            """
            Knowledge/figures.csv:2:4: 错误：没有“床 位数”这个指标
            2 | 儿科,床 位数,总数,截至2025年底,40,张,2025年报,3,
              |      ^ 在“指标”里定义它，或改成已有的名称。
            Intents/figure.yaml: 错误：另有 1 个例子没有通过（Intents/figure.yaml:8）
              多半是前面的错误引起的：先改好前面的，再检查一次。
            """),
        ProblemCase(
            "条目不是指标", in: "Knowledge/figures.csv", "内科,床位", to: "内科,儿科主任",
            """
            Knowledge/figures.csv:3:4: 错误：“儿科主任”是条目（人物），不是指标
            3 | 内科,儿科主任,总数,截至2025年底,120余,张,2025年报,3,
              |      ^ 数字要有自己的指标，换一个名称定义它。
            """),
        ProblemCase(
            "两个主体同一个别名", in: "Knowledge/hospital.yaml", "别名: [大内科]", to: "别名: [大内科, 小儿科]",
            """
            Knowledge/hospital.yaml:10:15: 错误：“小儿科”同时是儿科和内科的叫法
            10 |     别名: [大内科, 小儿科]
               |                    ^ 另一处在 Knowledge/hospital.yaml:7，删掉一个。
            """),
        ProblemCase(
            "别名写进不是", in: "Knowledge/hospital.yaml", "不是: [内科学]", to: "不是: [内科学, 小儿科]",
            """
            Knowledge/hospital.yaml:11:15: 错误：“小儿科”是儿科的叫法，不能写在“不是”里
            11 |     不是: [内科学, 小儿科]
               |                    ^ 删掉一处。
            """),
        ProblemCase(
            "主体又是无资料主体", in: "Knowledge/hospital.yaml", "科室: [皮肤科]", to: "科室: [皮肤科, 小儿科]",
            """
            Knowledge/hospital.yaml:13:13: 错误：“小儿科”已经是主体“儿科”的名称，不能又是无资料主体
            13 |   科室: [皮肤科, 小儿科]
               |                  ^ 删掉一处。
            """),
        ProblemCase(
            "主体定义两次", in: "Knowledge/hospital.yaml", "  - 名称: 内科\n", to: "  - 名称: 儿科\n    类型: 科室\n  - 名称: 内科\n",
            """
            Knowledge/hospital.yaml:8:9: 错误：主体“儿科”定义了两次
            8 |   - 名称: 儿科
              |           ^ 另一处在 Knowledge/hospital.yaml:5，留一个。
            """),
        ProblemCase(
            "上级绕成圈", in: "Knowledge/hospital.yaml", "    别名: [小儿科]", to: "    别名: [小儿科]\n    上级: 儿科",
            """
            Knowledge/hospital.yaml:8:9: 错误：“上级”绕成了圈：儿科在自己的上面
            8 |     上级: 儿科
              |           ^ 改成真正的上级，或删掉。
            """),
        ProblemCase(
            "指标定义两次", in: "Knowledge/hospital.yaml", "  - 名称: 医生\n", to: "  - 名称: 床位\n    叫法: [床 位置]\n  - 名称: 医生\n",
            """
            Knowledge/hospital.yaml:31:9: 错误：指标“床位”定义了两次
            31 |   - 名称: 床位
               |           ^ 另一处在 Knowledge/hospital.yaml:25，留一个。
            """),
        ProblemCase(
            "指标没有叫法", in: "Knowledge/hospital.yaml", "    叫法: [医生]\n", to: "",
            """
            Knowledge/hospital.yaml:31:5: 错误：指标“医生”没有“叫法”
            31 |   - 名称: 医生
               |     ^ 加一行“叫法: [医生]”：认出它所需的几个词，用空格隔开。
            """),
        ProblemCase(
            "性质不对", in: "Knowledge/hospital.yaml", "性质: 存量\n    句", to: "性质: 存\n    句",
            """
            Knowledge/hospital.yaml:29:9: 错误：“性质”只能是“存量”或“流量”，不能是“存”
            29 |     性质: 存
               |           ^ 现有多少是存量，一段时间里做了多少是流量。
            """),
        ProblemCase(
            "句里没有数", in: "Knowledge/hospital.yaml", "有床位【数】", to: "有床位",
            """
            Knowledge/hospital.yaml:30:8: 错误：模板里没有【数】，答复里就看不到它
            30 |     句: 有床位
               |         ^ 在该出现的地方写上【数】。
            """),
        ProblemCase(
            "句里的值写错", in: "Knowledge/hospital.yaml", "有床位【数】", to: "有床位【数字】",
            """
            Knowledge/hospital.yaml:30:11: 错误：模板里的【数字】没有对应的值
            30 |     句: 有床位【数字】
               |               ^ 可用的：【数】
            """),
        ProblemCase(
            "括号没有配对", in: "Knowledge/hospital.yaml", "有床位【数】", to: "有床位【数",
            """
            Knowledge/hospital.yaml:30:11: 错误：“【”没有配对的“】”
            30 |     句: 有床位【数
               |               ^ 补上“】”。
            """),
        ProblemCase(
            "包含的指标没有定义", in: "Knowledge/hospital.yaml", "    句: 有床位【数】", to: "    句: 有床位【数】\n    包含: [加护床位]",
            """
            Knowledge/hospital.yaml:31:10: 错误：没有“加护床位”这个指标
            31 |     包含: [加护床位]
               |            ^ 先定义它，哪怕还没有数字。
            """),
        ProblemCase(
            "包含自己", in: "Knowledge/hospital.yaml", "    句: 有床位【数】", to: "    句: 有床位【数】\n    包含: [床位]",
            """
            Knowledge/hospital.yaml:31:10: 错误：指标“床位”不能包含它自己
            31 |     包含: [床位]
               |            ^ 删掉它。
            """),
        ProblemCase(
            "两个指标同样的叫法", in: "Knowledge/hospital.yaml", "    叫法: [医生]\n    相关: [大夫]\n    单位: 人",
            to: "    叫法: [医生, 床位]\n    相关: [大夫]\n    单位: 张",
            """
            Knowledge/figures.csv:4:22: 警告：“医生”的单位是“张”，这里写的是“人”
            4 | 内科,医生,总数,截至2025年底,36,人,2025年报,5,其中主任医师6人
              |                                ^ 改成“张”，或改指标的单位（Knowledge/hospital.yaml:31）；数的是另一样，就另写一个指标。
            Knowledge/hospital.yaml:31:9: 警告：“医生”和“床位”有同样的叫法（床位），内科两样都有，问的人分不清
            31 |   - 名称: 医生
               |           ^ 另一处在 Knowledge/hospital.yaml:25，给其中一个的叫法加上区别的词；要反问就加一行“同叫: [床位]”。
            """),
        ProblemCase(
            "有意同叫", in: "Knowledge/hospital.yaml", "    叫法: [医生]\n    相关: [大夫]\n    单位: 人",
            to: "    叫法: [医生, 床位]\n    相关: [大夫]\n    单位: 张\n    同叫: [床位]",
            """
            Knowledge/figures.csv:4:22: 警告：“医生”的单位是“张”，这里写的是“人”
            4 | 内科,医生,总数,截至2025年底,36,人,2025年报,5,其中主任医师6人
              |                                ^ 改成“张”，或改指标的单位（Knowledge/hospital.yaml:31）；数的是另一样，就另写一个指标。
            """),
        ProblemCase(
            "同叫的指标没有定义", in: "Knowledge/hospital.yaml", "    句: 有床位【数】", to: "    句: 有床位【数】\n    同叫: [加护床位]",
            """
            Knowledge/hospital.yaml:31:10: 错误：没有“加护床位”这个指标
            31 |     同叫: [加护床位]
               |            ^ 改成已有的名称。
            """),
        ProblemCase(
            "指标没有数字", in: "Knowledge/hospital.yaml", "条目:", to: "  - 名称: 护士\n    叫法: [护士]\n条目:",
            """
            Knowledge/hospital.yaml:36:9: 警告：指标“护士”没有一个数字
            36 |   - 名称: 护士
               |           ^ 在 CSV 里加一行，或删掉它。
            """),
        ProblemCase(
            "条目重名", in: "Knowledge/hospital.yaml", "  - 名称: 专家门诊医生\n    主体: 内科", to: "  - 名称: 儿科主任\n    主体: 儿科",
            """
            Knowledge/hospital.yaml:53:9: 错误：“儿科主任”已经是“人物”，这里又写成“名单”
            53 |   - 名称: 儿科主任
               |           ^ 换一个名称，或改成同一类。
            """),
        ProblemCase(
            "同义词归了两处", in: "Knowledge/hospital.yaml", "床位: [病床]", to: "床位: [病床]\n  大夫: [病床]",
            """
            Knowledge/hospital.yaml:20:8: 警告：“病床”已经是“床位”的同义词，这里又归到“大夫”
            20 |   大夫: [病床]
               |          ^ 另一处在 Knowledge/hospital.yaml:19，留一处；以先写的为准。
            """),
        ProblemCase(
            "同义词绕成圈", in: "Knowledge/hospital.yaml", "床位: [病床]", to: "床位: [病床]\n  病床: [床位]",
            """
            Knowledge/hospital.yaml:20:8: 错误：同义词绕成了圈：“床位”又是“病床”的标准说法
            20 |   病床: [床位]
               |          ^ 只留一个方向：左边标准说法，右边别的说法。
            """),
        ProblemCase(
            "同义词是它自己", in: "Knowledge/hospital.yaml", "床位: [病床]", to: "床位: [床位, 病床]",
            """
            Knowledge/hospital.yaml:19:8: 警告：“床位”的同义词是它自己
            19 |   床位: [床位, 病床]
               |          ^ 删掉它。
            """),
        ProblemCase(
            "同义词只有标点", in: "Knowledge/hospital.yaml", "床位: [病床]", to: "床位: [病床, \"？\"]",
            """
            Knowledge/hospital.yaml:19:12: 警告：“床位”的同义词“？”里没有字，永远不会被认出来
            19 |   床位: [病床, "？"]
               |                ^ 标点和空格不算；换成词，或删掉它。
            """),
        ProblemCase(
            "同义词是主体", in: "Knowledge/hospital.yaml", "床位: [病床]", to: "床位: [病床, 大内科]",
            """
            Knowledge/hospital.yaml:19:12: 警告：“大内科”是主体的名称，又是“床位”的同义词，两样会混在一起
            19 |   床位: [病床, 大内科]
               |                ^ 删掉一处。
            """),
        ProblemCase(
            "同义词是虚词", in: "Knowledge/hospital.yaml", "床位: [病床]", to: "床位: [病床, 请问]",
            """
            Knowledge/hospital.yaml:19:12: 警告：“请问”在意图文件里是虚词或问词，当“床位”的同义词不起作用
            19 |   床位: [病床, 请问]
               |                ^ 从虚词、问词里删掉它，或删掉这个同义词。
            """),
        ProblemCase(
            "标准说法是问话", in: "Knowledge/hospital.yaml", "床位: [病床]", to: "多少: [病床]",
            """
            Knowledge/hospital.yaml:19:3: 警告：同义词“多少”不起作用：它只是问话、数字或主体的名称
            19 |   多少: [病床]
               |   ^ 主体的另一种说法写进它的“别名”，问话写进意图的“问词”。
            """),
        ProblemCase(
            "叫法是问话", in: "Knowledge/hospital.yaml", "叫法: [主任]", to: "叫法: [主任, 多少]",
            """
            Knowledge/hospital.yaml:40:14: 警告：叫法“多少”不起作用：它只是问话、数字或主体的名称
            40 |     叫法: [主任, 多少]
               |                  ^ 写上说明是什么的词，或删掉它。
            """),
        ProblemCase(
            "概况里没有这一项", in: "Knowledge/hospital.yaml", "    别名: [小儿科]", to: "    别名: [小儿科]\n    概况: [床位, 门诊量]",
            """
            Knowledge/hospital.yaml:8:14: 错误：“概况”里的“门诊量”不是指标也不是条目
            8 |     概况: [床位, 门诊量]
              |                  ^ 改成已有的名称。
            """),
        ProblemCase(
            "标准说法哪里都没有用", in: "Knowledge/hospital.yaml", "床位: [病床]", to: "病榻: [病床, 床铺]",
            """
            Knowledge/hospital.yaml:19:3: 警告：没有哪个叫法、相关里有“病榻”，它的同义词不起作用
            19 |   病榻: [病床, 床铺]
               |   ^ 左边写叫法里用的词，右边写人们也会说的。
            """),
        ProblemCase(
            "键写错了，不再说缺它", in: "Knowledge/hospital.yaml", "    叫法: [医生]", to: "    叫发: [医生]",
            """
            Knowledge/hospital.yaml:32:5: 错误：指标里不认得“叫发”
            32 |     叫发: [医生]
               |     ^ 是不是“叫法”？可用的键：名称、叫法、相关、单位、性质、句、主题、包含、同叫、说明
            """),
        ProblemCase(
            "单位不在量词里", in: "Knowledge/hospital.yaml", "    单位: 人", to: "    单位: 名儿",
            """
            Knowledge/figures.csv:4:22: 警告：“医生”的单位是“名儿”，这里写的是“人”
            4 | 内科,医生,总数,截至2025年底,36,人,2025年报,5,其中主任医师6人
              |                                ^ 改成“名儿”，或改指标的单位（Knowledge/hospital.yaml:31）；数的是另一样，就另写一个指标。
            Knowledge/hospital.yaml:34:9: 警告：单位“名儿”不在“量词”里，问“多少名儿”认不出来
            34 |     单位: 名儿
               |           ^ 在意图文件的“量词”里加上它。
            """),
        ProblemCase(
            "指标数个，行里写人", in: "Knowledge/hospital.yaml", "    单位: 人", to: "    单位: 个",
            """
            Knowledge/figures.csv:4:22: 警告：“医生”的单位是“个”，这里写的是“人”
            4 | 内科,医生,总数,截至2025年底,36,人,2025年报,5,其中主任医师6人
              |                                ^ 改成“个”，或改指标的单位（Knowledge/hospital.yaml:31）；数的是另一样，就另写一个指标。
            """),
        ProblemCase(
            "改了名，几行都对不上", in: "Knowledge/hospital.yaml", "  - 名称: 床位", to: "  - 名称: 床",
            """
            Knowledge/figures.csv:2:4: 错误：没有“床位”这个指标
            2 | 儿科,床位,总数,截至2025年底,40,张,2025年报,3,
              |      ^ 它是“床”的别的叫法；这里要写名称“床”。
            Knowledge/figures.csv:3:4: 错误：没有“床位”这个指标
            3 | 内科,床位,总数,截至2025年底,120余,张,2025年报,3,
              |      ^ 它是“床”的别的叫法；这里要写名称“床”。
            Knowledge/hospital.yaml:25:9: 警告：指标“床”没有一个数字
            25 |   - 名称: 床
               |           ^ 在 CSV 里加一行，或删掉它。
            Intents/figure.yaml: 错误：另有 1 个例子没有通过（Intents/figure.yaml:8）
              多半是前面的错误引起的：先改好前面的，再检查一次。
            """),
        ProblemCase(
            "列表项没有缩进", in: "Knowledge/hospital.yaml", "  - 名称: 医生", to: "- 名称: 医生",
            """
            Knowledge/hospital.yaml:31:1: 错误：缩进少了 2 格，和上面哪一级都对不上
            31 | - 名称: 医生
               | ^ 从第 3 列写起，和同一级对齐。
            """),
        ProblemCase(
            "别名当来源", in: "Knowledge/hospital.yaml", "    来源: 2025年报\n    行: 8", to: "    来源: 年报\n    行: 8",
            """
            Knowledge/hospital.yaml:42:9: 错误：没有“年报”这个来源
            42 |     来源: 年报
               |           ^ 它是“2025年报”的别的叫法；这里要写名称“2025年报”。
            """),
    ]
}
