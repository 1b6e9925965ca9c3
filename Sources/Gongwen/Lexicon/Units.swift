/// The measure words, in classes that count the same: 人 名 位 人次 · 场 场次 次 · 元.
struct Units: Sendable {
    /// What a class may be besides a list of words, as the files write it.
    enum Trait: String, Sendable, CaseIterable {
        /// Its question takes no other unit: 多少钱 is not answered with a head count.
        case strict = "只认同类"
        /// Its question takes a figure in the general class where the name says that it counts such: 多少人 is answered by 3个 of
        /// 奖章. Where it takes others too, its figures and those of the general class are compared.
        case takesGeneral = "也认通用"
        /// It counts anything: 个.
        case general = "通用"
        /// 天, 年, 届: it says when or for how long, not how many.
        case time = "计时"
        /// 场, 期: it counts how often something took place, and not things.
        case events = "按次"
        /// 项, 件: it counts things and what took place alike.
        case abstract = "也数次"
        /// %, 成: it says how large a part is.
        case share = "占比"
        /// 届: it says which one of those held again and again.
        case edition = "届次"
    }

    private(set) var names: [String] = []
    private(set) var classes = Classes()
    private var traits: [Set<Trait>] = []
    /// Units that count something else than the others of their class: 人次 counts visits, 人 heads.
    private var apart: Set<String> = []
    /// What is counted in each class: 职工, 奖章 in 人.
    private var nouns: [[String]] = []
    /// The first class of each of them.
    private var classesOfNouns = Classes()
    /// The class that counts anything.
    private(set) var general: UnitClass?

    /// The class of a unit or a noun, by its bytes: it is asked for of every figure that is weighed.
    struct Classes: Sendable {
        private var classes: [ExactText: UnitClass] = [:]

        subscript(name: String) -> UnitClass? {
            get { classes[ExactText(name)] }
            set { classes[ExactText(name)] = newValue }
        }
    }

    mutating func add(
        _ name: String, members: [String], traits: Set<Trait>, apart: [String], counted: [String]
    ) -> UnitClass {
        let unit = UnitClass(index: names.count)
        names.append(name)
        self.traits.append(traits)
        for member in members { classes[member] = unit }
        if traits.contains(.general) { general = unit }
        self.apart.formUnion(apart)
        nouns.append(counted)
        for noun in counted where classesOfNouns[noun] == nil { classesOfNouns[noun] = unit }
        return unit
    }

    /// %, 成: the class of shares.
    var share: UnitClass? { traits.firstIndex { $0.contains(.share) }.map(UnitClass.init) }

    func unit(named name: String) -> UnitClass? { names.firstIndex(of: name).map(UnitClass.init) }

    func name(of unit: UnitClass) -> String { names[unit.index] }

    func has(_ trait: Trait, _ unit: UnitClass) -> Bool { traits[unit.index].contains(trait) }

    /// Whether figures in this unit are not added to those of the others of its class.
    func isCountedApart(_ unit: String) -> Bool { apart.contains(unit) }

    /// Whether a row may have `unit` where its indicator is counted in `usual`: 家 or 处 beside 个, 个 beside 人; neither
    /// 万元, 人 nor 年 beside 个, and no two kinds of their own.
    func agree(_ unit: String, with usual: String) -> Bool {
        if unit == usual { return true }
        guard let own = classes[unit] else { return classes[usual].map { !has(.strict, $0) } ?? true }
        guard let wanted = classes[usual], wanted != general else { return own == general || !has(.strict, own) }
        return own == wanted || own == general && (!has(.strict, wanted) || has(.takesGeneral, wanted))
    }

    /// 16个 and 2家 count the same kind of thing, 4个 and 3万瓶 do not, nor do 72家 and 16场.
    func countTheSame(_ a: UnitClass, _ b: UnitClass) -> Bool {
        guard let other = a == general ? b : b == general ? a : nil else { return false }
        return has(.takesGeneral, other) && !has(.strict, other)
    }

    /// Whether figures in `unit` count things or people, which 个 counts too: not sums of money, nor shares.
    func isCount(_ unit: String) -> Bool { classes[unit].map { !has(.strict, $0) || has(.takesGeneral, $0) } ?? true }

    /// What a noun is counted in: 职工 in 人.
    func counting(_ noun: String) -> UnitClass? { classesOfNouns[noun] }

    /// Whether a figure of this name in `unit` can answer a question that asks in `asked`: 奖章 in 个 are people, 奖状（奖章）
    /// and 站点 are not.
    func fits(asked: UnitClass, unit: String, named name: String) -> Bool {
        guard fits(asked: asked, unit: unit) else { return false }
        guard asked != general, has(.strict, asked) || has(.events, asked), classes[unit] == general else {
            return true
        }
        return Units.parts(of: name).allSatisfy { part in nouns[asked.index].contains { part.hasExactSuffix($0) } }
    }

    /// 奖状 and 奖章 of 奖状（奖章）.
    static func parts(of name: String) -> [String] {
        name.unicodeScalars.split { $0 == "、" || $0 == "（" || $0 == "）" }.map(String.init)
    }

    /// Whether figures in `unit` may be what is counted in `asked`, as far as the units go.
    func fits(asked: UnitClass, unit: String) -> Bool {
        if asked == general { return true }
        guard let own = classes[unit] else { return !has(.strict, asked) }
        if own == asked { return true }
        if own == general { return !has(.strict, asked) || has(.takesGeneral, asked) }
        if has(.strict, asked) || has(.strict, own) { return false }
        return has(.events, asked) == has(.events, own) || has(.abstract, asked) || has(.abstract, own)
    }
}
