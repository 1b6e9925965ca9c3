/// The measure words, in classes that count the same: 人 名 位 人次 · 场 场次 次 · 元.
struct Units: Sendable {
    private(set) var names: [String] = []
    private(set) var classes: [String: UnitClass] = [:]
    /// Classes whose question takes no other unit: 多少钱 is not answered with a head count.
    private(set) var strict: Set<UnitClass> = []
    private(set) var times: Set<UnitClass> = []
    /// Units that count something else than the others of their class: 人次 counts visits, 人 heads.
    private(set) var apart: Set<String> = []
    /// The class that counts anything: 个.
    private(set) var general: UnitClass?

    mutating func add(
        _ name: String, members: [String], isStrict: Bool, isTime: Bool, isGeneral: Bool, apart: [String]
    ) -> UnitClass {
        let unit = UnitClass(index: names.count)
        names.append(name)
        for member in members { classes[member] = unit }
        if isStrict { strict.insert(unit) }
        if isTime { times.insert(unit) }
        if isGeneral { general = unit }
        self.apart.formUnion(apart)
        return unit
    }

    func unit(named name: String) -> UnitClass? { names.firstIndex(of: name).map(UnitClass.init) }

    /// 天, 年, 届: they say when or for how long, not how many.
    func measuresTime(_ unit: UnitClass) -> Bool { times.contains(unit) }

    func isStrict(_ unit: UnitClass) -> Bool { strict.contains(unit) }

    /// Whether figures in this unit are not added to those of the others of its class.
    func isCountedApart(_ unit: String) -> Bool { apart.contains(unit) }

    func name(of unit: UnitClass) -> String { names[unit.index] }

    /// Whether a figure in `unit` can answer a question that asks in `asked`.
    func fits(asked: UnitClass, unit: String) -> Bool {
        if asked == general { return true }
        guard let own = classes[unit] else { return !strict.contains(asked) }
        if own == asked { return true }
        if own == general { return !(strict.contains(asked)) || name(of: asked) == "人" }
        return !strict.contains(asked) && !strict.contains(own)
    }
}
