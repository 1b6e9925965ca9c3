import Foundation

/// Several figures, and what a question wants made of them.
struct Calculation: Sendable {
    /// The decisive one first.
    var operators: [Operator]
    /// In the order of the question, or of the files where it names a group.
    var figures: [FactID]
    /// What was asked for and has no figure, each as it is called: 南川区, 江津区职工书屋.
    var lacking: [String] = []
    /// What those have instead, of another count or time.
    var instead: [FactID] = []
    /// What `above` and `below` hold the figures against.
    var bound: Reading.Claim?
    /// 前三: how many of the order are asked for.
    var most: Int?
    /// 第二, 倒数第二: which place of the order is asked for.
    var place: Int?
    /// 江北排第几: whose place is asked for.
    var ranked: SubjectID?
    /// 平均每期: the second figure says how many there were of what the first is spread over.
    var isPerUnit = false
    /// 一共补了多少: the first is for each of those that the second counts.
    var isProduct = false
    /// 平均每年: over how many years the one figure was counted.
    var years: Int?
    /// 发明创造去掉专利: the second figure is a part of the first and is taken away from it.
    var takesAway = false
    /// 甲占甲和乙的几成: the first is held against all of them together.
    var isOfAll = false
    /// The question itself sets different times, or a plan and its result, against each other.
    var contrasts = false

    var decisive: Operator { operators.first ?? .comparison }

    /// `江北会员比去年多吗`: of two figures of one place, one is not there, and the other is no answer.
    var lacksOne: Bool { decisive == .comparison && figures.count == 1 && ranked != nil }

    /// Something is made of the figures, if only why they are not put together; of a single one, that it takes two.
    var isWorked: Bool { figures.count > 1 || decisive.asksAmong && !lacksOne || years != nil }

    /// A single figure that counts several kinds may well be the sum that was asked for.
    func tells(in knowledge: KnowledgeBase) -> Bool {
        isWorked
            || decisive == .sum && figures.contains { !knowledge[knowledge[$0].attribute].parts.isEmpty }
    }
}

/// Why figures are not put together.
enum Objection: Sendable, Equatable {
    /// 人 and 家; 人 and 人次.
    case units
    /// A plan and a result, a stock and what came new.
    case scopes
    case periods
    /// 从3.7万户降至267万户: the report contradicts itself.
    case doubtful
    /// The same words mean different things in different places.
    case things
    /// 江北江津占全市多少, without a figure of 全市.
    case incomplete
    /// Percentages are not added.
    case rates
    /// One is counted in the other.
    case overlap(whole: FactID, part: FactID)
    /// 重庆市 and 江北区: one lies within the other.
    case nested(whole: SubjectID, part: SubjectID)
}

/// The figure that comes out, with 约 where one went in.
struct Amount: Sendable, Equatable {
    var value: Decimal
    var isApproximate: Bool

    /// `约32.4万人`
    func text(unit: String) -> String {
        (isApproximate ? "约" : "") + value.chinese(rounded: isApproximate) + unit
    }
}

/// The rules of putting figures together: what may be, and what comes out. Exact decimal arithmetic.
///
/// A class, so that handing it on counts one reference and not one for each of its tables.
final class Arithmetic: Sendable {
    let knowledge: KnowledgeBase
    let units: Units

    init(knowledge: KnowledgeBase, units: Units) {
        self.knowledge = knowledge
        self.units = units
    }

    func quantity(_ id: FactID) -> Quantity? {
        if case .figure(let quantity) = knowledge[id].value { quantity } else { nil }
    }

    func extent(_ id: FactID) -> Extent {
        guard let quantity = quantity(id) else { return Extent(of: "", value: 0, isApproximate: false) }
        return Extent(
            of: quantity.printed, value: quantity.number.value, isApproximate: quantity.number.isApproximate)
    }

    func value(_ id: FactID) -> Decimal { quantity(id)?.number.value ?? 0 }

    func sum(_ ids: [FactID]) -> Amount {
        Amount(value: ids.reduce(0) { $0 + value($1) }, isApproximate: isApproximate(ids))
    }

    /// `每家3万元，3家，一共多少`
    func product(_ each: FactID, _ count: FactID) -> Amount {
        Amount(value: value(each) * value(count), isApproximate: isApproximate([each, count]))
    }

    func mean(_ ids: [FactID]) -> Amount { mean(ids, over: ids.count) }

    /// `平均每年`: what was counted over so many years, by their number.
    func mean(_ ids: [FactID], over count: Int) -> Amount {
        let total = sum(ids)
        let mean = total.value / Decimal(count)
        return Amount(value: mean, isApproximate: total.isApproximate || !mean.isTold)
    }

    func difference(_ a: FactID, _ b: FactID) -> Amount {
        Amount(value: (value(a) - value(b)).magnitude, isApproximate: isApproximate([a, b]))
    }

    /// nil where it would divide by 0.
    ///
    /// - Parameter scale: 100 for a percentage, so that 12.5% is as exact as it is told.
    func ratio(_ a: FactID, _ b: FactID, times scale: Decimal = 1) -> Amount? {
        guard value(b) != 0 else { return nil }
        let ratio = value(a) * scale / value(b)
        return Amount(value: ratio, isApproximate: isApproximate([a, b]) || ratio.rounded(to: 2) != ratio)
    }

    /// `甲占甲和乙的几成`: a percentage.
    func share(of part: FactID, in all: [FactID]) -> Amount? {
        let total = sum(all)
        guard total.value != 0 else { return nil }
        let share = value(part) * 100 / total.value
        return Amount(value: share, isApproximate: total.isApproximate || share.rounded(to: 2) != share)
    }

    /// `甲比乙多百分之几`: the difference as a percentage of the second; nil where that is 0.
    func change(to value: FactID, from base: FactID) -> Amount? {
        guard self.value(base) != 0 else { return nil }
        let change = (self.value(value) - self.value(base)).magnitude * 100 / self.value(base)
        return Amount(value: change, isApproximate: isApproximate([value, base]) || change.rounded(to: 2) != change)
    }

    /// From the largest down.
    func order(_ ids: [FactID]) -> [FactID] {
        ids.enumerated().sorted { (value($0.element), -$0.offset) > (value($1.element), -$1.offset) }.map(\.element)
    }

    /// Whether a figure is above or below what is said; nil where its print leaves that open: `17万余` is above 17万, is
    /// not above 18万, and may be above 17.5万.
    func holds(_ bound: Operator, _ claim: Reading.Claim, _ id: FactID) -> Bool? {
        let (extent, limit) = (extent(id), value(of: claim, for: id))
        if extent.isPoint, extent.low == limit { return claim.includesBound }
        let (all, none) =
            bound == .above
            ? (extent.low >= limit, extent.high <= limit) : (extent.high <= limit, extent.low >= limit)
        return all ? true : none ? false : nil
    }

    /// Whether a figure is what was said, or one of those that `7万多` and `十几万` may stand for. 正好17万 and 近17万 are not `17万余`.
    func agrees(_ claim: Reading.Claim, _ id: FactID) -> Bool {
        let own = extent(id)
        let said = Extent(
            of: claim.text, value: value(of: claim, for: id), isApproximate: claim.number.isApproximate)
        if value(of: claim, for: id) == value(id) {
            if said.isPoint { return own.isPoint || !claim.isExact }
            return said.side(of: value(id)) == .around || said.side(of: value(id)) == own.side(of: value(id))
        }
        // 近100 of 98: less than a tenth is missing.
        if claim.text.contains("近"), own.high <= said.high { return own.low * 10 >= said.high * 9 }
        guard claim.number.isApproximate, Extent.reachesUp(claim.text) else { return false }
        return said.meets(own)
    }

    /// 73万 for 73.02万: rounded, and less than a hundredth beside it; 三成 for 31.3%: less than half a tenth beside it.
    func isNear(_ claim: Reading.Claim, _ id: FactID) -> Bool {
        let (said, own) = (value(of: claim, for: id), value(id))
        if isRate(id), ["成", "半"].contains(where: claim.text.contains) {
            return (said - own).magnitude < Decimal(5) / 100
        }
        // 15万 of 15.4万, 368万 of 368.59万: the rest was left off; less than a tenth of what is many.
        let cut = Extent(of: "余", value: said, isApproximate: true)
        if claim.bound == nil, !claim.isExact, !isRate(id), own >= 1000, cut.low < own, own < cut.high,
            (own - said) * 10 < own
        {
            return true
        }
        let rounded = Extent(of: "", value: said, isApproximate: true)
        guard rounded.low <= own, own <= rounded.high else { return false }
        // 15万左右 of 15.4万: less than a twentieth.
        let isAround = claim.number.isApproximate && Extent.isAround(claim.text)
        return (said - own).magnitude * (isAround ? 20 : 100) < own.magnitude
    }

    /// What was said of a figure: 95 of a percentage is 95%.
    func value(of claim: Reading.Claim, for id: FactID) -> Decimal {
        let said = claim.number.value
        return isRate(id) && said > 1 && claim.unit == nil && !isShare(claim.text) ? said / 100 : said
    }

    /// 120%, 百分之一百二十, 十二成: it says itself that it is a share.
    func isShare(_ text: String) -> Bool { ["%", "‰", "成", "分之", "一半"].contains(where: text.contains) }

    /// 15万人以上 as it is printed: no more is said than the bound.
    func isBound(_ text: String) -> Bool { ["以上", "以下", "不少于", "不低于"].contains(where: text.contains) }

    private func isApproximate(_ ids: [FactID]) -> Bool {
        ids.contains { quantity($0)?.number.isApproximate ?? true }
    }
}
