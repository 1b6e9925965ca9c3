/// Figures in their order, as far as they can be told apart: which is the most, which place one has, which pass a bound.
extension Writer {
    func filtered(_ calculation: Calculation) -> String {
        guard let bound = calculation.bound else { return ranking(calculation) }
        let held = arithmetic.order(calculation.figures).map {
            (figure: $0, holds: arithmetic.holds(calculation.decisive, bound, $0))
        }
        // 17万余 may be above 17.5万.
        if held.contains(where: { $0.holds == nil }) { return templates.fill("分不出") }
        let passing = held.filter { $0.holds == true }.map(\.figure)
        let condition =
            switch (calculation.decisive == .above, bound.includesBound) {
            case (true, false): "多于"
            case (true, true): "不少于"
            case (false, false): "少于"
            case (false, true): "不超过"
            }
        let values: Templates.Values = [
            "条件": condition + limit(bound, calculation.figures),
            "名单": passing.map { "\(label($0, among: calculation.figures))（\(printed($0))）" }.joined(separator: "、"),
        ]
        return templates.fill(passing.isEmpty ? "没有符合" : "符合", values)
    }

    func ranking(_ calculation: Calculation) -> String {
        let figures = calculation.figures
        let order = arithmetic.order(figures)
        let isUp = calculation.operators.contains(.lowest)
        let sorted = isUp ? order.reversed() : order
        if figures.count == 1 {
            return templates.fill(
                "只有一处",
                [
                    "甲": label(figures[0], among: figures), "数": printed(figures[0]),
                    "指标": knowledge[knowledge[figures[0]].attribute].name,
                ])
        }
        func row(_ ids: some Sequence<FactID>) -> String {
            ids.map { "\(label($0, among: figures))\(printed($0))" }.joined(separator: "，")
        }
        let values: Templates.Values = ["顺序": row(sorted), "个数": "\(figures.count)"]
        if let subject = calculation.ranked, let own = figures.first(where: { knowledge[$0].subject == subject }),
            figures.count(where: { knowledge[$0].subject == subject }) == 1
        {
            let place = 1 + order.count { arithmetic.value($0) > arithmetic.value(own) }
            return templates.fill("名次", values.adding("甲", label(own, among: figures), "名次", "第\(place)"))
        }
        if let place = calculation.place, sorted.indices.contains(place - 1) {
            let name = isUp ? "倒数第\(place)" : "第\(place)"
            return templates.fill("名次", values.adding("甲", label(sorted[place - 1], among: figures), "名次", name))
        }
        if let most = calculation.most, most < figures.count {
            return templates.fill(isUp ? "末几" : "前几", ["个数": "\(most)", "顺序": row(sorted.prefix(most))])
        }
        if calculation.decisive == .ranking { return templates.fill("排序", values) }
        if arithmetic.isOpen(Array(sorted.prefix(2)).sorted { arithmetic.value($0) > arithmetic.value($1) }) {
            return templates.fill("分不出") + "\n" + templates.fill("排序", values)
        }
        let top = sorted.filter { arithmetic.value($0) == arithmetic.value(sorted[0]) }
        let names = top.map { label($0, among: figures) }.joined(separator: "、")
        return templates.fill(isUp ? "最少" : "最多", values.adding("甲", names, "数", printed(sorted[0])))
    }

    /// Asked which is more, figures of other times are not compared; which number is larger can still be said.
    func byNumbersAlone(_ calculation: Calculation, _ objection: Objection) -> String? {
        let order = arithmetic.order(calculation.figures)
        guard objection == .periods, calculation.decisive.asksForOrder, !arithmetic.isOpen(order) else { return nil }
        guard let (first, last) = order.first.flatMap({ first in order.last.map { (first, $0) } }) else { return nil }
        if arithmetic.value(first) == arithmetic.value(last) { return templates.fill("只看数字一样") }
        return templates.fill("只看数字", ["甲": label(first, among: calculation.figures)])
    }
}
