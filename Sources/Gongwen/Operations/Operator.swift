/// What is to be done with several figures; written `运算` in the files.
///
/// Kinds of question say what is wanted (a number, a name, a date); an operator says what is made of the numbers found.
/// A question has any number of them: `哪个多，多多少` compares and subtracts.
enum Operator: String, Sendable, Codable, CaseIterable {
    /// 超过1000家的区: which of several are above a bound.
    case above = "多于"
    case below = "少于"
    /// 完成了吗, 完成率: what was done, as a part of what was planned.
    case progress = "完成"
    /// 多百分之几: the difference as a part of the second.
    case change = "增减"
    /// 占比: one figure as a part of another.
    case share = "占比"
    /// 几倍: one figure by another.
    case ratio = "倍数"
    /// 最多的是哪个.
    case highest = "最多"
    case lowest = "最少"
    /// 排名, 从高到低.
    case ranking = "排名"
    /// 多多少, 差几个.
    case difference = "相差"
    /// 平均每期多少人: a figure by the number of what it was spread over; or the mean of several.
    case mean = "平均"
    /// 加起来, 合计.
    case sum = "合计"
    /// 谁多, 对比.
    case comparison = "比较"

    /// Its place among the operators: where several are said, the first decides.
    var priority: Int { Operator.allCases.firstIndex(of: self) ?? 0 }

    /// 一共 is said of a single figure too; a comparison, a rank or a mean of one figure is nonsense.
    var maySayNothing: Bool { self == .sum }

    /// It holds figures against a number: 超过1000家.
    var isBound: Bool { self == .above || self == .below }

    /// It asks which is more.
    var asksForOrder: Bool {
        switch self {
        case .highest, .lowest, .ranking, .difference, .comparison, .change: true
        default: false
        }
    }

    /// It holds one figure against another.
    var comparesTwo: Bool {
        switch self {
        case .difference, .ratio, .comparison, .change: true
        default: false
        }
    }

    /// It asks which of several stands out.
    var ranksOthers: Bool { self == .highest || self == .lowest || self == .ranking }

    /// It asks for one of several, so that a question may leave out which they are.
    var asksAmong: Bool {
        switch self {
        case .above, .below, .highest, .lowest, .ranking, .comparison: true
        default: false
        }
    }
}
