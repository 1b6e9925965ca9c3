public import Foundation
public import Gongwen

extension Day {
    /// The day it is in China at a moment; all of China keeps one time, eight hours ahead, without summer time.
    ///
    ///     Day(inShanghaiAt: Date(timeIntervalSince1970: 0))   // 1970-01-01
    public init(inShanghaiAt moment: Date) {
        let days = Int(((moment.timeIntervalSince1970 + 8 * 3600) / 86_400).rounded(.down))
        self.init(daysSince1970: days)
    }

    /// Howard Hinnant's `civil_from_days`: years start in March, so that a leap day comes last.
    private init(daysSince1970 days: Int) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        self.init(
            year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
            month: month,
            day: dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        )
    }
}
