/// The sentences around the facts, from the `回答` sections of `Intents/`.
///
/// They are cut at their placeholders when the files load, and names are compared as numbers: filling one in costs the
/// copying of its text.
struct Templates: Sendable {
    private let names: [Label]
    private let texts: [Template]

    /// Every template, with the names that it may use.
    static let allowed = [ofAnswers, ofOperations, ofExceptions, ofItems].reduce(into: [:]) { all, some in
        all.merge(some) { first, _ in first }
    }

    /// The templates that every set of intents needs.
    static let ofAnswers: [String: Set<String>] = [
        "数值句": ["主体", "句", "括注"],
        "数值名": ["主体", "指标", "数", "括注"],
        "名单句": ["主体", "指标", "名单", "括注"],
        "陈述": ["陈述", "说明", "来源"],
        "哪里的": ["主体", "陈述"],
        "别的时间": ["陈述"],
        "多条": ["条数", "各条", "来源"],
        "符合的项": ["主体", "指标", "条数", "各条", "来源"],
        "沿用": ["沿用"],
        "没认出": ["所问"],
        "纠正": ["所问"],
        "有": ["陈述", "说明", "来源"],
        "说对了": ["陈述", "说明", "来源"],
        "说错了": ["所问", "陈述", "说明", "来源"],
        "没说到": ["所问", "陈述", "说明", "来源"],
        "同数": ["陈述"],
        "别处": ["主体"],
        "只有别的口径": ["所问", "陈述", "说明", "来源"],
        "哪个口径": [],
        "只有别的时间": ["所问", "陈述", "说明", "来源"],
        "只有数字": ["所问", "陈述", "说明", "来源"],
        "只有别的单位": ["所问", "陈述", "说明", "来源"],
        "计划提示": [],
        "反问": ["选项"],
        "确认": ["选项"],
        "无数据": ["主体", "指标"],
        "无数据有合计": ["主体", "指标", "陈述", "来源"],
        "无数据有别的": ["主体", "指标", "陈述", "来源"],
        "不在资料里": ["所问", "类别"],
        "没看懂": ["所问"],
        "资料没提": ["主体", "所问"],
        "不在范围": [],
        "概况": ["主体", "各条", "来源"],
        "帮助": ["主体", "例问"],
        "没说原因": [],
        "没写": ["主体", "所问"],
        "续": ["各条"],
        "续完": [],
        "还有": ["条数"],
        "空消息": ["例问"],
    ]

    /// The templates of what is made of several figures; needed where an intent has an `运算`.
    static let ofOperations: [String: Set<String>] = [
        "运算": ["结论", "各条", "来源"],
        "合计": ["数", "算式"],
        "平均": ["数", "算式"],
        "平均每": ["单位", "数", "算式"],
        "平均每年": ["数", "算式"],
        "占比": ["甲", "乙", "数", "算式"],
        "多几成": ["甲", "乙", "数", "算式"],
        "少几成": ["甲", "乙", "数", "算式"],
        "倍数": ["甲", "乙", "数", "算式"],
        "相差": ["甲", "乙", "数", "算式"],
        "一样多": ["甲", "乙"],
        "最多": ["甲", "数", "顺序", "个数"],
        "最少": ["甲", "数", "顺序", "个数"],
        "排序": ["顺序", "个数"],
        "名次": ["甲", "名次", "顺序", "个数"],
        "前几": ["个数", "顺序"],
        "末几": ["个数", "顺序"],
        "已完成": ["数", "算式", "差"],
        "未完成": ["数", "算式", "差"],
        "完成率": ["数", "算式", "差"],
        "没有完成数": ["运算", "陈述", "来源"],
        "没有计划数": ["运算", "陈述", "来源"],
        "符合": ["条件", "名单"],
        "没有符合": ["条件"],
        "只有一处": ["甲", "数", "指标"],
        "只有一个": [], "数不全": [],
        "没有可比": [],
        "数不够": ["运算", "陈述", "来源"],
        "缺数": ["所问"],
        "缺数多": ["所问", "个数"],
        "另有": ["陈述"],
        "时间提示": [],
        "来源提示": [],
        "单位不同": [],
        "口径不同": [],
        "时间不同": [],
        "自相矛盾": [],
        "只看数字": ["甲"],
        "只看数字一样": [],
        "所指不同": [],
        "比率不相加": [],
        "已含": ["甲", "乙"],
        "上下级": ["甲", "乙"],
        "分不出": [],
    ]

    /// The templates of what is taken out; needed where there are `排除词`.
    static let ofExceptions: [String: Set<String>] = [
        "不算": ["所问"],
        "去掉": ["甲", "乙", "数", "算式"],
        "剩下": ["主体", "指标", "条数", "各条", "来源"],
    ]

    /// The template of one item of a list that was told; needed where there are `序数` or `末项`.
    static let ofItems: [String: Set<String>] = [
        "第几项": ["主体", "指标", "序号", "内容", "来源"]
    ]

    init(_ texts: [String: String]) {
        names = texts.keys.map { Label($0) }
        self.texts = texts.values.map { Template($0) }
    }

    func fill(_ name: Label, _ values: Values = [:]) -> String {
        names.firstIndex(of: name).map { texts[$0].filled(values) } ?? ""
    }

    /// The name of a template or a placeholder, as the hash of its UTF-8 (FNV-1a, 64 bits): there are a few dozen.
    struct Label: Equatable, Sendable, ExpressibleByStringLiteral {
        private let code: UInt64

        init(_ name: String) {
            code = name.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        }

        init(stringLiteral name: String) { self.init(name) }
    }

    /// What stands for the placeholders.
    struct Values: ExpressibleByDictionaryLiteral {
        private var pairs: [(name: Label, value: String)]

        init(dictionaryLiteral pairs: (Label, String)...) { self.pairs = pairs }

        subscript(name: Label) -> String? {
            get { pairs.first { $0.name == name }?.value }
            set {
                pairs.removeAll { $0.name == name }
                if let newValue { pairs.append((name, newValue)) }
            }
        }

        /// The same with two more.
        func adding(_ first: Label, _ one: String, _ second: Label, _ two: String) -> Values {
            var values = self
            values[first] = one
            values[second] = two
            return values
        }
    }
}

/// A text cut at its placeholders.
struct Template: Sendable {
    private enum Part {
        case text(String)
        case placeholder(Templates.Label)
    }
    private let parts: [Part]

    init(_ text: String) {
        var parts: [Part] = []
        var rest = text[...]
        while let open = rest.firstIndex(of: "【"), let close = rest[open...].firstIndex(of: "】") {
            if open > rest.startIndex { parts.append(.text(String(rest[..<open]))) }
            parts.append(.placeholder(Templates.Label(String(rest[rest.index(after: open)..<close]))))
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty { parts.append(.text(String(rest))) }
        self.parts = parts
    }

    func filled(_ values: Templates.Values) -> String {
        var filled = ""
        for part in parts {
            switch part {
            case .text(let text): filled += text
            case .placeholder(let name): filled += values[name] ?? ""
            }
        }
        return filled
    }
}
