import Foundation

/// What comes of a calculation, in words: the result first, then every figure that went in with its count and time.
extension Writer {
    func write(_ calculation: Calculation) -> String {
        let figures = calculation.figures
        var lines: [String] = []
        if let objection = arithmetic.objection(to: calculation) {
            lines.append(byNumbersAlone(calculation, objection) ?? text(of: objection))
        } else if calculation.isWorked {
            lines.append(conclusion(calculation))
            if !calculation.contrasts, arithmetic.differInTime(figures) { lines.append(templates.fill("时间提示")) }
            if isOfTwoReports(calculation) { lines.append(templates.fill("来源提示")) }
        } else {
            lines.append(templates.fill("只有一个"))
        }
        if !calculation.lacking.isEmpty {
            let names = calculation.lacking.prefix(Writer.mostNamed).joined(separator: "、")
            lines.append(
                calculation.lacking.count > Writer.mostNamed
                    ? templates.fill("缺数多", ["所问": names, "个数": "\(calculation.lacking.count)"])
                    : templates.fill("缺数", ["所问": names]))
        }
        if !calculation.instead.isEmpty {
            let said = calculation.instead.map { knowledge[$0].statement }.joined()
            lines.append(templates.fill("另有", ["陈述": said]))
        }
        return templates.fill(
            "运算",
            [
                "结论": lines.joined(separator: "\n"), "各条": numbered(figures),
                "来源": sources(figures + calculation.instead),
            ])
    }

    /// 江津的占全市多少, where two reports count them: neither says that the one is part of the other.
    private func isOfTwoReports(_ calculation: Calculation) -> Bool {
        guard calculation.decisive == .share, calculation.figures.count == 2 else { return false }
        let (part, whole) = { (knowledge[$0.part], knowledge[$0.whole]) }(partAndWhole(calculation.figures))
        return arithmetic.lies(part.subject, within: whole.subject) && part.subject != whole.subject
            && part.source != whole.source
    }

    private static let mostNamed = 3

    func write(tooFew decisive: Operator, _ facts: [FactID]) -> String {
        if facts.isEmpty { return templates.fill("没有可比") }
        let said = facts.map { knowledge[$0].statement }.joined()
        let values: Templates.Values = ["运算": decisive.rawValue, "陈述": said, "来源": sources(facts)]
        guard decisive == .progress else { return templates.fill("数不够", values) }
        let isPlan = facts.first.map { knowledge[$0].scope == .plan } ?? false
        return templates.fill(isPlan ? "没有完成数" : "没有计划数", values)
    }

    var arithmetic: Arithmetic { snapshot.planner.arithmetic }

    private func conclusion(_ calculation: Calculation) -> String {
        let figures = calculation.figures
        switch calculation.decisive {
        case .sum where calculation.isProduct:
            return templates.fill(
                "合计",
                [
                    "数": arithmetic.product(figures[0], figures[1]).text(unit: knowledge[figures[0]].unit),
                    "算式": formula(figures, " × "),
                ])
        case .sum:
            return templates.fill(
                "合计", ["数": arithmetic.sum(figures).text(unit: unit(figures)), "算式": formula(figures, " + ")])
        case .mean: return mean(calculation)
        case .progress: return progress(figures)
        case .share: return calculation.isOfAll ? shareOfAll(figures) : share(figures)
        case .ratio: return ratio(figures)
        case .above, .below: return filtered(calculation)
        case .highest, .lowest, .ranking: return ranking(calculation)
        case .change where figures.count == 2: return change(figures)
        case .difference, .comparison, .change:
            return calculation.takesAway
                ? rest(figures) : figures.count == 2 ? difference(figures) : ranking(calculation)
        }
    }

    private func mean(_ calculation: Calculation) -> String {
        let figures = calculation.figures
        if let years = calculation.years {
            return templates.fill(
                "平均每年",
                [
                    "数": arithmetic.mean(figures, over: years).text(unit: unit(figures)),
                    "算式": figures.count == 1
                        ? "\(formula(figures, "")) ÷ \(years)" : "（\(formula(figures, " + "))）÷ \(years)",
                ])
        }
        guard calculation.isPerUnit else {
            let formula = "（\(formula(figures, " + "))）÷ \(figures.count)"
            return templates.fill("平均", ["数": arithmetic.mean(figures).text(unit: unit(figures)), "算式": formula])
        }
        guard let ratio = arithmetic.ratio(figures[0], figures[1]) else { return templates.fill("分不出") }
        return templates.fill(
            "平均每",
            [
                "单位": knowledge[figures[1]].unit, "数": ratio.text(unit: knowledge[figures[0]].unit),
                "算式": formula(figures, " ÷ "),
            ])
    }

    /// What was done first, then what was planned.
    private func progress(_ figures: [FactID]) -> String {
        let (done, planned) = (figures[0], figures[1])
        guard let rate = arithmetic.ratio(done, planned, times: 100) else { return templates.fill("分不出") }
        let values: Templates.Values = [
            "数": rate.text(unit: "%"), "算式": formula([done, planned], " ÷ "),
            "差": gap(done, planned),
        ]
        let (reached, goal) = (arithmetic.extent(done), arithmetic.extent(planned))
        if reached.low >= goal.high { return templates.fill("已完成", values) }
        return templates.fill(reached.high < goal.low ? "未完成" : "完成率", values)
    }

    /// The part first, whichever was named first.
    private func share(_ figures: [FactID]) -> String {
        guard figures.count == 2 else { return templates.fill("分不出") }
        let (part, whole) = partAndWhole(figures)
        guard let share = arithmetic.ratio(part, whole, times: 100) else { return templates.fill("分不出") }
        return templates.fill(
            "占比",
            [
                "甲": label(part, among: figures), "乙": label(whole, among: figures), "数": share.text(unit: "%"),
                "算式": formula([part, whole], " ÷ "),
            ])
    }

    /// The smaller is the part. Of two places beside each other neither is: 江北会员占江津的百分之几 measures the one that was
    /// named first by the other.
    private func partAndWhole(_ figures: [FactID]) -> (part: FactID, whole: FactID) {
        let isInOrder = arePeers(figures) || arithmetic.value(figures[0]) <= arithmetic.value(figures[1])
        return isInOrder ? (figures[0], figures[1]) : (figures[1], figures[0])
    }

    /// The same thing of two places of which neither lies within the other.
    private func arePeers(_ figures: [FactID]) -> Bool {
        let (one, other) = (knowledge[figures[0]], knowledge[figures[1]])
        return one.attribute == other.attribute && one.subject != other.subject
            && !arithmetic.lies(one.subject, within: other.subject)
            && !arithmetic.lies(other.subject, within: one.subject)
    }

    /// 甲比乙多百分之几: the second is what it is measured by.
    private func change(_ figures: [FactID]) -> String {
        let order = arithmetic.order(figures)
        guard arithmetic.value(figures[0]) != arithmetic.value(figures[1]) else { return difference(figures) }
        guard !arithmetic.isOpen(order), let change = arithmetic.change(to: figures[0], from: figures[1]) else {
            return templates.fill("分不出")
        }
        return templates.fill(
            order == figures ? "多几成" : "少几成",
            [
                "甲": label(figures[0], among: figures), "乙": label(figures[1], among: figures),
                "数": change.text(unit: "%"), "算式": "（" + formula(order, " − ") + "）÷ " + formula([figures[1]], ""),
            ])
    }

    /// 甲占甲和乙的几成: the first of all.
    private func shareOfAll(_ figures: [FactID]) -> String {
        guard let share = arithmetic.share(of: figures[0], in: figures) else { return templates.fill("分不出") }
        let names = figures.map { label($0, among: figures) }.joined(separator: "、")
        return templates.fill(
            "占比",
            [
                "甲": label(figures[0], among: figures), "乙": names + "之和", "数": share.text(unit: "%"),
                "算式": formula([figures[0]], "") + " ÷ （" + formula(figures, " + ") + "）",
            ])
    }

    private func ratio(_ figures: [FactID]) -> String {
        guard figures.count == 2 else { return templates.fill("分不出") }
        let order = arithmetic.order(figures)
        guard let ratio = arithmetic.ratio(order[0], order[1]) else { return templates.fill("分不出") }
        return templates.fill(
            "倍数",
            [
                "甲": label(order[0], among: figures), "乙": label(order[1], among: figures), "数": ratio.text(unit: ""),
                "算式": formula(order, " ÷ "),
            ])
    }

    private func rest(_ figures: [FactID]) -> String {
        templates.fill(
            "去掉",
            [
                "甲": label(figures[0], among: figures), "乙": label(figures[1], among: figures),
                "数": gap(figures[0], figures[1]),
                "算式": formula(figures, " − "),
            ])
    }

    private func difference(_ figures: [FactID]) -> String {
        let order = arithmetic.order(figures)
        let values: Templates.Values = [
            "甲": label(order[0], among: figures), "乙": label(order[1], among: figures),
            "数": gap(order[0], order[1]),
            "算式": formula(order, " − "),
        ]
        if arithmetic.value(order[0]) == arithmetic.value(order[1]) {
            return arithmetic.extent(order[0]) == arithmetic.extent(order[1])
                && arithmetic.extent(order[0]).low == arithmetic.extent(order[0]).high
                ? templates.fill("一样多", values) : templates.fill("分不出")
        }
        return arithmetic.isOpen(order) ? templates.fill("分不出") : templates.fill("相差", values)
    }

    private func text(of objection: Objection) -> String {
        switch objection {
        case .units: templates.fill("单位不同")
        case .scopes: templates.fill("口径不同")
        case .periods: templates.fill("时间不同")
        case .doubtful: templates.fill("自相矛盾")
        case .things: templates.fill("所指不同")
        case .incomplete: templates.fill("数不全")
        case .rates: templates.fill("比率不相加")
        case .overlap(let whole, let part):
            templates.fill(
                "已含", ["甲": knowledge[knowledge[whole].attribute].name, "乙": knowledge[knowledge[part].attribute].name])
        case .nested(let whole, let part):
            templates.fill("上下级", ["甲": knowledge[whole].name, "乙": knowledge[part].name])
        }
    }
}
