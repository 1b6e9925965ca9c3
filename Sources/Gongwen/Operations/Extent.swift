import Foundation

/// The numbers that a printed figure may stand for: `700余` is at least 700 and below 800, `47` is 47.
///
///     Extent(of: "700余", value: 700, isApproximate: true)      // low 700, high 800
///     Extent(of: "近4万", value: 40000, isApproximate: true)    // low 30000, high 40000
///
/// Two figures can be told apart only where their extents do not meet. The unit of doubt is one in the last place that
/// the print gives, as significant figures are read (ISO 80000-1, B.5).
struct Extent: Sendable, Hashable {
    var low: Decimal
    var high: Decimal

    init(of printed: String, value: Decimal, isApproximate: Bool) {
        (low, high) = (value, value)
        guard isApproximate else { return }
        let step = Extent.lastPlace(of: value)
        if Extent.above.contains(where: printed.contains) {
            high = value + step
        } else if printed.contains("近") {
            low = value - step
        } else {
            low = value - step / 2
            high = value + step / 2
        }
    }

    /// Where the numbers lie that may be meant: 17万余 above 17万, 近300 below 300, 约7.3万 around it, 47 nowhere else.
    enum Side { case on, above, around, below }

    var isPoint: Bool { low == high }

    func side(of value: Decimal) -> Side {
        isPoint ? .on : low == value ? .above : high == value ? .below : .around
    }

    func meets(_ other: Extent) -> Bool { low <= other.high && other.low <= high }

    /// 约15万, 15万左右, but not 15万多 nor 近15万.
    static func isAround(_ printed: String) -> Bool {
        !printed.contains("近") && !above.contains(where: printed.contains)
    }

    private static let above = ["超", "以上", "逾", "不少于", "不低于"] + upToNext

    /// 17万余, 十几: up to the next number of its kind.
    private static let upToNext = ["余", "多", "几", "出头"] + neighbours

    /// 三四家 are three or four.
    private static let neighbours = ["一两", "一二", "两三", "二三", "三四", "四五", "五六", "六七", "七八", "八九"]

    /// 7万多, 十几万, 三四家: from the number that is said up to the next of its kind.
    static func reachesUp(_ said: String) -> Bool {
        upToNext.contains(where: said.contains)
    }

    /// One in the last place that is not 0: 100 of 700, 0.1 of 31.3.
    private static func lastPlace(of value: Decimal) -> Decimal {
        guard value != 0 else { return 1 }
        var compact = value
        NSDecimalCompact(&compact)
        return Decimal(sign: .plus, exponent: compact.exponent, significand: 1)
    }
}
