import Foundation
import Gongwen
import GongwenServer
import Testing

@Suite("东八区的日子")
struct DayTests {
    @Test(
        "边界",
        arguments: [
            (0.0, Day(year: 1970, month: 1, day: 1)),
            (57_599.999, Day(year: 1970, month: 1, day: 1)),
            (57_600, Day(year: 1970, month: 1, day: 2)),
            (-28_801, Day(year: 1969, month: 12, day: 31)),
            (1_709_135_999, Day(year: 2024, month: 2, day: 28)),
            (1_709_136_000, Day(year: 2024, month: 2, day: 29)),
            (1_709_222_400, Day(year: 2024, month: 3, day: 1)),
            (1_735_660_799, Day(year: 2024, month: 12, day: 31)),
            (1_735_660_800, Day(year: 2025, month: 1, day: 1)),
        ] as [(Double, Day)]
    )
    func edges(seconds: Double, day: Day) {
        #expect(Day(inShanghaiAt: Date(timeIntervalSince1970: seconds)) == day)
    }

    @Test("四百年里与系统日历一致")
    func sameAsCalendar() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(secondsFromGMT: 8 * 3600))
        for day in stride(from: -40_000, to: 110_000, by: 13) {
            let moment = Date(timeIntervalSince1970: Double(day) * 86_400 + 3_600)
            let parts = calendar.dateComponents([.year, .month, .day], from: moment)
            let expected = Day(
                year: try #require(parts.year), month: try #require(parts.month), day: try #require(parts.day))
            #expect(Day(inShanghaiAt: moment) == expected)
        }
    }
}
