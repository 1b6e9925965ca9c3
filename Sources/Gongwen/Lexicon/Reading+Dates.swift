/// Months and days, put together from the numbers beside 月 and 日 as they come: 2月, then 26日, then 27日.
extension Reading {
    /// - Parameter unit: the measure word that was said after the number.
    mutating func noteDate(_ value: Int, _ unit: String, today: Day) {
        switch unit {
        case "月", "月份": noteMonth(value, today)
        case "日", "号": noteDay(value)
        default:
            guard let days = Reading.partsOfMonth[unit] else { return }
            noteMonth(value, today)
            narrow(to: days, called: unit.dropFirst())
        }
    }

    /// The days that are said loosely: 2月底 is the last third of the month.
    private static let partsOfMonth = [
        "月初": 1...10, "月上旬": 1...10, "月中": 11...20, "月中旬": 11...20, "月底": 21...31, "月末": 21...31, "月下旬": 21...31,
    ]

    private mutating func narrow(to days: ClosedRange<Int>, called name: Substring) {
        guard case .dates(var span) = period, span.first.day == 1, span.first.month == span.last.month else { return }
        span.first.day = days.lowerBound
        span.last.day = min(days.upperBound, span.last.day)
        span.text += name
        period = .dates(span)
    }

    private mutating func noteMonth(_ month: Int, _ today: Day) {
        guard 1...12 ~= month else { return }
        switch period {
        case .year(let year): period = .dates(DateSpan(year: year, month: month, day: nil))
        case .dates(var span) where span.first.day == 1 && span.first.year == span.last.year && month > span.last.month:
            // 3月到5月
            span.last = Day.last(of: month, span.last.year)
            span.text += "至\(month)月"
            period = .dates(span)
        case nil:
            // Without its year it is the last one that there was.
            let year = month <= today.month ? today.year : today.year - 1
            var span = DateSpan(year: year, month: month, day: nil)
            span.text = "\(month)月"
            span.isYearKnown = false
            period = .dates(span)
        default: break
        }
    }

    private mutating func noteDay(_ day: Int) {
        guard case .dates(var span) = period, 1...31 ~= day, span.first.month == span.last.month else { return }
        if span.first.day == 1, span.last == Day.last(of: span.last.month, span.last.year) {
            span.first.day = day
            span.last.day = day
            span.text += "\(day)日"
        } else if span.first == span.last, day > span.last.day {
            span.last.day = day
            span.text += "至\(day)日"
        }
        period = .dates(span)
    }
}
