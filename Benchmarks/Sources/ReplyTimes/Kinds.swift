/// Questions of every kind on the shipped knowledge, to hold against a single figure's.
enum Kinds {
    static let all: [(name: String, questions: [String])] = [
        ("a figure", ["江北有多少户外劳动者站点"]),
        ("a list", ["江津微宣讲的三进是进哪里"]),
        ("a definition", ["渝工娘家人是什么"]),
        ("a person", ["陈元春担任什么职务"]),
        ("a time", ["江北工会的劳动争议调解室哪年建的"]),
        ("yes or no", ["江北工会会员超过20万了吗"]),
        ("a comparison", ["江北和江津谁的会员多"]),
        ("a difference", ["江津会员比江北少多少"]),
        ("a sum", ["江北和江津的会员一共多少人"]),
        ("a ranking", ["各区会员排个名"]),
        ("two questions", ["江北有多少会员？江津有多少技能人才？"]),
        ("asked back", ["劳模有多少"]),
        ("unknown, with suggestions", ["江北有多少女性户外劳动者站点"]),
        ("small talk", ["你好"]),
        ("a slip", ["江被有多少户外劳动者站点"]),
        ("two slips", ["江被有多少会圆"]),
        ("pinyin", ["jiangbei you duoshao huiyuan", "jiangbeiyouduoshaohuwailaodongzhezhandian"]),
        ("no question in it", ["魑魅魍魉"]),
        (
            "2,000 characters",
            [String(String(repeating: "今天的工作安排如下，请各单位按时报送材料。", count: 100).prefix(1980)) + "江北有多少户外劳动者站点？"]
        ),
    ]
}
