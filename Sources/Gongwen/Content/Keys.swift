/// The keys that files may use, in the order of the documentation. One place for readers and for error messages.
enum Keys {
    static let knowledge = ["主体类型", "主体", "无资料主体", "来源", "级别", "同义词", "主题", "指标", "条目"]
    static let subjectType = ["类型", "泛称", "群称"]
    static let subject = ["名称", "类型", "上级", "别名", "级别词", "不是", "概况"]
    static let source = ["名称", "显示", "主体", "日期", "叫法"]
    static let topic = ["名称", "类型", "叫法", "相关", "主体", "说明"]
    static let indicator = ["名称", "叫法", "相关", "单位", "性质", "句", "主题", "包含", "同叫", "说明"]
    static let entry = ["名称", "主体", "类", "主题", "叫法", "相关", "内容", "句", "时间", "来源", "行", "未说明", "说明"]

    static let intents = [
        "意图", "说明", "问类", "运算", "所问", "问词", "弱问词", "量词前", "数的是", "句末", "分母", "例", "反例", "寒暄", "回答", "虚词", "弱词", "通名",
        "限定词", "排除词", "排除到", "排除在后", "否定词", "连接词", "分隔词", "转折词", "未然词", "追问词", "代词", "指代", "逐个词", "全选词",
        "限制字", "动词字",
        "动词后",
        "动词前", "动词尾", "句末问词", "量词", "口径词", "相对年", "邻年", "时间前后", "正反问", "序数", "末项", "意愿词", "前几", "恰数词", "含界词", "断言词",
        "全称词",
        "称呼词", "自述词", "缘由词", "日子词", "选择词",
        "对立词",
        "并入词", "频次词", "年频词",
        "群体词",
        "形近字", "单音字",
        "连音字", "问法",
        "变体",
    ]
    static let example = ["问", "连问", "得", "未理解"]
    static let expectation = ["状态", "问类", "主体", "指标", "数值", "口径", "时间", "含", "不含", "未理解", "选项"]
    static let measure = ["类", "词"] + Units.Trait.allCases.map(\.rawValue) + ["另计", "所数", "动词"]
    static let phrasing = ["名称", "类", "问", "口径", "年", "数", "限定", "主体写错"]
    static let smalltalk = ["名称", "说", "答"]

    /// For recognising a line that only a full-width colon spoilt.
    static let all = Set(
        knowledge + subjectType + subject + source + topic + indicator + entry + intents + example + expectation
            + measure + phrasing + smalltalk)
}
