import Foundation

extension Decimal {
    /// As people write it: 万 and 亿 for round large numbers, at most two decimals.
    ///
    ///     Decimal(145).chinese()                  // "145"
    ///     Decimal(324_000).chinese()              // "32.4万"
    ///     Decimal(12_915).chinese()               // "12915"
    ///     Decimal(12_915).chinese(rounded: true)  // "1.29万"
    ///
    /// - Parameter rounded: the number is not exact anyway, so that nothing is lost by writing it in 万.
    func chinese(rounded: Bool = false) -> String {
        for (zeros, name) in [(8, "亿"), (4, "万")] {
            let scaled = Decimal(sign: .plus, exponent: -zeros, significand: self)
            guard scaled.magnitude >= 1 else { continue }
            let short = scaled.rounded(to: 2)
            if rounded || short == scaled { return "\(short)\(name)" }
        }
        return "\(self.rounded(to: 2))"
    }

    /// Nothing of it is lost as it is written: 398.024万 becomes 398.02万.
    var isTold: Bool {
        let unit: Decimal = magnitude < 10_000 ? 1 : magnitude < 100_000_000 ? 10_000 : 100_000_000
        return (self / unit).rounded(to: 2) == self / unit
    }

    /// Rounded half up, as sums of money are.
    func rounded(to places: Int) -> Decimal {
        var exact = self
        var result = Decimal()
        NSDecimalRound(&result, &exact, places, .plain)
        return result
    }
}
